package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.FastJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;

class RequestWriterTest {

    private static final GenerationSettings SETTINGS = new GenerationSettings(7, new Fields(Map.of(
            "top_p", Value.of(0.9), "ignore_eos", Value.of(false), "num_return_sequences", Value.of(4),
            "stop", Value.ofTexts(List.of("\n\n")), "max_tokens", Value.of(99), "n_extra", Value.ABSENT)));

    private static String body(Wire wire, boolean stream, Prompt.Asked prompt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FastJson.generator(out)) {
            new RequestWriter(wire, "m", stream).write(json, prompt, SETTINGS);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void argumentsAreSortedAndRepeatsNeverSent() {
        assertThat(body(Wire.COMPLETIONS, true, new Prompt.Text("a\u2028b\uD83D"))).isEqualTo(
                "{\"stream\":true,\"prompt\":\"a\u2028b\\uD83D\",\"ignore_eos\":false,\"n_extra\":null,"
                        + "\"stop\":[\"\\n\\n\"],\"top_p\":0.9,\"max_tokens\":7,\"model\":\"m\","
                        + "\"stream_options\":{\"include_usage\":true}}");
    }

    @Test
    void rolesAreThoseOfTheWire() {
        Prompt.Asked chat = new Prompt.Chat(List.of(new Message(Role.SYSTEM, "s"),
                new Message(Role.USER, "u"), new Message(Role.ASSISTANT, "a"), new Message(Role.TOOL, "t")));
        assertThat(body(Wire.CHAT, false, chat)).startsWith("{\"stream\":false,\"messages\":["
                + "{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"u\"},"
                + "{\"role\":\"assistant\",\"content\":\"a\"},{\"role\":\"tool\",\"content\":\"t\"}],"
                + "\"ignore_eos\"");
        assertThat(body(Wire.COMPLETIONS, false, chat)).contains("\"prompt\":\"s\\nu\\na\\nt\"");
        assertThat(body(Wire.CHAT, false, new Prompt.Text("x")))
                .contains("\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]");
    }
}
