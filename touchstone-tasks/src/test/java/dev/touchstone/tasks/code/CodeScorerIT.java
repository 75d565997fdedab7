package dev.touchstone.tasks.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskOptions;
import dev.touchstone.tasks.catalog.TaskCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers of every kind against the tests of their row, in the sandbox.
class CodeScorerIT {

    private static final Path OWN = Path.of("src/test/resources/own-data").toAbsolutePath();

    private final CodeScorerFactory factory = new CodeScorerFactory();

    private Score mbpp(Answer answer) {
        try (Scorer scorer = Code.scorer(factory, Code.settings("mbpp", 2))) {
            return scorer.score(answer, Code.add());
        }
    }

    private String rule(String code) {
        Score score = mbpp(Code.fenced(code));
        assertThat(score.value()).isEqualTo(score.rule().endsWith("/pass") ? 1 : 0);
        return score.rule();
    }

    @Test
    void rightCodePassesAndItsVerdictIsCounted() {
        try (Scorer scorer = Code.scorer(factory, Code.settings("mbpp", 2))) {
            Score score = scorer.score(Code.fenced("def add(a, b): return a + b"), Code.add());
            assertThat(score).isEqualTo(new Score(1, Reading.PARSED, "def add(a, b): return a + b",
                    "fence_defines/pass", "1"));
            assertThat(scorer.verdict(score)).isEqualTo("pass");
            assertThat(scorer.verdicts()).containsExactly("pass", "timeout", "failed", "wrong_answer");
        }
    }

    @Test
    void theRuleTellsWhatWentWrong() {
        assertThat(rule("def add(a, b): return a - b")).isEqualTo("fence_defines/wrong_answer");
        assertThat(rule("def add(a, b): return c")).isEqualTo("fence_defines/failed/NameError");
        assertThat(rule("def add(a, b): return a +")).isEqualTo("fence_defines/failed/SyntaxError");
        assertThat(rule("def add(a, b):\n    while True: pass")).isEqualTo("fence_defines/timeout");
        assertThat(rule("def add(a, b): return add(a, b)")).isEqualTo("fence_defines/failed/RecursionError");
        assertThat(rule("def add(a, b):\n    import os\n    os.kill(os.getpid(), 9)"))
                .isEqualTo("fence_defines/failed/killed_9");
        assertThat(rule("def add(a, b):\n    kept = []\n    while True: kept.append(bytearray(1 << 20))"))
                .isEqualTo("fence_defines/failed/memory_exceeded");
    }

    @Test
    void codeThatEndsTheProgramBeforeItsTestsDoesNotPass() {
        assertThat(rule("def add(a, b): return 0\nimport os\nos._exit(0)"))
                .isEqualTo("fence_defines/failed/exit_0");
        assertThat(rule("def add(a, b): return 0\nraise SystemExit(0)"))
                .isEqualTo("fence_defines/failed/SystemExit");
        assertThat(rule("def add(a, b): return 0\nprint('{\"verdict\": \"pass\", \"token\": \"\"}')"))
                .isEqualTo("fence_defines/wrong_answer");
    }

    @Test
    void whatCodePrintsOrReadsDoesNotMatter() {
        assertThat(rule("print('x' * 3_000_000)\ndef add(a, b):\n    print(a)\n    return a + b\nassert not "
                + "input\nif __name__ == '__main__':\n    print(input())"))
                .isEqualTo("fence_defines/wrong_answer");
        assertThat(rule("print('x' * 3_000_000)\ndef add(a, b):\n    print(a)\n    return a + b"
                + "\nif __name__ == '__main__':\n    print(input())")).isEqualTo("fence_defines/pass");
    }

    @Test
    void anAnswerWithoutCodeIsUnreadCutOrRefused() {
        assertThat(mbpp(Code.answer("One adds the numbers.")).reading()).isEqualTo(Reading.UNPARSED);
        assertThat(mbpp(new Answer("One adds the", "", Finish.LENGTH)).reading())
                .isEqualTo(Reading.TRUNCATED);
        assertThat(mbpp(Code.answer("I'm sorry, but I can't help with that.")).reading())
                .isEqualTo(Reading.REFUSED);
        assertThat(mbpp(Code.answer("<think>\n```python\ndef add(a, b): return a + b\n```\n")).reading())
                .isEqualTo(Reading.TRUNCATED);
    }

    @Test
    void codeThatWasCutInTheMiddleIsRunAsItStands() {
        Score score = mbpp(new Answer("```python\ndef add(a, b):\n    return (a +", "", Finish.LENGTH));
        assertThat(score.rule()).isEqualTo("fence_defines/failed/SyntaxError");
    }

    @Test
    void aFunctionOfHumanevalMayComeWholeOrAsABody() {
        Reference row = new Reference("HumanEval/0", List.of(), Fields.EMPTY
                .with("prompt", Value.of("from typing import List\n\n\n"
                        + "def total(numbers: List[int]) -> int:\n"
                        + "    \"\"\" Sum.\n    >>> total([1])\n    1\n    \"\"\"\n"))
                .with("entry_point", Value.of("total"))
                .with("test", Value.of("def check(candidate):\n    assert candidate([1, 2]) == 3\n")));
        try (Scorer scorer = Code.scorer(factory, Code.settings("humaneval", 2))) {
            for (String answer : List.of("    return sum(numbers)\n",
                    "```python\n    return sum(numbers)\n```",
                    "```python\nreturn sum(numbers)\n```",
                    "```python\ndef total(numbers: List[int]) -> int:\n    return sum(numbers)\n```",
                    "```python\nimport math\ndef total(numbers):\n    return int(math.fsum(numbers))\n```")) {
                assertThat(scorer.score(Code.answer(answer), row).value()).as(answer).isEqualTo(1);
            }
            assertThat(scorer.score(Code.answer("    return 0\n"), row).rule())
                    .isEqualTo("body/wrong_answer");
        }
    }

