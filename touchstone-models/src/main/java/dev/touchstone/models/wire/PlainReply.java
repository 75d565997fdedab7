package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.models.http.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a plain (not streamed) answer.
public final class PlainReply {

    /// Longer than any answer; a server that sends more is broken or hostile.
    public static final int LONGEST_BODY = 64 << 20;

    private PlainReply() {}

    /// @throws AnswerException when it is no answer
    static Reply read(HttpReply http, AnswerReader fields) throws IOException {
        byte[] body = http.readBody(LONGEST_BODY);
        Duration total = Duration.ofNanos(System.nanoTime() - http.sentNanos());
        fields.head(http);
        try (JsonParser json = FastJson.parser(body, 0, body.length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.unreadable("the answer is not a JSON object: " + start(body));
            }
            fields.read(json);
        } catch (JacksonException broken) {
            throw Refusal.unreadable("the answer is not valid JSON (%s): %s"
                    .formatted(JsonProblem.reason(broken), start(body)));
        }
        if (fields.error().isPresent()) {
            throw Refusal.inAnswer(fields.error().get());
        }
        if (!fields.begun()) {
            throw Refusal.unreadable("the answer holds no " + fields.wanted() + ": " + start(body));
        }
        return Reply.of(fields, new Timing(total, Optional.empty()));
    }

    /// The first bytes of a body for a message.
    public static String start(byte[] body) {
        if (body.length == 0) {
            return "(nothing)";
        }
        String text = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        return body.length > 200 ? text + "..." : text;
    }
}
