package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Collects the functions that an answer calls, whole ones or the pieces of a stream.
///
/// A piece belongs to the call of its `index`; without one it begins a call where it names a function, and
/// goes on with the last call where it names none. Arguments are text; an object in its place is written as
/// JSON.
final class CallParts {

    private final TreeMap<Integer, Call> calls = new TreeMap<>();

    private static final class Call {
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    /// Takes the calls of a whole message, in its order.
    void addWhole(List<Value> whole) {
        for (Value value : whole) {
            add(value, next());
        }
    }

    /// Takes the calls or pieces of calls of one event.
    void addPieces(List<Value> pieces) {
        for (Value value : pieces) {
            Fields piece = value instanceof Fields fields ? fields : Fields.EMPTY;
            boolean named = !function(piece).findText("name").orElse("").isEmpty();
            int index = piece.findNumber("index").map(Number::intValue)
                    .orElseGet(() -> named || calls.isEmpty() ? next() : calls.lastKey());
            add(piece, index);
        }
    }

    List<ToolCall> calls() {
        List<ToolCall> all = new ArrayList<>();
        for (Call call : calls.values()) {
            all.add(new ToolCall(call.name.toString(), call.arguments.toString()));
        }
        return all;
    }

    private int next() {
        return calls.isEmpty() ? 0 : calls.lastKey() + 1;
    }

    private void add(Value value, int index) {
        if (value instanceof Fields fields) {
            Fields function = function(fields);
            Call call = calls.computeIfAbsent(index, _ -> new Call());
            call.name.append(function.findText("name").orElse(""));
            call.arguments.append(switch (function.entries().get("arguments")) {
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