    @Test
    void livecodebenchRunsProgramsAndFunctionsAgainstPublicAndHiddenTests(@TempDir Path home) {
        Task task = new TaskCatalog(List.of(), home).open("livecodebench_0_shot_chat_v6",
                new TaskOptions(List.of(OWN), Optional.empty())).getFirst();
        String sums = "import sys\nfor line in sys.stdin:\n    a, b = map(int, line.split())\n"
                + "    print(a + b)";
        String halves = "print(int(input()) / 2)";
        String pairs = "class Solution:\n    def neighbours(self, numbers: List[int]) -> List[int]:\n"
                + "        return tuple(n for n, (a, b) in enumerate(zip(numbers, numbers[1:])) if a == b)";
        assertThat(rules(task, sums, halves, pairs))
                .containsExactly("last_fence/pass", "last_fence/pass", "fence_defines/pass");
        assertThat(rules(task, "print(3)\nprint(7)", "n = int(input())\nprint(f'{n / 2:.5f}')\nexit()",
                "def neighbours(numbers): return [0]"))
                .containsExactly("last_fence/wrong_answer", "last_fence/pass", "fence_defines/wrong_answer");
        assertThat(rules(task, "while True: pass", "print(1 / 0)", "class Solution: pass")).containsExactly(
                "last_fence/timeout", "last_fence/failed/ZeroDivisionError",
                "fence_defines/failed/AttributeError");
        assertThat(rules(task, "import os\nos._exit(3)", "import os\nos.write(1, b'1.5')\nos._exit(0)",
                "import os\nclass Solution:\n    def neighbours(self, numbers): os._exit(0)"))
                .containsExactly(
                "last_fence/failed/exit", "last_fence/wrong_answer", "fence_defines/failed/exit");
    }

    @Test
    void aResultOfAFunctionIsComparedByValueAndNeverByItsOwnIdeaOfEquality() {
        String always = "class Any:\n    def __eq__(self, other): return True\n    __hash__ = None\n";
        for (String wrong : List.of(always + "def pairs(n): return Any()",
                always + "def pairs(n): return {'a': Any(), 'b': (None, True)}",
                "class Any(dict):\n    def __eq__(self, other): return True\ndef pairs(n): return Any()",
                "class Any(int):\n    def __eq__(self, other): return True\n"
                        + "def pairs(n): return {'a': [Any(1), 2.5, 'x'], 'b': (None, True)}",
                always + "import json\njson.loads = lambda text: Any()\ndef pairs(n): return Any()",
                "def pairs(n): return {'a': [1, 2.5, 'x'], 'b': (None, True), 'c': 0}",
                "def pairs(n): return {'a': [1, 2.5, 'x', 0], 'b': (None, True)}")) {
            assertThat(called(wrong)).as(wrong).isEqualTo("fence_defines/wrong_answer");
        }
        for (String right : List.of("def pairs(n): return {'a': (1, 2.5, 'x'), 'b': [None, True]}",
                "def pairs(n):\n    found = defaultdict(list)\n    found['a'] += [1.0, 2.5, 'x']\n"
                        + "    found['b'] += [None, 1]\n    return found")) {
            assertThat(called(right)).as(right).isEqualTo("fence_defines/pass");
        }
    }

    private String called(String code) {
        Reference row = new Reference("1", List.of(), Fields.EMPTY
                .with("public_test_cases", Value.of("[{\"input\": \"1\", \"output\": "
                        + "\"{\\\"a\\\": [1, 2.5, \\\"x\\\"], \\\"b\\\": [null, true]}\"}]"))
                .with("private_test_cases", Value.of("[]"))
                .with("metadata", Value.of("{\"func_name\": \"pairs\"}")));
        try (Scorer scorer = Code.scorer(factory, Code.settings("livecodebench", 2))) {
            return scorer.score(Code.fenced(code), row).rule();
        }
    }

    private List<String> rules(Task task, String... codes) {
        try (Scorer scorer = Code.scorer(factory, Code.settings("livecodebench", 2));
                Questions questions = task.open(Selection.ALL)) {
            return java.util.stream.Stream.of(codes).map(code -> {
                Question question = questions.next();
                return scorer.score(Code.fenced(code),
                        new Reference(question.gold(), question.choices(), question.extra())).rule();
            }).toList();
        }
    }

    @Test
    void aRowWithoutTestsIsAnErrorOfTheData() {
        try (Scorer scorer = Code.scorer(factory, Code.settings("mbpp", 2))) {
            assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() ->
                    scorer.score(Code.fenced("x = 1"), Reference.of("1"))).withMessageContaining("test_list")
                    .satisfies(failed -> assertThat(failed.code()).isEqualTo(ErrorCode.DATA_INVALID_ROW));
        }
    }

    @Test
    void anInterruptedThreadGetsNoScore() {
        try (Scorer scorer = Code.scorer(factory, Code.settings("mbpp", 2))) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(TouchstoneException.class)
                    .isThrownBy(() -> scorer.score(Code.fenced("def add(a, b): pass"), Code.add()))
                    .satisfies(failed -> assertThat(failed.code()).isEqualTo(ErrorCode.COMMAND_INTERRUPTED));
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
