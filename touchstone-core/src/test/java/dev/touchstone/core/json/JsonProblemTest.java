package dev.touchstone.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonProblemTest {

    @Test
    void aBoundThatWasPassedIsToldWithoutTheParsersNamesOrAMadeUpLine() {
        assertThat(JsonProblem.withLine(broken("[".repeat(300))))
                .isEqualTo("Document nesting depth (201) exceeds the maximum allowed (200)");
        assertThat(JsonProblem.reason(broken("1".repeat(1100)))).isEqualTo(
                "Number value length (1100) exceeds the maximum allowed (1000)");
    }

    @Test
    void aCutTextIsToldWithoutThePlaceThatNobodyKnows() {
        assertThat(JsonProblem.withLine(broken("{\"a\":\n1")))
                .isEqualTo("line 2: Unexpected end-of-input: expected close marker for Object");
    }

    @Test
    void whatJsonDoesNotHaveIsToldWithWhatToWrite() {
        assertThat(JsonProblem.reason(broken("{\"a\":NaN}"))).isEqualTo(
                "Non-standard token 'NaN', which JSON does not have; write null or a number");
        assertThat(JsonProblem.line(broken("{\"a\":NaN}"))).isEqualTo(1);
    }

    private static JacksonException broken(String text) {
        return catchThrowableOfType(JacksonException.class, () -> Json.parse(text));
    }
}
