package dev.touchstone.models.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.config.Section;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.AnswerReader;
import dev.touchstone.models.wire.FastJson;
import dev.touchstone.models.wire.WireForm;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonParser;

class RepliesTest {

    private static AnswerReader read(WireForm form, String... objects) {
        AnswerReader reader = form.reader(new Prompt.Text("once"));
        for (String object : objects) {
            byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
            try (JsonParser json = FastJson.parser(bytes, 0, bytes.length)) {
                json.nextToken();
                reader.read(json);
            }
        }
        return reader;
    }

    @Test
    void ofTheTextSoFarTheLastOneCountsAndTokensAloneAddUp() {
        assertThat(read(new MindieInfer(), "{\"generated_text\":\"a\"}", "{\"generated_text\":\"ab\"}",
                "{\"generated_text\":\"ab\",\"token\":{\"text\":\"b\"}}").text()).isEqualTo("ab");
        assertThat(read(new MindieInfer(), "{\"token\":{\"id\":[1],\"text\":\"a\"}}",
                "{\"token\":{\"id\":[2],\"text\":\"b\"}}").text()).isEqualTo("ab");
    }

    @Test
    void aSpecialTokenIsNoTextAndTheLastEventOfTgiTellsTheWhole() {
        AnswerReader reader = read(new TgiGenerate(),
                "{\"token\":{\"text\":\"a\",\"special\":false,\"logprob\":NaN},\"generated_text\":null}",
                "{\"token\":{\"text\":\"</s>\",\"special\":true},\"generated_text\":null}");
        assertThat(reader.text()).isEqualTo("a");
        assertThat(reader.ended()).isFalse();
        assertThat(reader.finish()).isEmpty();

        AnswerReader ended = read(new TgiGenerate(), "{\"token\":{\"text\":\"</s>\",\"special\":true},"
                + "\"generated_text\":\"a b\",\"details\":{\"finish_reason\":\"stop_sequence\","
                + "\"generated_tokens\":2,\"input_length\":9}}");
        assertThat(ended.text()).isEqualTo("a b");
        assertThat(ended.ended()).isTrue();
        assertThat(ended.finish()).contains(Finish.STOP);
        assertThat(ended.usage()).contains(new Usage(9, 2));
    }

    @Test
    void tgisLastEventWithoutDetailsIsAnEndToo() {
        AnswerReader reader = read(new TgiGenerate(),
                "{\"token\":{\"text\":\"a\"},\"generated_text\":\"a\"}");

        assertThat(reader.finish()).contains(Finish.UNKNOWN);
    }

    @Test
    void aRepeatedPromptIsCutOffWhereTheModelFileSaysSo() {
        WireForm echoing = new TritonGenerate().configured(Section.of("m.yaml",
                new Fields(Map.of("echo", Value.of(true)))));

        assertThat(read(echoing, "{\"text_output\":\"once upon\"}").text()).isEqualTo(" upon");
        assertThat(read(echoing, "{\"text_output\":\"on\"}", "{\"text_output\":\"ce upon\"}").text())
                .isEqualTo(" upon");
        assertThat(read(echoing, "{\"text_output\":\" upon\"}").text()).isEqualTo(" upon");
        assertThat(read(new TritonGenerate(), "{\"text_output\":\"once upon\"}").text())
                .isEqualTo("once upon");
        assertThat(read(new VllmGenerate(), "{\"text\":[\"once upon\"]}").text()).isEqualTo(" upon");
    }

    @Test
    void mindiesTritonTellsWhyTheAnswerEnded() {
        assertThat(read(new TritonGenerate(), "{\"text_output\":\"a\",\"details\":{\"finish_reason\":"
                + "\"length\",\"generated_tokens\":1}}").finish()).contains(Finish.LENGTH);
    }

    @Test
    void ollamasThinkingIsReasoning() {
        AnswerReader chat = read(new OllamaChat(),
                "{\"message\":{\"content\":\"\",\"thinking\":\"hm\"},\"done\":false}",
                "{\"message\":{\"content\":\"4\"},\"done\":true}");
        assertThat(chat.reasoning()).isEqualTo("hm");
        assertThat(chat.text()).isEqualTo("4");
        assertThat(chat.ended()).isTrue();
        assertThat(chat.usage()).isEmpty();
        assertThat(read(new OllamaGenerate(), "{\"response\":\"4\",\"thinking\":\"hm\"}").reasoning())
                .isEqualTo("hm");
    }

