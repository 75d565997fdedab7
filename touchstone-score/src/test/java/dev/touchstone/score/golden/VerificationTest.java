package dev.touchstone.score.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {

    private static final String RIGHT =
            "{\"id\":\"a\",\"kind\":\"pass@k\",\"input\":{\"n\":2,\"c\":1,\"k\":1},"
            + "\"expected\":{\"pass_at_k\":0.5,\"exact\":\"1/2\"}}";
    private static final String WRONG = RIGHT.replace("0.5", "0.6").replace("\"a\"", "\"b\"");

    @TempDir
    Path folder;

    @Test
    void casesThatAgreeAreCountedAndOthersNamed() throws IOException {
        Verification.Outcome outcome = check("{\"family\":\"passk\"}", RIGHT, WRONG);

        assertThat(outcome.equal()).isEqualTo(1);
        assertThat(outcome.counted()).isEqualTo(2);
        assertThat(outcome.passed()).isFalse();
        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.id()).isEqualTo("b");
            assertThat(failure.differences())
                    .containsExactly(new CaseVerdict.Difference("pass_at_k", "0.6", "0.5"));
        });
    }

    @Test
    void aFilePassesFromItsOwnPassRateOn() throws IOException {
        assertThat(check("{\"family\":\"passk\",\"pass_rate\":0.5}", RIGHT, WRONG).passed()).isTrue();
        assertThat(check("{\"family\":\"passk\",\"pass_rate\":0.51}", RIGHT, WRONG).passed()).isFalse();
    }

    @Test
    void whatIsNotKnownIsNeverAPass() {
        refused(ErrorCode.DATA_UNREADABLE, "family 'nonsense' is not known", "{\"family\":\"nonsense\"}",
                RIGHT);
        refused(ErrorCode.DATA_UNREADABLE, "case a: expected key 'novel'", "{\"family\":\"passk\"}",
                RIGHT.replace("\"expected\":{", "\"expected\":{\"novel\":1,"));
        refused(ErrorCode.DATA_UNREADABLE, "kind 'novel'", "{\"family\":\"passk\"}",
                RIGHT.replace("pass@k\"", "novel\""));
        refused(ErrorCode.DATA_UNREADABLE, "expects nothing", "{\"family\":\"passk\"}",
                RIGHT.replaceAll("\"expected\":.*", "\"expected\":{}}"));
        refused(ErrorCode.DATA_INVALID_ROW, "'n' is two, expected a number", "{\"family\":\"passk\"}",
                RIGHT.replace("\"n\":2", "\"n\":\"two\""));
        refused(ErrorCode.DATA_EMPTY, "'cases' is empty", "{\"family\":\"passk\"}");
        refused(ErrorCode.DATA_UNREADABLE, "'pass_rate' is 7", "{\"family\":\"passk\",\"pass_rate\":7}",
                RIGHT);
    }

    @Test
    void aFileThatIsTruncatedOrAlteredIsRefusedWithItsPlace() throws IOException {
        String whole = "{\"meta\":{\"family\":\"passk\"},\n\"cases\":[\n%s]}".formatted(RIGHT);
        for (int length = 0; length < whole.length(); length++) {
            Path file = Files.writeString(folder.resolve("cut.json"), whole.substring(0, length));
            assertThatThrownBy(() -> new Verification().check(file)).as("cut at %d", length)
                    .isInstanceOf(TouchstoneException.class).hasMessageContaining("cut.json");
        }
    }

    private Verification.Outcome check(String meta, String... cases) throws IOException {
        Path file = Files.writeString(folder.resolve("golden.json"),
                "{\"meta\":%s,\"cases\":[%s]}".formatted(meta, String.join(",\n", cases)));
        return new Verification().check(file);
    }

    private void refused(ErrorCode code, String message, String meta, String... cases) {
        assertThatThrownBy(() -> check(meta, cases)).isInstanceOfSatisfying(TouchstoneException.class,
                refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal).hasMessageContaining(message);
                });
    }
}
