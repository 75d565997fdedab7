package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.stats.HalfEven;
import dev.touchstone.metrics.text.bleu.Bleu;
import dev.touchstone.metrics.text.bleu.BleuCorpus;
import dev.touchstone.metrics.text.bleu.BleuSettings;
import java.util.List;

/// `seed_a_bleu`: corpus BLEU of one pair of token pieces joined by spaces, by tokenizer, and the value
/// rounded to two places as Python rounds.
@AutoService(GoldenFamily.class)
public final class SeedABleuFamily implements GoldenFamily {

    @Override
    public String name() {
        return "seed_a_bleu";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        one.kindIsLabel();
        String output = joined(one.input(), "output");
        String baseline = joined(one.input(), "baseline");
        for (String name : one.expected().names()) {
            Fields values = one.expected().group(name).orElseThrow();
            BleuCorpus corpus = Bleu.of(BleuSettings.corpus().with(BleuParams.tokenizer(name))).corpus();
            corpus.add(output, List.of(baseline));
            double score = corpus.score().score();
            for (String key : values.names()) {
                Value value = values.find(key).orElseThrow();
                switch (key) {
                    case "score" -> one.expected().compare(name + ".score", value, score);
                    case "metric_value" -> one.expected().compare(name + ".metric_value", value,
                            HalfEven.round(score / 100, 2), Tolerance.EXACT);
                    default -> throw GoldenCase.unknown("expected key", name + "." + key);
                }
            }
        }
        return one.verdict();
    }

    /// The text, which must be its pieces joined where the case gives both.
    private static String joined(Tracked input, String name) {
        if (input.find(name + "_tokens").isEmpty()) {
            return input.text(name);
        }
        String joined = String.join(" ", input.texts(name + "_tokens"));
        if (!input.text(name, joined).equals(joined)) {
            throw new MalformedCase("'%s' is not '%s_tokens' joined by spaces".formatted(name, name));
        }
        return joined;
    }
}
