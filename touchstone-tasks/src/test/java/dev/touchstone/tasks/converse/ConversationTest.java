package dev.touchstone.tasks.converse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static Conversation read(String yaml) {
        return Conversation.read(Yaml.read("task.yaml", yaml).section());
    }

    private static Prompt prompt(String yaml, String row) {
        return read(yaml).of(List.of(new Message(Role.SYSTEM, "Be kind.")), (Fields) Json.parse(row),
                Fields.EMPTY);
    }

    @Test
    void systemMessagesBecomeOne() {
        assertThat(prompt("doc_to_messages: \"{{chat}}\"", """
                {"chat": [{"role": "system", "content": "s"}, {"role": "user", "content": "q"}]}"""))
                .isEqualTo(new Prompt.Chat(List.of(new Message(Role.SYSTEM, "Be kind.\n\ns"),
                        new Message(Role.USER, "q"))));
    }

    @Test
    void oneTurnIsAChatAndSeveralATalk() {
        assertThat(prompt("doc_to_turns: \"{{turns}}\"", "{\"turns\": [\"a\"]}"))
                .isInstanceOf(Prompt.Chat.class);
        assertThat(prompt("doc_to_turns: \"{{turns}}\"", "{\"turns\": [\"a\", \"b\"]}"))
                .isInstanceOfSatisfying(Prompt.Dialogue.class, talk ->
                        assertThat(talk.later()).containsExactly("b"));
    }

    @Test
    void functionsOfBfclBecomeTools() {
        Prompt prompt = prompt("""
                doc_to_messages: "{{chat}}"
                tools: {from: "{{function}}", form: bfcl_python}
                """, """
                {"chat": [{"role": "user", "content": "q"}], "function": [{"name": "a.b", "description": "d",
                 "parameters": {"type": "dict", "required": ["x"], "properties": {"x": {"type": "tuple",
                 "items": {"type": "float"}}, "y": {"type": "dict",
                 "properties": {"z": {"type": "any"}}}}}}]}""");
        Fields function = ((Prompt.ToolChat) prompt).tools().getFirst().findFields("function").orElseThrow();
        assertThat(Json.write(function)).isEqualTo("{\"name\":\"a_b\",\"description\":\"d\",\"parameters\":"
                + "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"array\","
                + "\"items\":{\"type\":\"number\",\"format\":\"float\"}},\"y\":{\"type\":\"object\","
                + "\"properties\":{\"z\":{\"type\":\"string\"}}}}}}");
    }

    @Test
    void parametersOfJavaAreTextsThatSayTheirType() {
        Prompt prompt = prompt("""
                doc_to_messages: "{{chat}}"
                tools: {from: "{{function}}", form: bfcl_java}
                """, """
                {"chat": [{"role": "user", "content": "q"}], "function": [{"name": "f", "parameters": {"type":
                 "dict", "properties": {"x": {"type": "ArrayList", "description": "All.", "items": {"type":
                 "long"}}}}}]}""");
        assertThat(Json.write(((Prompt.ToolChat) prompt).tools().getFirst())).contains("\"type\":\"string\"",
                "All. (Java source code of type ArrayList whose items are of type long, as a string)");
    }

    @Test
    void nullTakesTheToolsOfAnIncludedFileAway() {
        assertThat(read("{doc_to_messages: \"{{chat}}\", tools: null}").tools()).isEmpty();
    }

    @Test
    void whatCannotGoTogetherIsRefused() {
        assertThatThrownBy(() -> read("{doc_to_turns: a, doc_to_messages: b}"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("doc_to_turns");
        assertThatThrownBy(() -> read("{doc_to_turns: a, tools: {from: b}}"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("tools");
        assertThatThrownBy(() -> read("{tools: {from: b, form: xml}}"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("openai");
        assertThatThrownBy(() -> prompt("{doc_to_messages: \"{{chat}}\"}", "{\"chat\": \"no list\"}"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("no list of turns");
    }
}