    @ParameterizedTest
    @CsvSource({"end_turn, STOP", "stop_sequence, STOP", "max_tokens, LENGTH", "refusal, CONTENT_FILTER",
        "tool_use, TOOL_CALLS", "model_context_window_exceeded, LENGTH", "pause_turn, UNKNOWN"})
    void anthropicsReasonsAreOurs(String reason, Finish finish) {
        AnswerReader reader = read(new AnthropicMessages(), """
                {"type":"message","content":[{"type":"thinking","thinking":"hm","signature":"x"},
                {"type":"redacted_thinking","data":"x"},{"type":"text","text":"4"},{"type":"text","text":"2"},
                {"type":"tool_use","input":{"text":"no"}}],"stop_reason":"%s",
                "usage":{"input_tokens":1,"cache_creation_input_tokens":2,"cache_read_input_tokens":3,
                "output_tokens":4}}""".formatted(reason));

        assertThat(reader.text()).isEqualTo("42");
        assertThat(reader.reasoning()).isEqualTo("hm");
        assertThat(reader.finish()).contains(finish);
        assertThat(reader.usage()).contains(new Usage(6, 4));
    }

    @Test
    void anthropicsStreamedThinkingIsReasoning() {
        AnswerReader reader = read(new AnthropicMessages(), """
                {"type":"content_block_start","content_block":{"type":"thinking","thinking":""}}""", """
                {"type":"content_block_delta","delta":{"type":"thinking_delta","thinking":"hm"}}""", """
                {"type":"content_block_delta","delta":{"type":"signature_delta","signature":"x"}}""", """
                {"type":"content_block_delta","delta":{"type":"text_delta","text":"4"}}""", """
                {"type":"an_event_of_tomorrow","delta":{"text":"no"}}""");

        assertThat(reader.reasoning()).isEqualTo("hm");
        assertThat(reader.text()).isEqualTo("4");
        assertThat(reader.ended()).isFalse();
    }

    @Test
    void textBesideCallsStaysTextAndTheServersOwnToolsAreNoCalls() {
        AnswerReader reader = read(new AnthropicMessages(), """
                {"type":"message","content":[{"type":"text","text":"I look."},
                {"type":"server_tool_use","name":"web_search","input":{"q":1}},
                {"type":"tool_use","id":"x","name":"f","input":{"a":1.0}}],"stop_reason":"tool_use"}""");

        assertThat(reader.text()).isEqualTo("I look.");
        assertThat(reader.calls()).containsExactly(new ToolCall("f", "{\"a\":1.0}"));
        assertThat(read(new OllamaChat(), """
                {"message":{"content":"I look.","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}},
                7,{"function":{"name":"g"}},{"function":{"name":"h","arguments":"{\\"b\\":2}"}}]},
                "done":true,"done_reason":"stop"}""").calls()).containsExactly(
                new ToolCall("f", "{\"a\":1}"), new ToolCall("g", "{}"), new ToolCall("h", "{\"b\":2}"));
    }

    @Test
    void aCallCutAtTheBoundKeepsItsHalfArguments() {
        AnswerReader reader = read(new AnthropicMessages(), """
                {"type":"content_block_start","index":1,
                "content_block":{"type":"tool_use","name":"f","input":{}}}""",
                """
                {"type":"content_block_delta","index":1,
                "delta":{"type":"input_json_delta","partial_json":"{\\"a"}}""",
                """
                {"type":"message_delta","delta":{"stop_reason":"max_tokens"}}""");

        assertThat(reader.calls()).containsExactly(new ToolCall("f", "{\"a"));
        assertThat(reader.finish()).contains(Finish.LENGTH);
    }

    @Test
    void fieldsOfOddTypesAreNoAnswer() {
        for (WireForm form : new WireForm[] {new MindieInfer(), new TgiGenerate(), new TritonGenerate(),
            new VllmGenerate(), new OllamaChat(), new OllamaGenerate(), new AnthropicMessages()}) {
            AnswerReader reader = read(form, """
                    {"generated_text":7,"token":[],"details":"x","text":[1],"text_output":{},"message":"m",
                    "response":null,"content":"x","done":1,"usage":3,"type":[],"error":null}""");
            assertThat(reader.begun()).as(form.name()).isFalse();
            assertThat(reader.error()).isEmpty();
        }
    }

    @Test
    void anOllamaThatOnlyLoadedItsModelHasNotAnswered() {
        for (String reason : new String[] {"load", "unload"}) {
            String end = "\"done\":true,\"done_reason\":\"" + reason + "\"}";
            assertThat(read(new OllamaChat(), "{\"message\":{\"content\":\"\"}," + end).error())
                    .hasValueSatisfying(error ->
                            assertThat(error.message()).contains("done_reason: " + reason));
            assertThat(read(new OllamaGenerate(), "{\"response\":\"\"," + end).error()).isPresent();
        }
        assertThat(read(new OllamaGenerate(), "{\"response\":\"\",\"done\":true,\"done_reason\":\"stop\"}")
                .error()).isEmpty();
    }

    @Test
    void tokensAsTextsAreReadAndWhatIsNoCountIsUnknown() {
        String answer = "{\"response\":\"a\",\"done\":true,\"done_reason\":\"stop\","
                + "\"prompt_eval_count\":\"7\",\"eval_count\":%s}";
        assertThat(read(new OllamaGenerate(), answer.formatted("2")).usage()).contains(new Usage(7, 2));
        assertThat(read(new OllamaGenerate(), answer.formatted("null")).usage()).isEmpty();
    }
}
