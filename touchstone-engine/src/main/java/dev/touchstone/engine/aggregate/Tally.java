package dev.touchstone.engine.aggregate;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.metrics.repeat.Attempted;
import dev.touchstone.metrics.repeat.RepeatAccumulator;
import dev.touchstone.metrics.repeat.RepeatMeasures;
import dev.touchstone.metrics.stats.ClusterAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// Adds up the scores of one scorer over one unit; not thread-safe, memory does not depend on the number of
/// samples.
///
/// A failed attempt has no score and is left out of every mean; a sample counts in the measures of repeats
/// when at least k of its attempts were answered.
public final class Tally {

    private final int repeats;
    private final int k;
    private final ClusterAccumulator scores = new ClusterAccumulator();
    private final RepeatAccumulator repeated;
    private boolean binary = true;
    private int samples;
    private int right;
    private int wrong;
    private int unparsed;
    private int failed;
    private int truncated;
    private int refused;

    /// @param repeats attempts per sample, at least 1
    /// @param k the k of pass@k
    public Tally(int repeats, int k) {
        this.repeats = repeats;
        this.k = k;
        this.repeated = new RepeatAccumulator(k);
    }

    /// One attempt's share: its score, and whether the answer was cut at its length bound.
    public record Scored(Score score, boolean cut) {}

    /// Counts one sample.
    ///
    /// @param attempts the scores of its answered attempts in order of their number
    /// @param missing its attempts without an answer
    public void add(List<Scored> attempts, int missing) {
        failed += missing;
        if (attempts.isEmpty()) {
            return;
        }
        List<Attempted> votes = new ArrayList<>(attempts.size());
        double[] values = new double[attempts.size()];
        for (Scored attempt : attempts) {
            Score score = attempt.score();
            values[votes.size()] = score.value();
            binary &= score.value() == 0 || score.value() == 1;
            votes.add(new Attempted(
                    score.reading() == Reading.PARSED ? Optional.of(score.extracted()) : Optional.empty(),
                    score.right()));
            count(score, attempt.cut());
        }
        scores.add(values);
        samples++;
        if (repeats > 1 && votes.size() >= k) {
            repeated.add(votes);
        }
    }

    /// What became of the attempts.
    public Counts counts() {
        return new Counts(right, wrong, unparsed, failed, truncated, refused);
    }

    /// The mean score in percent with its interval: Wilson for single right-or-wrong attempts, else the
    /// normal interval of the cluster-robust standard error, a sample's repeats being one cluster.
    public Measure mean() {
        Optional<MeanEstimate> estimate = scores.estimate();
        if (estimate.isEmpty()) {
            return new Measure.Missing(failed > 0 ? "every request failed" : "no answers yet");
        }
        double mean = estimate.get().mean();
        double error = estimate.get().standardError();
        return repeats == 1 && binary
                ? Percent.wilson(mean, error, right, counts().answers())
                : Percent.normal(mean, error, samples, "cluster_normal");
    }

    /// A measure of repeats in percent.
    public Measure repeated(ToDoubleFunction<RepeatMeasures> which) {
        Optional<RepeatMeasures> measures = repeated.measures();
        return measures.isEmpty()
                ? new Measure.Missing("no sample has %d answered attempts".formatted(k))
                : Measure.of(100 * which.applyAsDouble(measures.get()));
    }

    /// The mean and its standard error as fractions, for groups; empty when nothing was scored.
    public Optional<MeanEstimate> estimate() {
        return scores.estimate();
    }

    private void count(Score score, boolean cut) {
        if (score.right()) {
            right++;
        } else if (score.reading() == Reading.PARSED) {
            wrong++;
        } else {
            unparsed++;
        }
        truncated += cut ? 1 : 0;
        refused += score.reading() == Reading.REFUSED ? 1 : 0;
    }
}
