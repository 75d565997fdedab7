package dev.touchstone.judge.score;

import dev.touchstone.judge.verdict.GradeReader;
import dev.touchstone.judge.verdict.PairReader;
import dev.touchstone.judge.verdict.RubricReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What all votes on one answer come to.
///
/// @param value 0 to 1; empty where half of the votes or more are missing, and where a majority was to
///        decide and none of the verdicts has one
/// @param label in words; empty without a value
/// @param rule how it came about, or why there is no value
record Ruling(OptionalDouble value, String label, String rule) {

    /// Why there is no value where verdicts are there and none has the majority.
    private static final String UNDECIDED = "judge_undecided";

    static Ruling of(Poll poll, JudgeSettings settings) {
        List<Vote> votes = poll.votes();
        List<Vote> valid = votes.stream().filter(vote -> vote.value().isPresent()).toList();
        if (2 * valid.size() <= votes.size()) {
            String why = votes.stream().map(Vote::missing).filter(missing -> !missing.isEmpty()).findFirst()
                    .orElse("judge_missing");
            return new Ruling(OptionalDouble.empty(), "", why);
        }
        double[] values = valid.stream().mapToDouble(vote -> vote.value().orElseThrow()).toArray();
        if (votes.size() == 1) {
            Vote only = valid.getFirst();
            boolean oneTurn = only.points().size() == 1;
            return oneTurn
                    ? new Ruling(only.value(), only.points().getFirst().label(),
                            only.points().getFirst().rule())
                    : new Ruling(only.value(), label(values[0], settings), "mean_of_turns");
        }
        OptionalDouble decided = switch (settings.combine()) {
            case MEAN -> Arrays.stream(values).average();
            case MEDIAN -> OptionalDouble.of(median(values));
            case MAJORITY -> majority(values, settings.kind());
        };
        if (decided.isEmpty()) {
            return new Ruling(decided, "", UNDECIDED);
        }
        double value = decided.getAsDouble();
        String rule = "%s_of_%d".formatted(settings.combine().name().toLowerCase(Locale.ROOT),
                valid.size());
        return new Ruling(decided, label(value, settings), rule);
    }

    private static String label(double value, JudgeSettings settings) {
        return switch (settings.kind()) {
            case RUBRIC -> RubricReader.shown(
                    settings.lowest() + value * (settings.highest() - settings.lowest()));
            case GRADED, EXTRACTION -> value == 1 ? GradeReader.RIGHT : value == 0 ? GradeReader.WRONG
                    : "split " + RubricReader.shown(value);
            case PAIRWISE -> value == 1 ? Poll.WIN : value == 0 ? Poll.LOSS
                    : value == 0.5 ? PairReader.TIE : "split " + RubricReader.shown(value);
        };
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// What more than half say. Votes without a majority say of a comparison that it is a tie, and nothing of
    /// an answer that is right or wrong: to call it wrong would count doubt against the model.
    private static OptionalDouble majority(double[] values, Kind kind) {
        for (double candidate : values) {
            long same = Arrays.stream(values).filter(value -> value == candidate).count();
            if (2 * same > values.length) {
                return OptionalDouble.of(candidate);
            }
        }
        return kind == Kind.PAIRWISE ? OptionalDouble.of(0.5) : OptionalDouble.empty();
    }
}
