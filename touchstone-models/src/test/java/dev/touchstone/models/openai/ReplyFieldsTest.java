package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.models.wire.FastJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

class ReplyFieldsTest {

    private final ReplyFields fields = new ReplyFields();

    private ReplyFields read(String... objects) {
        for (String object : objects) {
            readInto(fields, object);
        }
        return fields;
    }

    private static void readInto(ReplyFields fields, String object) {
        byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
        try (JsonParser json = FastJson.parser(bytes, 0, bytes.length)) {
            json.nextToken();
            fields.read(json);
        }
    }

    @Test
    void readsAMessageWithThinkingAndSkipsTheRest() {
        read("""
                {"id":"x","extra":{"choices":[1]},
                "choices":[{"logprobs":{"content":[{"token":"a"}]},"index":0,
                "message":{"role":"assistant","content":"42",
                "reasoning":"because","reasoning_content":"because",
                "tool_calls":[{"function":{"name":"f"}}]},"finish_reason":"length"},
                {"index":1,"message":{"content":"other"},"finish_reason":"stop"}],
                "usage":{"prompt_tokens":3,"completion_tokens":5,
                "prompt_tokens_details":{"cached_tokens":1}}}""");
        assertThat(fields.text()).isEqualTo("42");
        assertThat(fields.reasoning()).isEqualTo("because");
        assertThat(fields.finish()).contains(Finish.LENGTH);
        assertThat(fields.usage()).contains(new Usage(3, 5));
    }

    @Test
    void aNullContentIsAnEmptyAnswer() {
        read("""
                {"choices":[{"message":{"content":null},"finish_reason":null}],"usage":null,"error":null}""");
        assertThat(fields.text()).isEmpty();
        assertThat(fields.begun()).isTrue();
        assertThat(fields.finish()).isEmpty();
        assertThat(fields.error()).isEmpty();
    }

    @Test
    void aListOfPartsIsOneText() {
        read("""
                {"choices":[{"message":{"content":[{"type":"text","text":"a"},"b",
                {"type":"image","image_url":{"url":"x"}},{"text":"c"}]}}]}""");
        assertThat(fields.text()).isEqualTo("abc");
    }

    @Test
    void deltasAddUpAndAWholeMessageAtTheEndIsNotAddedAgain() {
        read("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning_content\":\"th\"}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning_content\":\"ink\",\"content\":null}}]}",
                "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"4\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"2\"},\"message\":{\"content\":\"42\"},"
                        + "\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}");
        assertThat(fields.text()).isEqualTo("42");
        assertThat(fields.reasoning()).isEqualTo("think");
        assertThat(fields.finish()).contains(Finish.STOP);
        assertThat(fields.usage()).contains(new Usage(1, 2));
    }

    @Test
    void ofSeveralChoicesOnlyTheFirstIsTheAnswer() {
        read("""
                {"choices":[{"message":{"content":"The answer is 0"},"finish_reason":"stop"},
                {"message":{"content":"The answer is 0"},"finish_reason":"length"}]}""");
        assertThat(fields.text()).isEqualTo("The answer is 0");
        assertThat(fields.finish()).contains(Finish.STOP);
    }

    @Test
    void theChoiceOfIndexZeroIsTakenWhereverItStands() {
        read("""
                {"choices":[{"index":1,"message":{"content":"other"}},{"index":0,"message":{"content":"A"}},
                {"index":0,"message":{"content":"again"}}]}""");
        assertThat(fields.text()).isEqualTo("A");
    }

    @Test
    void ofAStreamWithSeveralChoicesOnlyTheFirstOnesDeltasCount() {
        read("{\"choices\":[{\"delta\":{\"content\":\"4\"}},{\"delta\":{\"content\":\"9\"}}]}",
                "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"9\"}},"
                        + "{\"index\":0,\"delta\":{\"content\":\"2\"}}]}",
                "{\"choices\":[{\"index\":2,\"delta\":{\"content\":\"9\"},\"finish_reason\":\"stop\"}]}");
        assertThat(fields.text()).isEqualTo("42");
        assertThat(fields.finish()).isEmpty();
    }

    @Test
    void aKeyThatOccursTwiceIsItsLastValueAndNeverBothGluedTogether() {
        read("""
                {"choices":[{"message":{"content":"A","content":"B","reasoning":"x","reasoning":"y"}}]}""");
        assertThat(fields.text()).isEqualTo("B");
        assertThat(fields.reasoning()).isEqualTo("y");
    }

    @Test
    void aMessageOrAListOfChoicesThatOccursTwiceIsItsLastOne() {
        read("{\"choices\":[{\"text\":\"A\"}],\"choices\":[{\"text\":\"\"}]}");
        read("{\"choices\":[{\"message\":{\"content\":\"A\"},\"message\":{\"content\":\"B\"}}]}");
        assertThat(fields.text()).isEqualTo("B");
    }

