package dev.touchstone.store.log;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Values to log, for tests.
final class Logged {

    static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");
    static final UnitIdentity IDENTITY = identity("generation", "{\"max_tokens\":512}");

    private Logged() {}

    static UnitIdentity identity(String part, String value) {
        TreeMap<String, String> parts = new TreeMap<>(Map.of("prompt", "p1", "data", "d1", "model", "m1",
                "generation", "{\"max_tokens\":512}"));
        parts.put(part, value);
        return new UnitIdentity("chat/model", "word problems", parts);
    }

    static Question question(int sample) {
        return new Question(sample,
                new Prompt.Chat(List.of(new Message(Role.SYSTEM, "Be brief."),
                        new Message(Role.USER, "第 " + sample + " 题: \"2 + " + sample + "\"?\n😀"))),
                "" + (2 + sample), List.of("one", "two"), OptionalInt.of(32),
                Fields.EMPTY.with("level", Value.of(3)).with("tags", Value.ofTexts(List.of("a", "b"))));
    }

    static Outcome answer(String text) {
        return new Outcome.Generated(text, "hm", Finish.STOP, Optional.of(new Usage(12, 7)),
                new Timing(Duration.ofNanos(20_000_123), Optional.of(Duration.ofMillis(3))), 2);
    }

    static Outcome failure(String message) {
        return new Outcome.Failed(
                new Failure(ErrorCode.MODEL_SERVER_ERROR, message, OptionalInt.of(503), false), 8);
    }
}
