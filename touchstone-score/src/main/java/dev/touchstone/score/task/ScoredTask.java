package dev.touchstone.score.task;

import dev.touchstone.core.value.Value;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Spread;
import dev.touchstone.score.metric.Total;
import java.util.Map;
import java.util.OptionalDouble;

/// What came of one task's answers.
///
/// @param task the task's short name (`abbr`)
/// @param right answers that are right
/// @param wrong answers that were read and are wrong, or partly right
/// @param unparsed answers in which nothing was found; with right, wrong and missing all rows
/// @param truncated answers that were cut, a part of the first three
/// @param refused answers that decline, a part of `unparsed`
/// @param missing rows of the data that the file holds no answer to; in no figure
/// @param total the mean score as `accuracy`, with these counts beside it
public record ScoredTask(String task, long right, long wrong, long unparsed, long truncated, long refused,
        long missing, Total total) {

    private static final String ACCURACY = "accuracy";

    /// Counts with their share of right answers.
    static ScoredTask of(String task, Tally tally, String scorer) {
        String signature = "scorer:" + scorer;
        Total mean = tally.mean().empty() // every answer waits for a judge
                ? new Total(Map.of(ACCURACY, new Total.Figure.Told(Value.ABSENT)), 0, Map.of(), signature)
                : tally.mean().end(ACCURACY, Sampling.USUALLY, signature);
        Total total = mean.with("right", Value.of(tally.right())).with("wrong", Value.of(tally.wrong()))
                .with("unparsed", Value.of(tally.unparsed())).with("truncated", Value.of(tally.truncated()))
                .with("refused", Value.of(tally.refused()))
                .with("missing", Value.of(tally.missing()));
        return new ScoredTask(task, tally.right(), tally.wrong(), tally.unparsed(), tally.truncated(),
                tally.refused(), tally.missing(), total);
    }

    /// The mean score, 0 to 1; none where no answer could be judged.
    OptionalDouble accuracy() {
        return total.figures().get(ACCURACY) instanceof Total.Figure.Real(double mean)
                ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }

    /// How far the mean would vary.
    Spread spread() {
        return total.spreads().getOrDefault(ACCURACY, Spread.NONE);
    }
}
