package dev.touchstone.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainPreviewTest {

    private final GenerationSettings settings =
            new GenerationSettings(8, Fields.EMPTY.with("temperature", Value.of(0)));

    @Test
    void turnsStandUnderEachOtherAndSettingsAreJson() {
        Prompt chat = new Prompt.Chat(List.of(new Message(Role.SYSTEM, "Be brief."),
                new Message(Role.USER, "one\ntwo")));
        assertThat(PlainPreview.of(chat, settings)).isEqualTo("""
                [system] Be brief.
                [user] one
                two
                {"max_tokens":8,"temperature":0}""");
    }

    @Test
    void aTextStandsAsItIsAndFunctionsBehindTheTurns() {
        assertThat(PlainPreview.of(new Prompt.Text("Once"), settings))
                .isEqualTo("Once\n{\"max_tokens\":8,\"temperature\":0}");
        Prompt tools = new Prompt.ToolChat(List.of(new Message(Role.USER, "q")),
                List.of(Fields.EMPTY.with("name", Value.of("f"))));
        assertThat(PlainPreview.of(tools, settings)).contains("[user] q\n[{\"name\":\"f\"}]\n{");
    }
}
