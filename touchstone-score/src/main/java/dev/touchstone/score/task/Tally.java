package dev.touchstone.score.task;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.score.metric.MeanOfRows;

/// Counts scores by what became of them; not thread-safe.
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

    void add(Score score) {
        if (score.reading() != Reading.UNJUDGED) {
            mean.add(score.value());
        }
        switch (score.reading()) {
            case PARSED -> {
                right += score.right() ? 1 : 0;
                wrong += score.right() ? 0 : 1;
            }
            case UNPARSED -> unparsed++;
            case TRUNCATED -> truncated++;
            case REFUSED -> refused++;
            case UNJUDGED -> missing++;
        }
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
