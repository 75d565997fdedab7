package dev.touchstone.score.task;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.score.metric.MeanOfRows;

/// Counts scores by what became of them, in the words of a run's table; not thread-safe.
final class Tally {

    private final MeanOfRows mean;
    private long right;
    private long wrong;
    private long unparsed;
    private long truncated;
    private long refused;
    private long missing;

    /// @param kind what the scorer declares its scores to be
    Tally(ScoreKind kind) {
        this.mean = MeanOfRows.of(kind);
    }

    /// @param cut whether the answer ended at its length bound
    void add(Score score, boolean cut) {
        if (score.reading() != Reading.UNJUDGED) {
            mean.add(score.value());
        }
        truncated += cut(score, cut) ? 1 : 0;
        switch (score.reading()) {
            case PARSED -> {
                right += score.right() ? 1 : 0;
                wrong += score.right() ? 0 : 1;
            }
            case UNPARSED, TRUNCATED -> unparsed++;
            case REFUSED -> {
                unparsed++;
                refused++;
            }
            case UNJUDGED -> missing++;
        }
    }

    private static boolean cut(Score score, boolean cut) {
        return score.reading() == Reading.TRUNCATED || cut && score.reading() != Reading.UNJUDGED;
    }

    void addMissing() {
        missing++;
    }

    MeanOfRows mean() {
        return mean;
    }

    long right() {
        return right;
    }

    long wrong() {
        return wrong;
    }

    long unparsed() {
        return unparsed;
    }

    long truncated() {
        return truncated;
    }

    long refused() {
        return refused;
    }

    long missing() {
        return missing;
    }
}