    @Test
    void completionsAnswersAreTexts() {
        read("{\"choices\":[{\"text\":\" once\",\"index\":0}]}", "{\"choices\":[{\"text\":\" more\"}]}");
        assertThat(fields.text()).isEqualTo(" once more");
    }

    @Test
    void callsOfAWholeMessageKeepTheirOrderAndTheirWords() {
        read("""
                {"choices":[{"message":{"content":null,"tool_calls":[
                {"index":0,"type":"function","function":{"name":"f","arguments":"{\\"a\\": 1}"}},
                {"index":0,"type":"function","function":{"name":"g","arguments":{"b":2}}},
                {"type":"function","function":{"name":"h"}}]},"finish_reason":"tool_calls"}]}""");
        assertThat(fields.calls()).containsExactly(new ToolCall("f", "{\"a\": 1}"),
                new ToolCall("g", "{\"b\":2}"), new ToolCall("h", ""));
        assertThat(fields.finish()).contains(Finish.TOOL_CALLS);
        assertThat(fields.begun()).isTrue();
    }

    @Test
    void piecesOfStreamedCallsAreJoinedByTheirIndexOrInTheirOrder() {
        String event = """
                {"choices":[{"delta":{"tool_calls":[{%s"function":{%s}}]}}]}""";
        record Piece(int index, String function) {}
        List<Piece> pieces = List.of(new Piece(0, "\"name\":\"f\",\"arguments\":\"\""),
                new Piece(0, "\"arguments\":\"[1\""), new Piece(0, "\"arguments\":\",2]\""),
                new Piece(1, "\"name\":\"g\",\"arguments\":\"{}\""));
        for (String index : List.of("\"index\":%d,", "")) {
            ReplyFields stream = new ReplyFields();
            pieces.forEach(piece ->
                    readInto(stream, event.formatted(index.formatted(piece.index()), piece.function())));
            assertThat(stream.calls()).containsExactly(new ToolCall("f", "[1,2]"), new ToolCall("g", "{}"));
        }
    }

    @Test
    void oneCallInTheOlderFormIsACall() {
        read("{\"choices\":[{\"message\":{\"function_call\":{\"name\":\"f\",\"arguments\":\"{}\"}}}]}");
        assertThat(fields.calls()).containsExactly(new ToolCall("f", "{}"));
    }

    @Test
    void anErrorObjectIsKept() {
        read("{\"error\":{\"message\":\"out of memory\",\"code\":503}}");
        assertThat(fields.error()).hasValueSatisfying(error -> {
            assertThat(error.message()).isEqualTo("out of memory");
            assertThat(error.status()).hasValue(503);
        });
    }

    @Test
    void anObjectThatSaysItIsAnErrorIsOne() {
        read("{\"choices\":[{\"delta\":{\"content\":\"half\"}}]}",
                "{\"object\":\"error\",\"message\":\"engine died\","
                        + "\"type\":\"InternalServerError\",\"code\":500}");
        assertThat(fields.error()).hasValueSatisfying(error -> {
            assertThat(error.message()).isEqualTo("engine died");
            assertThat(error.status()).hasValue(500);
        });
    }

    @Test
    void aRefusalIsTheAnswerWhereThereIsNoOther() {
        read("{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I cannot help with that.\"}}]}");
        assertThat(fields.text()).isEqualTo("I cannot help with that.");
    }

    @Test
    void oddNumbersBesideAnAnswerDoNotCostIt() {
        read("{\"choices\":[{\"message\":{\"content\":\"7\"},\"logprobs\":[NaN,-Infinity]}],"
                + "\"usage\":{\"prompt_tokens\":99999999999999999999,\"completion_tokens\":7.0}}");
        assertThat(fields.text()).isEqualTo("7");
        assertThat(fields.usage()).contains(new Usage(Integer.MAX_VALUE, 7));
    }

    @Test
    void hostileJsonIsRefused() {
        assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(5_000))).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read("{\"choices\":[{\"text\":\"abc")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> {
            byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '(', '"', '}'};
            try (JsonParser json = FastJson.parser(bytes, 0, bytes.length)) {
                json.nextToken();
                new ReplyFields().read(json);
                json.nextToken();
            }
        }).isInstanceOf(JacksonException.class);
    }

    @Test
    void tokensThatAreNotToldStayUnknown() {
        for (String usage : new String[] {"{\"prompt_tokens\":\"7\",\"completion_tokens\":null}",
                "{\"prompt_tokens\":7}", "{}", "{\"prompt_tokens\":{},\"completion_tokens\":[1]}",
                "{\"prompt_tokens\":7,\"completion_tokens\":\"few\"}"}) {
            assertThat(read("{\"choices\":[{\"text\":\"a\"}],\"usage\":" + usage + "}").usage()).as(usage)
                    .isEmpty();
        }
        assertThat(read("{\"choices\":[],\"usage\":{\"prompt_tokens\":\"7\",\"completion_tokens\":\"2\"}}")
                .usage()).contains(new Usage(7, 2));
    }
}
