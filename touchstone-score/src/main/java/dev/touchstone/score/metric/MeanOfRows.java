package dev.touchstone.score.metric;

import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.RowSums;

/// The mean of a value of each row, with its spread; flat memory, not thread-safe.
///
/// What the values are is declared by the metric and decides how the interval is made, whatever values come.
public final class MeanOfRows {

    private final Kind kind;
    private final MeanAccumulator mean = new MeanAccumulator();
    private final RowSums sums = new RowSums(2);
    private long ones;
    private boolean whole = true;

    private enum Kind {
        SHARE,
        GRADE,
        NUMBER
    }

    /// A mean of any numbers before its first row.
    public MeanOfRows() {
        this(Kind.NUMBER);
    }

    private MeanOfRows(Kind kind) {
        this.kind = kind;
    }

    /// A share: each value is 0 or 1. Should another value come, it is a mean of grades.
    public static MeanOfRows ofShares() {
        return new MeanOfRows(Kind.SHARE);
    }

    /// A mean of values from 0 to 1, such as an F1.
    public static MeanOfRows ofGrades() {
        return new MeanOfRows(Kind.GRADE);
    }

    /// A mean of the scores of a scorer, which declares what they are.
    public static MeanOfRows of(ScoreKind scores) {
        return switch (scores) {
            case PROPORTION -> ofShares();
            case MEAN -> ofGrades();
        };
    }

    /// Counts a row.
    ///
    /// @param value finite
    public void add(double value) {
        mean.add(value);
        sums.add(value, 1);
        ones += value == 1 ? 1 : 0;
        whole &= value == 0 || value == 1;
    }

    /// Whether no row was counted; then there is no mean.
    public boolean empty() {
        return mean.estimate().isEmpty();
    }

    /// The mean with its spread: Wilson's interval of a share, else as [Sampling#ofMean] makes it.
    public Total end(String name, Sampling sampling, String signature) {
        MeanEstimate estimate = mean.estimate().orElseThrow();
        return Total.of(name, estimate.mean(), estimate.count(), spread(estimate, sampling), signature);
    }

    /// The same as one more value of a total.
    public Total end(Total total, String name, Sampling sampling) {
        MeanEstimate estimate = mean.estimate().orElseThrow();
        return total.with(name, estimate.mean(), spread(estimate, sampling));
    }

    private Spread spread(MeanEstimate estimate, Sampling sampling) {
        return switch (kind) {
            case SHARE -> whole ? sampling.ofShare(ones, estimate.count())
                    : sampling.ofGrades(estimate, sums);
            case GRADE -> sampling.ofGrades(estimate, sums);
            case NUMBER -> sampling.ofMean(estimate, sums);
        };
    }
}
