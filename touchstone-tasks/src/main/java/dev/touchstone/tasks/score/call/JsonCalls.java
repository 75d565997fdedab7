package dev.touchstone.tasks.score.call;

import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Reads calls written as JSON: those of a server's reply, and `{"name": ..., "arguments": {...}}` in a text,
/// alone, in a list, or with `parameters` or `function` as some models write.
final class JsonCalls {

    private JsonCalls() {}

    /// The calls of a reply; empty when the arguments of one are no JSON object.
    static Optional<List<Call>> of(List<ToolCall> told) {
        List<Call> calls = new ArrayList<>();
        for (ToolCall call : told) {
            Optional<Fields> arguments = call.arguments().isBlank() ? Optional.of(Fields.EMPTY)
                    : parse(call.arguments()).filter(Fields.class::isInstance).map(Fields.class::cast);
            if (arguments.isEmpty()) {
                return Optional.empty();
            }
            calls.add(new Call(call.name(), literals(arguments.get())));
        }
        return Optional.of(calls);
    }

    /// The calls of a text that is JSON as a whole; empty when it is not, or holds something else.
    static Optional<List<Call>> read(String text) {
        List<Value> items = switch (parse(text).orElse(Value.ABSENT)) {
            case Value.Items(List<Value> list) -> list;
            case Fields one -> List.of(one);
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ -> List.of();
        };
        List<Call> calls = new ArrayList<>();
        for (Value item : items) {
            Optional<Call> call = item instanceof Fields fields ? call(fields) : Optional.empty();
            if (call.isEmpty()) {
                return Optional.empty();
            }
            calls.add(call.get());
        }
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls);
    }

    private static Optional<Call> call(Fields fields) {
        if (fields.findFields("function").isPresent()) {
            return call(fields.findFields("function").get());
        }
        Optional<Value> arguments = fields.find("arguments").or(() -> fields.find("parameters"));
        return fields.findText("name").flatMap(name -> arguments
                .flatMap(given -> given instanceof Value.Text(String text) ? parse(text) : Optional.of(given))
                .filter(Fields.class::isInstance)
                .map(given -> new Call(name, literals((Fields) given))));
    }

    private static Map<String, Literal> literals(Fields arguments) {
        Map<String, Literal> literals = new LinkedHashMap<>();
        arguments.entries().forEach((name, value) -> literals.put(name, Literal.of(value)));
        return literals;
    }

    private static Optional<Value> parse(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (JacksonException other) {
            return Optional.empty();
        }
    }
}
