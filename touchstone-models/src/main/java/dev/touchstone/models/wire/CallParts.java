package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Collects the functions that an answer calls, whole or piece by piece, in the order of their places.
///
/// A place is a number by which pieces of one call find each other; it need not be without gaps.
public final class CallParts {

    private final TreeMap<Integer, Call> calls = new TreeMap<>();

    private static final class Call {
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    /// Adds to the call of a place, beginning it when there is none.
    ///
    /// @param name or the next piece of it, may be empty
    /// @param arguments or the next piece of them, may be empty
    public void add(int place, String name, String arguments) {
        Call call = calls.computeIfAbsent(place, _ -> new Call());
        call.name.append(name);
        call.arguments.append(arguments);
    }

    /// The place behind all calls.
    public int next() {
        return calls.isEmpty() ? 0 : calls.lastKey() + 1;
    }

    /// The place of the last call, or the first place of all.
    public int last() {
        return calls.isEmpty() ? 0 : calls.lastKey();
    }

    /// The calls so far.
    public List<ToolCall> calls() {
        List<ToolCall> all = new ArrayList<>();
        for (Call call : calls.values()) {
            all.add(new ToolCall(call.name.toString(), call.arguments.toString()));
        }
        return all;
    }
}
