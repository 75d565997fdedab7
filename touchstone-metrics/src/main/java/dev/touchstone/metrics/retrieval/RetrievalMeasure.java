package dev.touchstone.metrics.retrieval;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A measure with its cutoff, such as `ndcg_cut_10`.
///
/// @param rule what is measured
/// @param cutoff how many documents count, at least 1; 0 for a rule without one
public record RetrievalMeasure(RetrievalRule rule, int cutoff) {
    public RetrievalMeasure {
        requireNonNull(rule, "rule");
        if (rule.cut() ? cutoff < 1 : cutoff != 0) {
            throw new IllegalArgumentException(rule.cut()
                    ? rule.label() + " needs a cutoff of at least 1, has " + cutoff
                    : rule.label() + " takes no cutoff, has " + cutoff);
        }
    }

    /// A measure of whole lists.
    public static RetrievalMeasure of(RetrievalRule rule) {
        return new RetrievalMeasure(rule, 0);
    }

    /// A measure by its name: the rule's label, for a cutoff followed by `_` and a number.
    ///
    /// @throws IllegalArgumentException when there is none of that name; the message lists all
    public static RetrievalMeasure named(String name) {
        for (RetrievalRule rule : RetrievalRule.values()) {
            if (!rule.cut() && name.equals(rule.label())) {
                return of(rule);
            }
            if (rule.cut() && name.startsWith(rule.label() + "_")
                    && name.substring(rule.label().length() + 1).matches("[1-9][0-9]{0,8}")) {
                return new RetrievalMeasure(rule,
                        Integer.parseInt(name.substring(rule.label().length() + 1)));
            }
        }
        throw new IllegalArgumentException("no measure '%s'; there are %s".formatted(name,
                Arrays.stream(RetrievalRule.values()).map(rule -> rule.label() + (rule.cut() ? "_K" : ""))
                        .collect(Collectors.joining(", "))));
    }

    /// Its name.
    public String name() {
        return rule.cut() ? rule.label() + "_" + cutoff : rule.label();
    }

    /// Its value for one query, 0..1, or a number of documents.
    public double of(RankedQuery query) {
        return switch (rule) {
            case PRECISION -> (double) query.relevant(cutoff) / cutoff;
            case RECALL -> query.share(query.relevant(cutoff));
            case SUCCESS -> query.relevant(cutoff) > 0 ? 1 : 0;
            case F1 -> {
                // 2PR / (P + R) with P = hits / k and R = hits / relevant
                int hits = query.relevant(cutoff);
                yield hits == 0 ? 0 : 2.0 * hits / ((double) cutoff + query.relevant());
            }
            case JUDGED -> query.judged(cutoff);
            case AVERAGE_PRECISION_CUT -> query.averagePrecision(cutoff);
            case NDCG_CUT -> query.ndcg(cutoff, Gain.LINEAR);
            case NDCG_BURGES_CUT -> query.ndcg(cutoff, Gain.EXPONENTIAL);
            case RECIPROCAL_RANK_CUT -> query.reciprocalRank(cutoff);
            case AVERAGE_PRECISION -> query.averagePrecision(Integer.MAX_VALUE);
            case RECIPROCAL_RANK -> query.reciprocalRank(Integer.MAX_VALUE);
            case NDCG -> query.ndcg(Integer.MAX_VALUE, Gain.LINEAR);
            case NDCG_BURGES -> query.ndcg(Integer.MAX_VALUE, Gain.EXPONENTIAL);
            case R_PRECISION -> query.share(query.relevant(query.relevant()));
            case BPREF -> query.bpref();
            case RETRIEVED -> query.retrieved();
            case RELEVANT -> query.relevant();
            case RELEVANT_RETRIEVED -> query.relevant(Integer.MAX_VALUE);
        };
    }
}
