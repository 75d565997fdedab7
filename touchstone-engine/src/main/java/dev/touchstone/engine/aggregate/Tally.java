package dev.touchstone.engine.aggregate;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.metrics.repeat.Attempted;
import dev.touchstone.metrics.repeat.RepeatedQuestion;
import dev.touchstone.metrics.stats.MeanEstimate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Adds up the scores of one scorer over one unit, or over a slice of it; not thread-safe.
///
/// Memory does not depend on the number of samples but for the first 10,000 values that are neither 0 nor 1,
/// and for some 40 bytes a cluster. A failed attempt has no score and is left out of every mean; a sample
/// counts in the measures of repeats when at least k of its attempts were answered. Where the back end told
/// too little for a score, there is no number at all: a mean over the rest would be one over other samples.
public final class Tally {

    private final Form form;
    private final Spread scores;
    private final Spread readable;
    private final Map<Repeated, Spread> repeated = new EnumMap<>(Repeated.class);
    private int right;
    private int partly;
    private int wrong;
    private int unparsed;
    private int failed;
    private int untold;
    private int truncated;
    private int refused;
    private final SortedMap<String, Integer> unjudged = new TreeMap<>(); // by the first word of the reason

    /// What is added up.
    ///
    /// @param repeats attempts per sample, at least 1
    /// @param k the k of pass@k
    /// @param clustered whether samples may share a cluster, such as a passage
    /// @param kind what the scorer's scores were declared to be
    public record Form(int repeats, int k, boolean clustered, ScoreKind kind) {

        /// A form of scores of right and wrong.
        public Form(int repeats, int k, boolean clustered) {
            this(repeats, k, clustered, ScoreKind.PROPORTION);
        }

        /// What a measure of repeats is: the mean of a question's shares or chances, or the share of
        /// questions that pass; with k of all attempts pass@k is the latter.
        ScoreKind kind(Repeated which) {
            return switch (which) {
                case AVERAGE -> ScoreKind.MEAN;
                case PASS -> k == repeats ? ScoreKind.PROPORTION : ScoreKind.MEAN;
                case CONSISTENT, MAJORITY -> ScoreKind.PROPORTION;
            };
        }
    }

    /// The measures of repeats.
    public enum Repeated {
        /// avg@n.
        AVERAGE(RepeatedQuestion::averageAtN),
        /// pass@k.
        PASS(RepeatedQuestion::passAtK),
        /// cons@n.
        CONSISTENT(RepeatedQuestion::consistentAtK),
        /// maj@k, ties to the answer seen first.
        MAJORITY(RepeatedQuestion::majorityFirst);

        private final ToDoubleFunction<RepeatedQuestion> of;

        Repeated(ToDoubleFunction<RepeatedQuestion> of) {
            this.of = of;
        }
    }

    /// @param repeats attempts per sample, at least 1
    /// @param k the k of pass@k
    public Tally(int repeats, int k) {
        this(new Form(repeats, k, false));
    }

    /// A tally that has counted nothing.
    public Tally(Form form) {
        this.form = form;
        this.scores = new Spread(form.kind(), form.repeats() == 1, form.clustered());
        this.readable = new Spread(ScoreKind.PROPORTION, form.repeats() == 1, form.clustered());
        if (form.repeats() > 1) {
            for (Repeated which : Repeated.values()) {
                repeated.put(which, new Spread(form.kind(which), true, form.clustered()));
            }
        }
    }

    /// One attempt's share.
    ///
    /// @param cut whether the answer was cut at its length bound
    /// @param vote the answer it votes for, in a form in which equal answers are equal texts; not looked at
    ///     where none was read
    public record Scored(Score score, boolean cut, String vote) {

        /// A share that votes for the text that was extracted.
        public Scored(Score score, boolean cut) {
            this(score, cut, score.extracted());
        }
    }

    /// Counts one sample that is a cluster of its own.
    public void add(List<Scored> attempts, int missing) {
        add(attempts, missing, OptionalInt.empty());
    }

