package dev.touchstone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AisbenchCodeTest {

    private static String code(AisbenchCode rule, String answer) {
        return rule.find(answer, Set.of()).map(ExtractedCode::text).orElse("nothing");
    }

    @Test
    void humanevalTakesTheFirstClosedBlockElseTheText() {
        assertThat(code(AisbenchCode.HUMANEVAL, "```python\nfirst\n```\n```python\nsecond\n```"))
                .isEqualTo("first\n");
        assertThat(code(AisbenchCode.HUMANEVAL, "```python\nopen")).isEqualTo("```python\nopen");
        assertThat(code(AisbenchCode.HUMANEVAL, "    return 1")).isEqualTo("    return 1");
        assertThat(code(AisbenchCode.HUMANEVAL, "```c++\nx\n```")).isEqualTo("```c++\nx\n```"); // no word
    }

    @ParameterizedTest
    @ValueSource(strings = {"[BEGIN]\n 'def f(): pass' \n[DONE]", "BEGIN 'def f(): pass' [DONE]",
        "[BEGIN] 'def f(): pass' DONE", "[BEGIN] 'def f(): pass [DONE]", "[BEGIN]\ndef f(): pass\n[DONE]",
        "```python\ndef f(): pass\n```", "```\ndef f(): pass\n```", "```python\ndef f(): pass",
        "[BEGIN] 'def f(): pass", "[BEGIN]\ndef f(): pass", "'def f(): pass' [DONE]",
        "def f(): pass\n[DONE]", "def f(): pass"})
    void mbppKnowsManyForms(String answer) {
        assertThat(code(AisbenchCode.MBPP, answer)).isEqualTo("def f(): pass");
    }

    @Test
    void mbppTakesWhatStandsBehindALoneFence() {
        assertThat(code(AisbenchCode.MBPP, "def f(): pass\n```\nwords")).isEqualTo("words"); // a fault
    }

    @Test
    void mbppTakesEscapedUnderscoresForUnderscores() {
        assertThat(code(AisbenchCode.MBPP, "[BEGIN]\ndef a\\_b(): pass\n[DONE]"))
                .isEqualTo("def a_b(): pass");
    }

    @Test
    void livecodebenchTakesTheLinesBetweenTheLastTwoFences() {
        assertThat(code(AisbenchCode.LIVECODEBENCH, "```python\nfirst\n```\nwords\n```python\nsecond\n```"))
                .isEqualTo("second");
        assertThat(code(AisbenchCode.LIVECODEBENCH, "```python\nopen")).isEqualTo("nothing");
        assertThat(code(AisbenchCode.LIVECODEBENCH, "print(1)")).isEqualTo("nothing");
    }
}
