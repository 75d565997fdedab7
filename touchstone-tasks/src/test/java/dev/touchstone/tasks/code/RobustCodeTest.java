package dev.touchstone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RobustCodeTest {

    private static final Set<String> ADD = Set.of("add");
    private static final String CODE = "def add(a, b):\n    return a + b";

    private static Optional<ExtractedCode> function(String answer) {
        return new RobustCode(true).find(answer, ADD);
    }

    private static Optional<ExtractedCode> program(String answer) {
        return new RobustCode(false).find(answer, Set.of());
    }

    private static Optional<ExtractedCode> found(String code, String rule) {
        return Optional.of(new ExtractedCode(code, rule));
    }

    @Test
    void theLastBlockThatDefinesTheFunctionIsTaken() {
        assertThat(function("First try:\n```python\ndef add(a): return a\n```\nCorrected:\n```python\n" + CODE
                + "\n```\nUse it:\n```python\nprint(add(1, 2))\n```\n"))
                .isEqualTo(found(CODE, "fence_defines"));
    }

    @Test
    void aBlockOfAListIsReadWithoutItsIndentation() {
        assertThat(function("1. So:\n   ```python\n   def add(a, b):\n       return a + b\n   ```\n"))
                .isEqualTo(found(CODE, "fence_defines"));
    }

    @Test
    void aBlockThatIsNotClosedIsRead() {
        assertThat(function("```python\n" + CODE)).isEqualTo(found(CODE, "fence_defines"));
    }

    @Test
    void fencesMayBeTildesAndLongerThanThree() {
        assertThat(function("~~~~py\n" + CODE + "\n~~~\nstill inside = 1\n~~~~\n"))
                .isEqualTo(found(CODE + "\n~~~\nstill inside = 1", "fence_defines"));
    }

    @Test
    void marksAndQuotationMarksOfMbppAreLeftAway() {
        assertThat(function("[BEGIN]\n 'def add(a, b):\r\n    return a + b' \n[DONE] \n\n "))
                .isEqualTo(found("def add(a, b):\r\n    return a + b", "begin_done"));
        assertThat(function("[BEGIN]\n" + CODE + "\n[DONE]\nThat is all."))
                .isEqualTo(found(CODE, "begin_done"));
        assertThat(function("[BEGIN]\n" + CODE)).isEqualTo(found(CODE, "begin_done"));
        assertThat(function(" '" + CODE + "' \n[DONE]")).isEqualTo(found(CODE, "done"));
    }

    @Test
    void codeWithoutAnyMarkIsTakenFromItsFirstLineToItsLast() {
        assertThat(function("Sure, here it is.\n\nimport math\n\n" + CODE + "\n\nThis adds two numbers."))
                .isEqualTo(found("import math\n\n" + CODE, "plain"));
    }

    @Test
    void aFunctionThatThePromptBeganIsGoneOnWith() {
        assertThat(function("    total = a + b\n    return total\n\nExplanation follows."))
                .isEqualTo(found("    total = a + b\n    return total", "body"));
        assertThat(new RobustCode(false).find("    return 1\n", ADD)).isEmpty();
    }

    @Test
    void aWholeProgramIsTheLastBlockThatSaysPython() {
        assertThat(program("```python\nold()\n```\n```python\nprint(input())\n```\nIt prints\n```\n5\n```\n"))
                .isEqualTo(found("print(input())", "last_fence"));
        assertThat(program("```\nprint(1)\n```\n```bash\npython x.py\n```\n"))
                .isEqualTo(found("print(1)", "last_fence"));
    }

    @Test
    void wordsAreNoCode() {
        assertThat(function("I would add the two numbers.")).isEmpty();
        assertThat(function("")).isEmpty();
        assertThat(function("I'm sorry, but I can't help with that.")).isEmpty();
        assertThat(program("from my point of view that cannot be done")).isEmpty();
    }

    @Test
    void aNameIsDefinedOnlyAtTheLeftMargin() {
        assertThat(RobustCode.defines("def add(a): pass", ADD)).isTrue();
        assertThat(RobustCode.defines("async def add(a): pass", ADD)).isTrue();
        assertThat(RobustCode.defines("add = lambda a: a", ADD)).isTrue();
        assertThat(RobustCode.defines("class add:\n    pass", ADD)).isTrue();
        assertThat(RobustCode.defines("add(1, 2)", ADD)).isFalse();
        assertThat(RobustCode.defines("add == 1", ADD)).isFalse();
        assertThat(RobustCode.defines("    def add(a): pass", ADD)).isFalse();
        assertThat(RobustCode.defines("def adder(a): pass", ADD)).isFalse();
    }
}
