package dev.touchstone.tasks.score.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallScorerTest {

    private static final String FUNCTION = """
            [{"name": "math.area", "description": "", "parameters": {"type": "dict", "required": ["base"],
              "properties": {"base": {"type": "float"}, "unit": {"type": "string"},
                "round": {"type": "boolean"},
                "points": {"type": "array", "items": {"type": "integer"}}, "at": {"type": "dict"},
                "size": {"type": "tuple", "items": {"type": "integer"}}}}}]""";
    private static final String TRUTH = """
            [{"math.area": {"base": [10.0], "unit": ["Square metres", ""], "round": [true, ""],
              "points": [[1, 2], ""], "at": [{"x": [1], "y": [2, ""]}, ""], "size": [[3, 4], ""]}}]""";

    private static Score score(String wanted, String asked, Answer answer) {
        Fields settings = Fields.EMPTY.with("function", Value.of("bfcl_ast")).with("wanted", Value.of(wanted))
                .with("asked", Value.of(asked));
        Fields extra = Fields.EMPTY.with("function", Json.parse(FUNCTION))
                .with("ground_truth", Json.parse(TRUTH));
        return new CallScorerFactory().create(settings)
                .score(answer, new Reference("gold", List.of(), extra));
    }

    private static Answer text(String text) {
        return new Answer(text, "", Finish.STOP);
    }

    private static Answer called(String name, String arguments) {
        return new Answer("", "", Finish.TOOL_CALLS, List.of(new ToolCall(name, arguments)), List.of(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "right | {\"base\": 10}",
        "right | {\"base\": 10.0, \"unit\": \"square-METRES\"}",
        "right | {\"base\": 10, \"points\": [1, 2], \"at\": {\"x\": 1}, \"size\": [3, 4]}",
        "missing_argument:base | {}",
        "unexpected_argument:height | {\"base\": 10, \"height\": 5}",
        "wrong_type:base | {\"base\": \"10\"}",
        "wrong_type:round | {\"base\": 10, \"round\": 1}",
        "wrong_type:points | {\"base\": 10, \"points\": 1}",
        "right | {\"base\": 10, \"points\": [1.0, 2]}", // equal: BFCL looks no deeper here
        "wrong_value:base | {\"base\": 10.5}",
        "wrong_value:points | {\"base\": 10, \"points\": [2, 1]}",
        "wrong_value:at | {\"base\": 10, \"at\": {\"y\": 2}}",
        "wrong_value:at | {\"base\": 10, \"at\": {\"x\": 1, \"z\": 0}}"})
    void theRuleNamesWhatIsWrongFirst(String rule, String arguments) {
        Score score = score("one", "tools", called("math_area", arguments));
        assertThat(score.rule()).isEqualTo(rule);
        assertThat(score.right()).isEqualTo(rule.equals("right"));
        assertThat(score.reading()).isEqualTo(Reading.PARSED);
    }

    @Test
    void toolsHaveUnderscoresAndTextsHaveDots() {
        assertThat(score("one", "tools", called("math.area", "{\"base\": 10}")).rule())
                .isEqualTo("wrong_function");
        assertThat(score("one", "text", text("[math.area(base=10)]")).rule()).isEqualTo("right");
        assertThat(score("one", "text", text("[math_area(base=10)]")).rule()).isEqualTo("wrong_function");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[math.area(base=10)]", "math.area(base=10)",
            "`[math.area(base=10.0, unit='square metres')]`",
        "Let me call it.\n```python\n[math.area(base=10)]\n```", "Sure:\n[math.area(base=10)]",
        "<think>[math.area(base=1)]</think>[math.area(base=10)]",
        "<tool_call>{\"name\": \"math.area\", \"arguments\": {\"base\": 10}}</tool_call>",
        "[{\"name\": \"math.area\", \"parameters\": {\"base\": 10}}]",
        "[math.area(base=10, size=(3, 4), at={'x': 1}, points=[1, 2,],)]"})
    void callsAreReadFromEveryNotation(String answer) {
        assertThat(score("one", "text", text(answer)).rule()).isEqualTo("right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[math.area(10)]", "[math.area(base=)]", "[]]",
        "[math.area(base=10", "[math.area(base=10, base=10)]", "[__import__('os').system('true')]"})
    void otherTextsAreNoCalls(String answer) {
        assertThat(score("one", "text", text(answer)).reading()).isEqualTo(Reading.UNPARSED);
        assertThat(score("none", "text", text(answer)).right()).isTrue();
        assertThat(score("some", "text", text(answer)).right()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools", "text"})
    void wordsAloneCallNothingInBothForms(String asked) {
        for (String words : List.of("I cannot help (it is too hard).", "", "<think>f(1)</think>None fits.")) {
            assertThat(score("one", asked, text(words))).isEqualTo(
                    new Score(0, Reading.PARSED, "nothing called", "not_called", "gold"));
            assertThat(score("some", asked, text(words)).rule()).isEqualTo("not_called");
            assertThat(score("none", asked, text(words)).right()).isTrue();
        }
        Answer cut = new Answer("Let me think about", "", Finish.LENGTH);
        assertThat(score("one", asked, cut).reading()).isEqualTo(Reading.TRUNCATED);
        assertThat(score("one", asked, text("<tool_call>{\"name\": ")).reading()).isEqualTo(Reading.UNPARSED);
    }

    @Test
    void severalCallsCountInAnyOrderAndEachOnce() {
        Fields settings = Fields.EMPTY.with("wanted", Value.of("any_order")).with("asked", Value.of("text"));
        Fields extra = Fields.EMPTY
                .with("function", Json.parse("[{\"name\": \"f\", \"parameters\": {\"required\": [], "
                        + "\"properties\": {\"a\": {\"type\": \"integer\"}}}}]"))
                .with("ground_truth", Json.parse("[{\"f\": {\"a\": [1]}}, {\"f\": {\"a\": [2]}}]"));
        Reference reference = new Reference("gold", List.of(), extra);
        var scorer = new CallScorerFactory().create(settings);
        assertThat(scorer.score(text("[f(a=2), f(a=1)]"), reference).rule()).isEqualTo("right");
        assertThat(scorer.score(text("[f(a=2), f(a=2)]"), reference).rule()).isEqualTo("no_match");
        assertThat(scorer.score(text("[f(a=2)]"), reference).rule()).isEqualTo("wrong_count");
    }

    @Test
    void argumentsThatAreNoJsonCannotBeRead() {
        assertThat(score("one", "tools", called("math_area", "{\"base\": ")).reading())
                .isEqualTo(Reading.UNPARSED);
        assertThat(score("none", "tools", called("math_area", "{\"base\": 10}")).rule())
                .isEqualTo("called_when_irrelevant");
        assertThat(score("some", "tools", called("anything", "{}")).right()).isTrue();
    }

    @Test
    void hostileTextsEndSoon() {
        for (String hostile : List.of("[".repeat(100_000), "[f(a=" + "[".repeat(50_000), "f(a="
                + "-".repeat(90_000) + "1)",
                "[f(a='" + "\\".repeat(99_999), "```".repeat(60_000), "<tool_call>".repeat(10_000),
                "[f(a=" + "9".repeat(150_000) + ")]", "[f(" + "a.".repeat(80_000))) {
            assertThat(score("one", "text", text(hostile)).right()).isFalse();
        }
    }
}
