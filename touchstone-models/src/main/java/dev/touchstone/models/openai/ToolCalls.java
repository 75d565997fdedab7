package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.CallParts;
import java.util.List;

/// The values of `tool_calls`, of whole messages or of the pieces of a stream.
///
/// A piece belongs to the call of its `index`; without one it begins a call where it names a function, and
/// goes on with the last call where it names none. Arguments are text; an object in its place is written as
/// JSON.
final class ToolCalls {

    private final CallParts parts = new CallParts();

    /// Takes the calls of a whole message, in its order.
    void addWhole(List<Value> whole) {
        for (Value value : whole) {
            add(value, parts.next());
        }
    }

    /// Takes the calls or pieces of calls of one event.
    void addPieces(List<Value> pieces) {
        for (Value value : pieces) {
            Fields piece = value instanceof Fields fields ? fields : Fields.EMPTY;
            boolean named = !function(piece).findText("name").orElse("").isEmpty();
            add(value, piece.findNumber("index").map(Number::intValue)
                    .orElseGet(() -> named ? parts.next() : parts.last()));
        }
    }

    List<ToolCall> calls() {
        return parts.calls();
    }

    private void add(Value value, int index) {
        if (value instanceof Fields fields) {
            Fields function = function(fields);
            parts.add(index, function.findText("name").orElse(""),
                    switch (function.entries().get("arguments")) {
                        case null -> "";
                        case Value.Text(String text) -> text;
                        case Value.Absent _ -> "";
                        case Value other -> Json.write(other);
                    });
        }
    }

    private static Fields function(Fields call) {
        return call.findFields("function").orElse(call);
    }
}
