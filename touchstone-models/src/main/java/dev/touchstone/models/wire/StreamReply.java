package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.models.http.HttpReply;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a streamed answer to its end.
///
/// The end is `[DONE]`, a finish reason or the form's own last object; a stream that ends with none of them
/// was cut, and its text is thrown away. Where a form marks no end, the body has to come to the end that HTTP
/// tells.
final class StreamReply {

    private final AnswerReader fields;
    private final WireTraits traits;
    private final long sent;
    private Optional<Duration> firstToken = Optional.empty();
    private boolean done;

    private StreamReply(AnswerReader fields, WireTraits traits, long sent) {
        this.fields = fields;
        this.traits = traits;
        this.sent = sent;
    }

    /// @throws AnswerException when it is no whole answer
    static Reply read(HttpReply http, AnswerReader fields, WireTraits traits) throws IOException {
        return new StreamReply(fields, traits, http.sentNanos()).readAll(http);
    }

    private Reply readAll(HttpReply http) throws IOException {
        EventReader events = new EventReader(http.body(), traits.framing());
        fields.head(http);
        try {
            while (!done && events.next()) {
                take(events);
            }
        } catch (IOException broken) {
            // a connection lost after the last text is no loss; anything of ours, or an earlier end, is
            if (broken instanceof AnswerException || fields.finish().isEmpty()) {
                throw broken;
            }
        }
        boolean whole = done || fields.finish().isPresent() || traits.end() == WireTraits.End.OF_BODY
                && fields.begun() && http.delimited();
        if (!whole) {
            throw Refusal.cut("the stream ended without a word that it is whole (%s)".formatted(
                    traits.framing() == WireTraits.Framing.LINES ? "done" : "finish_reason, [DONE]"));
        }
        if (!fields.begun()) {
            throw Refusal.unreadable("the stream holds no " + fields.wanted());
        }
        return Reply.of(fields, new Timing(Duration.ofNanos(System.nanoTime() - sent), firstToken));
    }

    private void take(EventReader events) throws IOException {
        if (events.isDone()) {
            done = true;
            return;
        }
        try (JsonParser json = FastJson.parser(events.buffer(), 0, events.length())) {
            // servers that leave out the empty line between events send several objects in one
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token != JsonToken.START_OBJECT) {
                    throw Refusal.unreadable("an event of the stream is not a JSON object: "
                            + events.start());
                }
                fields.read(json);
            }
        } catch (JacksonException broken) {
            throw Refusal.unreadable("an event of the stream is not valid JSON (%s): %s"
                    .formatted(JsonProblem.reason(broken), events.start()));
        }
        if (fields.error().isPresent()) {
            throw Refusal.inAnswer(fields.error().get());
        }
        done = fields.ended();
        if (firstToken.isEmpty() && fields.anyText()) {
            firstToken = Optional.of(Duration.ofNanos(System.nanoTime() - sent));
        }
    }
}
