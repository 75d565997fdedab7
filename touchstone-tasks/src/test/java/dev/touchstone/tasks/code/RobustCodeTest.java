package dev.touchstone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

    /// The solutions of mbpp in each form that a model may give them.
    @TestFactory
    Stream<DynamicTest> solutionsOfMbppAreFoundWholeInEachForm() throws IOException {
        Path path = Path.of(System.getenv().getOrDefault("TOUCHSTONE_DATA_ROOT", "../../shared/datasets"))
                .resolve("mbpp/mbpp.jsonl").toAbsolutePath();
        assumeTrue(Files.exists(path), () -> "no data at " + path + "; set TOUCHSTONE_DATA_ROOT");
        List<Fields> rows = Files.readAllLines(path).stream().map(line -> (Fields) Json.parse(line)).toList();
        Map<String, String> forms = Map.of("begin_done", "[BEGIN]\n%s\n[DONE]", "done", "%s\n[DONE]",
                "quoted", "[BEGIN]\n '%s' \n[DONE]", "fence", "Here:\n```python\n%s\n```", "plain", "%s",
                "told", "Here it is.\n\n%s\n");
        return forms.entrySet().stream().map(form -> DynamicTest.dynamicTest(form.getKey(), () -> {
            List<String> lost = new ArrayList<>();
            for (Fields row : rows) {
                String code = row.findText("code").orElseThrow().replace("\r", "").stripTrailing();
                Set<String> wanted = TestBench.MBPP.wanted(new Reference("", List.of(), row));
                String found = new RobustCode(false).find(form.getValue().formatted(code), wanted)
                        .map(ExtractedCode::text).orElse("").strip();
                if (!found.equals(code.strip())) {
                    lost.add(row.find("task_id").orElseThrow().display());
                }
            }
            assertThat(lost).as(form.getKey()).isEmpty();
        }));
    }
}
