package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.models.http.HttpReply;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a streamed answer to its end.
///
/// The end is `[DONE]` or a `finish_reason`; a stream that ends with neither was cut, and its text is thrown
/// away.
final class StreamReply {

    private final ReplyFields fields = new ReplyFields();
    private final long sent;
    private Optional<Duration> firstToken = Optional.empty();
    private boolean done;

    private StreamReply(long sent) {
        this.sent = sent;
    }

    /// @throws AnswerException when it is no whole answer
    static Reply read(HttpReply http) throws IOException {
        return new StreamReply(http.sentNanos()).readAll(http);
    }

    private Reply readAll(HttpReply http) throws IOException {
        EventReader events = new EventReader(http.body());
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
        if (!done && fields.finish().isEmpty()) {
            throw Refusal.cut("the stream ended without finish_reason and [DONE]");
        }
        if (!fields.choiceSeen()) {
            throw Refusal.unreadable("the stream holds no choices");
        }
        return new Reply(fields.text(), fields.reasoning(), fields.finish().orElse(Finish.UNKNOWN),
                fields.usage(),
                new Timing(Duration.ofNanos(System.nanoTime() - sent), firstToken));
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
                    .formatted(broken.getOriginalMessage(), events.start()));
        }
        if (fields.error().isPresent()) {
            throw Refusal.inAnswer(fields.error().get());
        }
        if (firstToken.isEmpty() && fields.anyText()) {
            firstToken = Optional.of(Duration.ofNanos(System.nanoTime() - sent));
        }
    }
}
