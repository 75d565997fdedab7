package dev.touchstone.store.imported;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.store.log.LogNotice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// Turns parsed rows into attempts and counts the repeats of each sample. Not thread-safe.
final class PredictionRows {

    private static final int MAX_NOTICES = 1_000;

    private final String task;
    private final int repeats;
    private final int entriesPerSample;
    private final Consumer<ImportedAttempt> sink;
    // sample to uuids, only for several repeats
    private final Map<Integer, List<String>> seen = new HashMap<>();
    // what was given under a key: its uuid, or the answer where there is none
    private final Map<AttemptKey, Integer> taken = new HashMap<>();
    private final List<LogNotice> notices = new ArrayList<>();
    private int superseded;

    /// @param repeats places that the rows of one sample have; further ones replace the last
    /// @param entriesPerSample how many keys of form 3.0 belong to one sample
    PredictionRows(String task, int repeats, int entriesPerSample, Consumer<ImportedAttempt> sink) {
        this.task = task;
        this.repeats = repeats;
        this.entriesPerSample = entriesPerSample;
        this.sink = sink;
    }

    List<LogNotice> notices() {
        return List.copyOf(notices);
    }

    /// Rows that another one of the same sample and repeat replaced.
    int superseded() {
        return superseded;
    }

    /// Reports a line; after a thousand the rest is silent.
    void skipped(Path file, long line, String detail) {
        if (notices.size() < MAX_NOTICES) {
            notices.add(new LogNotice.Skipped(file, line, detail));
        }
    }

    /// Takes a row of form 3.1.
    ///
    /// @param shared true where rows of other tasks may stand in the file
    void line(Path file, long line, Value value, boolean shared) {
        if (!(value instanceof Fields row)) {
            skipped(file, line, "not a JSON object");
            return;
        }
        String abbr = row.findText("data_abbr").orElse(task);
        OptionalInt sample = row.find("id").map(id -> number(id.display())).orElseGet(OptionalInt::empty);
        if (!abbr.equals(task)) {
            if (!shared) {
                skipped(file, line, "the row belongs to '" + abbr + "'");
            }
        } else if (sample.isEmpty()) {
            skipped(file, line, "no row number in 'id'");
        } else {
            take(sample.getAsInt(), row.findText("uuid"), row);
        }
    }

    /// Takes an entry of form 3.0, whose several predictions stand in a list.
    void entry(Path file, long line, String name, Value value) {
        OptionalInt sample = number(name);
        if (sample.isEmpty() || !(value instanceof Fields row)) {
            skipped(file, line, "not a row number with an object: '" + name + "'");
            return;
        }
        give(sample.getAsInt() / entriesPerSample, sample.getAsInt() % entriesPerSample, row);
    }

    private void take(int sample, Optional<String> uuid, Fields row) {
        if (repeats == 1 || !answered(row)) {
            give(sample, 0, row);
            return;
        }
        List<String> known = seen.computeIfAbsent(sample, _ -> new ArrayList<>(1));
        if (uuid.isPresent() && known.contains(uuid.get())) {
            give(sample, known.indexOf(uuid.get()), row);
            return;
        }
        if (known.size() == repeats) {
            known.removeLast();
        }
        known.add(uuid.orElse(""));
        give(sample, known.size() - 1, row);
    }

    private void give(int sample, int repeat, Fields row) {
        Prompt prompt = prompt(row.find("origin_prompt").orElse(Value.ABSENT));
        String gold = text(row.find("gold").orElse(Value.ABSENT));
        Value prediction = row.find("prediction").orElse(Value.ABSENT);
        List<Value> several = prediction instanceof Value.Items(List<Value> items) ? items
                : List.of(prediction);
        for (int more = 0; more < several.size() && repeat + more < repeats; more++) {
            Value one = several.get(more);
            if (row.findFlag("success").orElse(true) && !(one instanceof Value.Absent)) {
                AttemptKey key = new AttemptKey(sample, repeat + more);
                String answer = text(one);
                int now = row.findText("uuid").orElse(answer).hashCode();
                Integer before = taken.put(key, now);
                superseded += before == null || before == now ? 0 : 1;
                sink.accept(new ImportedAttempt(key, prompt, answer, gold));
            }
        }
    }

    private static boolean answered(Fields row) {
        return row.findFlag("success").orElse(true)
                && !(row.find("prediction").orElse(Value.ABSENT) instanceof Value.Absent);
    }

    private static Prompt prompt(Value value) {
        if (value instanceof Value.Items(List<Value> turns) && !turns.isEmpty()
                && turns.stream().allMatch(Fields.class::isInstance)) {
            return new Prompt.Chat(turns.stream().map(turn -> message((Fields) turn)).toList());
        }
        return new Prompt.Text(text(value));
    }

    private static Message message(Fields turn) {
        Value content = turn.find("prompt").or(() -> turn.find("content")).orElse(Value.ABSENT);
        Role role = switch (turn.findText("role").orElse("").toUpperCase(Locale.ROOT)) {
            case "SYSTEM" -> Role.SYSTEM;
            case "BOT", "ASSISTANT" -> Role.ASSISTANT;
            default -> Role.USER;
        };
        return new Message(role, text(content));
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text;
            case Value.Absent _ -> "";
            case Value.Numeric _, Value.Flag _, Value.Items _, Fields _ -> Json.write(value);
        };
    }

    private static OptionalInt number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
