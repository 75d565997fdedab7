package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.hash.Sha256;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/// Answers in a folder, one file each, named by the sha256 of what was asked. Safe for threads and processes.
///
/// A file appears by a rename, so it is whole; one that cannot be read all the same counts as not there.
public final class AnswerCache {

    private static final AtomicLong TEMPORARY = new AtomicLong();

    private final Path folder;
    private final AtomicLong given = new AtomicLong();

    /// A cache in that folder, which is made at the first answer.
    public AnswerCache(Path folder) {
        this.folder = folder;
    }

    /// Makes sure that answers can be kept, before one is paid for: makes the folder, and a file in it that
    /// goes again.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` when something else than a folder is in its place,
    ///     `LOG_WRITE_FAILED` when it cannot be made or written
    public void require() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--cache %s: is a file, expected a folder, which is made where there is none"
                            .formatted(folder));
        }
        Path probe = folder.resolve("probe.%d.tmp".formatted(ProcessHandle.current().pid()));
        try {
            Files.createDirectories(folder);
            Files.writeString(probe, "");
            Files.delete(probe);
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "--cache %s: answers cannot be kept there (%s); name another folder, or run without "
                            .formatted(folder, IoReason.of(refused)) + "--cache", refused);
        }
    }

    /// The folder.
    public Path folder() {
        return folder;
    }

    /// How many answers were given again, with nothing sent for them.
    public long given() {
        return given.get();
    }

    /// Counts an answer that was given again whole.
    void countGiven() {
        given.incrementAndGet();
    }

    /// What an answer depends on: model, prompt, settings and number of the repeat.
    public record Key(String hash) {

        /// The key of a request to a model.
        public static Key of(String model, GenerationRequest request) {
            Fields asked = Fields.EMPTY
                    .with("model", Value.of(model))
                    .with("prompt", prompt(request.prompt()))
                    .with("settings", request.settings().toFields())
                    .with("repeat", Value.of(request.key().repeat()));
            return new Key(Sha256.of(Json.write(asked)));
        }

        private static Value prompt(Prompt.Asked prompt) {
            return switch (prompt) {
                case Prompt.Text(String text) -> Value.of(text);
                case Prompt.Chat(List<Message> turns) -> turns(turns);
                case Prompt.ToolChat(List<Message> turns, List<Fields> tools) -> Fields.EMPTY
                        .with("messages", turns(turns)).with("tools", new Value.Items(List.copyOf(tools)));
            };
        }

        private static Value turns(List<Message> turns) {
            return new Value.Items(turns.stream().<Value>map(turn -> Fields.EMPTY
                    .with("role", Value.of(turn.role().wireName()))
                    .with("content", Value.of(turn.content()))).toList());
        }
    }

    /// The answer of a key, marked by 0 tries: nothing was sent for it.
    Optional<Outcome.Generated> find(Key key) {
        return read(key, AnswerCache::answer);
    }

    /// Reads what is kept under a key; what is not of the wanted form counts as not there.
    ///
    /// @param form throws `IllegalArgumentException` for fields of another form
    <T> Optional<T> read(Key key, Function<Fields, T> form) {
        try {
            return Json.parse(Files.readString(file(key))) instanceof Fields fields
                    ? Optional.of(form.apply(fields)) : Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            return Optional.empty(); // asked anew and replaced
        }
    }

    /// Keeps an answer.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the folder cannot be written
    void put(Key key, Outcome.Generated answer) {
        Fields fields = Fields.EMPTY
                .with("text", Value.of(answer.text()))
                .with("reasoning", Value.of(answer.reasoning()))
                .with("finish", Value.of(answer.finish().wireName()))
                .with("calls", new Value.Items(answer.calls().stream().<Value>map(call -> Fields.EMPTY
                        .with("name", Value.of(call.name()))
                        .with("arguments", Value.of(call.arguments()))).toList()));
        put(key, answer.usage().map(usage -> fields
                .with("prompt_tokens", Value.of(usage.promptTokens()))
                .with("completion_tokens", Value.of(usage.completionTokens()))).orElse(fields));
    }

    /// Keeps fields under a key.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the folder cannot be written
    void put(Key key, Fields whole) {
        Path target = file(key);
        Path temporary = target.resolveSibling("%s.%d.%d.tmp".formatted(
                key.hash(), ProcessHandle.current().pid(), TEMPORARY.incrementAndGet()));
        try {
            Files.createDirectories(target.getParent());
            Files.writeString(temporary, Json.write(whole));
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "%s: an answer cannot be kept (%s); make room, or run without --cache"
                            .formatted(target, IoReason.of(refused)), refused);
        }
    }

    private Path file(Key key) {
        return folder.resolve(key.hash().substring(0, 2)).resolve(key.hash().substring(2) + ".json");
    }

    private static Outcome.Generated answer(Fields fields) {
        Optional<Usage> usage = fields.findNumber("prompt_tokens").flatMap(prompt ->
                fields.findNumber("completion_tokens")
                        .map(completion -> new Usage(whole(prompt), whole(completion))));
        return new Outcome.Generated(required(fields, "text"), required(fields, "reasoning"),
                Finish.ofWireName(required(fields, "finish")), usage,
                        new Timing(Duration.ZERO, Optional.empty()), 0, calls(fields), List.of());
    }

    private static List<ToolCall> calls(Fields fields) {
        return fields.findItems("calls").orElse(List.of()).stream()
                .map(item -> item instanceof Fields call ? call : Fields.EMPTY)
                .map(call -> new ToolCall(required(call, "name"), required(call, "arguments"))).toList();
    }

    private static String required(Fields fields, String name) {
        return fields.findText(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }

    private static int whole(BigDecimal number) {
        return Math.max(0, number.intValue());
    }
}
