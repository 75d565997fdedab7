package dev.touchstone.judge.score;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.judge.verdict.ExtractionReader;
import dev.touchstone.judge.verdict.GradeReader;
import dev.touchstone.judge.verdict.PairReader;
import dev.touchstone.judge.verdict.RubricReader;
import dev.touchstone.judge.verdict.VerdictReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What judges are asked for.
public enum Kind {
    /// A grade on a scale.
    RUBRIC,
    /// Whether the answer agrees with the reference.
    GRADED,
    /// Which of two answers is better, asked in both orders.
    PAIRWISE,
    /// The final answer, whether it is right, and how sure it says it is.
    EXTRACTION;

    /// The name in task files and of the built-in template.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that name.
    ///
    /// @throws TouchstoneException `CONFIG_INVALID_VALUE` for another name
    static Kind of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst()
                .orElseThrow(() -> new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                        "scorer 'judge', setting 'kind': is '%s'; give one of %s".formatted(word,
                                String.join(", ", Arrays.stream(values()).map(Kind::word).toList()))));
    }

    /// How many prompts one judge gets for one turn.
    int orders() {
        return this == PAIRWISE ? 2 : 1;
    }

    /// What reads the replies.
    VerdictReader reader(double lowest, double highest, List<String> dimensions) {
        return switch (this) {
            case RUBRIC -> new RubricReader(lowest, highest, dimensions);
            case GRADED -> new GradeReader();
            case PAIRWISE -> new PairReader();
            case EXTRACTION -> new ExtractionReader();
        };
    }

    /// Whether verdicts are of a few classes, so that the most frequent one can decide.
    boolean classes() {
        return this != RUBRIC;
    }
}
