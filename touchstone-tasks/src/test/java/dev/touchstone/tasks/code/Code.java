package dev.touchstone.tasks.code;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerSurroundings;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Scorers of code for tests, and rows for them.
final class Code {

    private Code() {}

    /// A scorer whose sandbox is open; the test is skipped, with the reason, where there is none.
    static Scorer scorer(CodeScorerFactory factory, Fields settings) {
        Scorer scorer = factory.create(settings,
                new ScorerSurroundings(System.getenv(), ScorerSurroundings.Programs.SANDBOXED));
        try {
            scorer.require();
        } catch (TouchstoneException missing) {
            scorer.close();
            Assumptions.assumeTrue(missing.code() != ErrorCode.SANDBOX_UNAVAILABLE,
                    () -> "no sandbox on this machine: " + missing.getMessage());
            throw missing;
        }
        return scorer;
    }

    static Fields settings(String tests, int seconds) {
        return Fields.EMPTY.with("function", Value.of("code")).with("tests", Value.of(tests))
                .with("timeout_s", Value.of(seconds)).with("memory_mb", Value.of(256));
    }

    static Answer answer(String text) {
        return new Answer(text, "", Finish.STOP);
    }

    static Answer fenced(String code) {
        return answer("Here it is:\n```python\n" + code + "\n```\nIt works.");
    }

    /// A row of mbpp whose function is `add`.
    static Reference add() {
        return new Reference("1", List.of(), Fields.EMPTY
                .with("test_list", Value.ofTexts(List.of("assert add(1, 2) == 3", "assert add(0, 0) == 0"))));
    }
}