    /// Counts one sample.
    ///
    /// @param answered the scores of its answered attempts in order of their number; those that the back end
    ///     told too little for are only counted, and those without a verdict of judges apart from them
    /// @param missing its attempts without an answer
    /// @param cluster the number of the cluster it belongs to; needed where the tally is clustered
    public void add(List<Scored> answered, int missing, OptionalInt cluster) {
        failed += missing;
        List<Scored> attempts = judged(answered);
        if (attempts.isEmpty()) {
            return;
        }
        List<Attempted> votes = new ArrayList<>(attempts.size());
        double[] values = new double[attempts.size()];
        double[] read = new double[attempts.size()];
        for (Scored attempt : attempts) {
            Score score = attempt.score();
            boolean parsed = score.reading() == Reading.PARSED;
            values[votes.size()] = score.value();
            read[votes.size()] = parsed ? 1 : 0;
            votes.add(new Attempted(parsed ? Optional.of(attempt.vote()) : Optional.empty(),
                    score.right()));
            count(score, attempt.cut());
        }
        scores.add(cluster, values);
        readable.add(cluster, read);
        if (form.repeats() > 1 && votes.size() >= form.k()) {
            RepeatedQuestion question = RepeatedQuestion.of(votes, form.k());
            repeated.forEach((which, spread) -> spread.add(cluster, which.of.applyAsDouble(question)));
        }
    }

    /// Counts the samples of another tally, but for measures of repeats; its clusters are other ones.
    void add(Tally other) {
        scores.add(other.scores);
        readable.add(other.readable);
        right += other.right;
        partly += other.partly;
        wrong += other.wrong;
        unparsed += other.unparsed;
        failed += other.failed;
        untold += other.untold;
        truncated += other.truncated;
        refused += other.refused;
        other.unjudged.forEach((why, count) -> unjudged.merge(why, count, Integer::sum));
    }

    /// A tally to add others of this scorer to.
    Tally empty() {
        return new Tally(new Form(1, 1, false, form.kind()));
    }

    /// What became of the attempts.
    public Counts counts() {
        return new Counts(right, wrong, unparsed, failed, truncated, refused, untold, partly,
                unjudged());
    }

    /// The mean score in percent with its interval: Wilson's for right and wrong, by the effective sample
    /// size where samples share a cluster or have repeats; of graded scores by the bootstrap, or by the
    /// cluster-robust error.
    public Measure mean() {
        return untold > 0 ? new Measure.NotAvailable(notTold())
                : scores.measure(!unjudged.isEmpty() ? withoutVerdict()
                        : failed > 0 ? "every request failed" : "no answers yet");
    }

    /// Why no answer has a score where judges gave no verdict.
    private String withoutVerdict() {
        String reasons = unjudged.entrySet().stream().map(why -> why.getKey() + " " + why.getValue())
                .collect(Collectors.joining(", "));
        String why = unjudged.keySet().equals(Set.of("judge_unread"))
                ? "no verdict could be read: " : "no verdict: ";
        return why + reasons + (failed > 0 ? "; %d requests failed".formatted(failed) : "");
    }

    private int unjudged() {
        return unjudged.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The attempts of which something is known; the others are counted.
    private List<Scored> judged(List<Scored> answered) {
        List<Scored> judged = new ArrayList<>(answered.size());
        for (Scored attempt : answered) {
            if (attempt.score().untold()) {
                untold++;
            } else if (attempt.score().reading() == Reading.UNJUDGED) {
                unjudged.merge(attempt.score().rule().replaceFirst("/.*", ""), 1, Integer::sum);
            } else {
                judged.add(attempt);
            }
        }
        return judged;
    }

    /// The share of answers that could be read, in percent.
    public Measure readable() {
        return untold > 0 ? new Measure.NotAvailable(notTold()) : readable.measure("no answers yet");
    }

    /// A measure of repeats in percent; its error and interval are over questions.
    public Measure repeated(Repeated which) {
        if (untold > 0) {
            return new Measure.NotAvailable(notTold());
        }
        String none = "no sample has %d answered attempts".formatted(form.k());
        return repeated.containsKey(which) ? repeated.get(which).measure(none) : new Measure.Missing(none);
    }

    /// The mean and its standard error as fractions, for groups; empty when nothing was scored.
    public Optional<MeanEstimate> estimate() {
        return scores.estimate();
    }

    /// Why there is no number although there are answers; empty where there is one.
    public Optional<String> unmeasured() {
        return untold > 0 ? Optional.of(notTold()) : Optional.empty();
    }

    private String notTold() {
        return ("of %d answers it is unknown whether each token is the likeliest: the server tells no "
                + "top_logprobs").formatted(untold);
    }

    private void count(Score score, boolean cut) {
        if (score.right()) {
            right++;
        } else if (score.value() > 0) {
            partly++;
        } else if (score.reading() == Reading.PARSED) {
            wrong++;
        } else {
            unparsed++;
        }
        truncated += cut ? 1 : 0;
        refused += score.reading() == Reading.REFUSED ? 1 : 0;
    }
}
