package dev.touchstone.models.service;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.AnswerParts;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Functions in the form of Anthropic's interface: `{name, description, input_schema}`.
final class AnthropicTools {

    private AnthropicTools() {}

    /// Writes `tools`.
    ///
    /// @param tools each in OpenAI's form; a schema without a type is one of an object, as the server wants
    static void write(JsonGenerator json, List<Fields> tools) {
        json.writeArrayPropertyStart("tools");
        tools.forEach(tool -> Json.write(json, tool(tool.findFields("function").orElse(tool))));
        json.writeEndArray();
    }

    private static Fields tool(Fields function) {
        Fields tool = Fields.EMPTY.with("name", Value.of(AnswerParts.textOf(function, "name")));
        Optional<Value> description = function.find("description");
        if (description.isPresent()) {
            tool = tool.with("description", description.get());
        }
        Fields schema = function.findFields("parameters").orElse(Fields.EMPTY);
        tool = tool.with("input_schema", schema.find("type").isPresent()
                ? schema : schema.with("type", Value.of("object")));
        Optional<Value> strict = function.find("strict");
        return strict.isPresent() ? tool.with("strict", strict.get()) : tool;
    }

    /// `tool_choice` by OpenAI's words (`auto`, `none`, `required`, one function) as the server knows it;
    /// what is another thing is sent as it is.
    static Value choice(Value asked) {
        return switch (asked) {
            case Value.Text(String word) -> typed(word.equals("required") ? "any" : word);
            case Fields fields when fields.findFields("function").isPresent() -> typed("tool").with("name",
                    Value.of(AnswerParts.textOf(fields.findFields("function").get(), "name")));
            case Value other -> other;
        };
    }

    private static Fields typed(String type) {
        return Fields.EMPTY.with("type", Value.of(type));
    }
}
