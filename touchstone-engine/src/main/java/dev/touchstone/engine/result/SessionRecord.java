package dev.touchstone.engine.result;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One command on a run, as it was written down.
///
/// @param number from 1
/// @param tool name and version of what worked
/// @param started when, in ISO form
/// @param ended when, in ISO form; empty while it runs and when it was killed
/// @param exit the exit code it ended with
/// @param command the arguments it was given, secrets replaced
/// @param units `model/task` of each unit it worked on, in the order of the table
/// @param gates its limits and whether they held
public record SessionRecord(int number, String tool, String started, Optional<String> ended, OptionalInt exit,
        List<String> command, List<String> units, List<GateRecord> gates) {
    public SessionRecord {
        requireNonNull(tool, "tool");
        requireNonNull(started, "started");
        requireNonNull(ended, "ended");
        requireNonNull(exit, "exit");
        command = List.copyOf(command);
        units = List.copyOf(units);
        gates = List.copyOf(gates);
    }

    /// A limit of a session.
    ///
    /// @param gate as it was asked: `accuracy=70`, `gsm8k:accuracy=70`
    /// @param verdict `passed`, `missed` or `not_measured`
    /// @param detail what was found instead; empty when it held
    public record GateRecord(String gate, String verdict, String detail) {
        public GateRecord {
            requireNonNull(gate, "gate");
            requireNonNull(verdict, "verdict");
            requireNonNull(detail, "detail");
        }

        /// Whether the limit held.
        public boolean passed() {
            return verdict.equals("passed");
        }
    }

    /// The session in a file's fields; keys that are missing are empty.
    static SessionRecord of(int number, Fields fields) {
        Optional<BigDecimal> exit = fields.findNumber("exit");
        return new SessionRecord(number, text(fields, "tool"), text(fields, "started"),
                fields.findText("ended"),
                exit.isPresent() ? OptionalInt.of(exit.get().intValue()) : OptionalInt.empty(),
                texts(fields.findFields("asked").orElse(Fields.EMPTY), "command"), texts(fields, "units"),
                fields.findItems("gates").orElse(List.of()).stream()
                        .flatMap(item -> item instanceof Fields gate
                                ? Optional.of(new GateRecord(text(gate, "gate"), verdict(gate),
                                        text(gate, "detail"))).stream()
                                : Optional.<GateRecord>empty().stream())
                        .toList());
    }

    /// A word that a later version may have brought is no claim that the limit held.
    private static String verdict(Fields gate) {
        String verdict = text(gate, "verdict");
        return List.of("passed", "missed").contains(verdict) ? verdict : "not_measured";
    }

    private static String text(Fields fields, String name) {
        return fields.findText(name).orElse("");
    }

    private static List<String> texts(Fields fields, String name) {
        return fields.findItems(name).orElse(List.of()).stream().map(Value::display).toList();
    }
}
