package dev.touchstone.models.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.config.Section;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.FastJson;
import dev.touchstone.models.wire.WireForm;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonGenerator;

class BodiesTest {

    private static final GenerationSettings SETTINGS = new GenerationSettings(7, new Fields(Map.of(
            "top_p", Value.of(0.9), "top_k", Value.of(5), "temperature", Value.of(0.5), "seed", Value.of(3),
            "num_return_sequences", Value.of(4), "stop", Value.of("\n\n"), "max_tokens", Value.of(99))));
    private static final Prompt.Asked TEXT = new Prompt.Text("once");
    private static final Prompt.Asked CHAT = new Prompt.Chat(List.of(new Message(Role.SYSTEM, "s"),
            new Message(Role.USER, "u"), new Message(Role.ASSISTANT, "a"), new Message(Role.USER, "v")));

    private static final Prompt.Asked TOOLS = new Prompt.ToolChat(List.of(new Message(Role.USER, "u")),
            List.of(tool("{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\","
                    + "\"properties\":{\"a\":{\"type\":\"integer\"}}}}"),
                    tool("{\"name\":\"g\",\"strict\":true}")));

    private static Fields tool(String function) {
        return Fields.EMPTY.with("type", Value.of("function")).with("function", Json.parse(function));
    }

    private static String body(WireForm form, boolean stream, Prompt.Asked prompt,
            GenerationSettings settings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FastJson.generator(out)) {
            form.write(json, new WireForm.Asked("m", stream), prompt, settings);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String body(WireForm form, boolean stream, Prompt.Asked prompt) {
        return body(form, stream, prompt, SETTINGS);
    }

    @Test
    void mindieGetsInputsStreamAndParameters() {
        assertThat(body(new MindieInfer(), true, TEXT)).isEqualTo("""
                {"inputs":"once","stream":true,"parameters":{"seed":3,"stop":["\\n\\n"],"temperature":0.5,\
                "top_k":5,"top_p":0.9,"max_new_tokens":7}}""");
    }

    @Test
    void tgiGetsInputsAndParameters() {
        assertThat(body(new TgiGenerate(), true, CHAT)).isEqualTo("""
                {"inputs":"s\\nu\\na\\nv","parameters":{"seed":3,"stop":["\\n\\n"],"temperature":0.5,\
                "top_k":5,"top_p":0.9,"max_new_tokens":7}}""");
        assertThat(new TgiGenerate().path(new WireForm.Asked("", false))).isEqualTo("/generate");
        assertThat(new TgiGenerate().path(new WireForm.Asked("", true))).isEqualTo("/generate_stream");
    }

    @Test
    void aTemperatureOfNullIsSentToThemAsGreedy() {
        GenerationSettings greedy = new GenerationSettings(7, new Fields(Map.of(
                "temperature", Value.of(0.0), "top_p", Value.of(1))));

        assertThat(body(new TgiGenerate(), false, TEXT, greedy))
                .isEqualTo("{\"inputs\":\"once\",\"parameters\":{\"do_sample\":false,\"max_new_tokens\":7}}");
    }

    @Test
    void tritonGetsAnIdOfItsOwnForEachTry() {
        TritonGenerate form = new TritonGenerate();
        String rest = """
                ","text_input":"once","parameters":{"max_tokens":99,"seed":3,"stop":"\\n\\n",\
                "temperature":0.5,\
                "top_k":5,"top_p":0.9,"max_new_tokens":7}}""";
        String first = body(form, false, TEXT);

        assertThat(first).matches("(?s)\\{\"id\":\"[0-9a-f-]{36}\".*").endsWith(rest)
                .isNotEqualTo(body(form, false, TEXT));
        assertThat(form.path(new WireForm.Asked("a b/ü", true)))
                .isEqualTo("/v2/models/a%20b%2F%C3%BC/generate_stream");
    }

    @Test
    void tritonsBoundTakesTheNameOfTheModelFile() {
        WireForm form = new TritonGenerate().configured(Section.of("m.yaml",
                new Fields(Map.of("max_out_len_name", Value.of("max_tokens")))));

        assertThat(body(form, false, TEXT)).endsWith("\"top_p\":0.9,\"max_tokens\":7}}");
        assertThatThrownBy(() -> new TritonGenerate().configured(Section.of("m.yaml",
                new Fields(Map.of("max_out_len_name", Value.of("a b"))))))
                .hasMessageContaining("max_out_len_name");
    }

    @Test
    void oldVllmGetsOneFlatObject() {
        assertThat(body(new VllmGenerate(), true, TEXT)).isEqualTo("""
                {"prompt":"once","stream":true,"seed":3,"stop":"\\n\\n","temperature":0.5,"top_k":5,\
                "top_p":0.9,"max_tokens":7}""");
    }

    @Test
    void ollamaGetsOptionsAndWhatStandsBesideThem() {
        GenerationSettings more = SETTINGS.with("think", Value.of(true)).with("repetition_penalty",
                Value.of(1.1));
        String options = """
                "options":{"repeat_penalty":1.1,"seed":3,"stop":["\\n\\n"],"temperature":0.5,"top_k":5,\
                "top_p":0.9,"num_predict":7}}""";

        assertThat(body(new OllamaChat(), false, CHAT, more)).isEqualTo("""
                {"model":"m","messages":[{"role":"system","content":"s"},{"role":"user","content":"u"},\
                {"role":"assistant","content":"a"},{"role":"user","content":"v"}],"stream":false,\
                "think":true,""" + options);
        assertThat(body(new OllamaGenerate(), true, TEXT, more)).isEqualTo("""
                {"model":"m","prompt":"once","stream":true,"raw":true,"think":true,""" + options);
        assertThat(body(new OllamaGenerate(), true, TEXT, more.with("raw", Value.of(false))))
                .contains("\"raw\":false").doesNotContain("\"raw\":true");
    }

    @Test
    void anthropicGetsTheSystemApartAndNoSeed() {
        assertThat(body(new AnthropicMessages(), true, CHAT)).isEqualTo("""
                {"model":"m","max_tokens":7,"system":"s","messages":[{"role":"user","content":"u"},\
                {"role":"assistant","content":"a"},{"role":"user","content":"v"}],"stream":true,\
                "stop_sequences":["\\n\\n"],"temperature":0.5,"top_k":5,"top_p":0.9}""");
    }

    @Test
    void ollamaGetsFunctionsAsTheyAre() {
        assertThat(body(new OllamaChat(), true, TOOLS, new GenerationSettings(7, Fields.EMPTY))).isEqualTo("""
                {"model":"m","messages":[{"role":"user","content":"u"}],"tools":[{"type":"function",\
                "function":{"name":"f","description":"d","parameters":{"type":"object","properties":\
                {"a":{"type":"integer"}}}}},{"type":"function","function":{"name":"g","strict":true}}],\
                "stream":true,"options":{"num_predict":7}}""");
    }

    @Test
    void anthropicGetsFunctionsWithAnInputSchema() {
        assertThat(body(new AnthropicMessages(), true, TOOLS, new GenerationSettings(7, Fields.EMPTY)))
                .isEqualTo("""
                {"model":"m","max_tokens":7,"messages":[{"role":"user","content":"u"}],"tools":[\
                {"name":"f","description":"d","input_schema":{"type":"object","properties":{"a":\
                {"type":"integer"}}}},{"name":"g","input_schema":{"type":"object"},"strict":true}],\
                "stream":true}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"auto\" | {\"type\":\"auto\"}", "\"none\" | {\"type\":\"none\"}",
        "\"required\" | {\"type\":\"any\"}",
        "{\"type\":\"function\",\"function\":{\"name\":\"f\"}} | {\"type\":\"tool\",\"name\":\"f\"}",
        "{\"type\":\"any\"} | {\"type\":\"any\"}"})
    void anthropicsToolChoiceIsAnObject(String asked, String sent) {
        GenerationSettings settings = new GenerationSettings(7, Fields.EMPTY.with("tool_choice",
                Json.parse(asked)));

        assertThat(body(new AnthropicMessages(), false, TOOLS, settings))
                .contains("\"tool_choice\":" + sent + "}");
    }

    @Test
    void anthropicsKeyGoesIntoAHeaderOfItsOwn() {
        Map<String, Secret> headers = new AnthropicMessages().configured(Section.of("m.yaml",
                new Fields(Map.of("anthropic_version", Value.of("2030-01-01")))))
                .headers(Optional.of(new Secret("${env:K}", "key")));

        assertThat(headers.get("x-api-key").value()).isEqualTo("key");
        assertThat(headers.get("anthropic-version").value()).isEqualTo("2030-01-01");
        assertThat(headers).doesNotContainKey("Authorization");
    }
}
