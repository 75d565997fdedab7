package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.models.http.BaseUrl;
import dev.touchstone.models.http.HttpCalls;
import dev.touchstone.models.http.HttpReply;
import dev.touchstone.models.limit.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;

/// Asks an OpenAI-style server, trying again what can be mended by waiting.
///
/// Each try is a request of its own: what an earlier one left (half a stream) is thrown away. The arguments that are
/// sent are those of the request's settings, nothing of the model file is added here.
final class OpenAiGenerator implements Generator {

    private static final int LONGEST_ERROR = 1 << 20;

    private final HttpCalls calls;
    private final BaseUrl url;
    private final RequestWriter writer;
    private final Pace pace;
    private final Limits limits;
    private final Redaction redaction;

    /// How often and how long it tries.
    ///
    /// @param retries tries beyond the first
    /// @param timeLimit of each
    record Limits(Wire wire, String model, boolean stream, int retries, Duration timeLimit) {}

    OpenAiGenerator(HttpCalls calls, BaseUrl url, Limits limits, Pace pace, Redaction redaction) {
        this.calls = calls;
        this.url = url;
        this.limits = limits;
        this.writer = new RequestWriter(limits.wire(), limits.model(), limits.stream());
        this.pace = pace;
        this.redaction = redaction;
    }

    @Override
    public Outcome generate(GenerationRequest request) throws InterruptedException {
        byte[] body;
        try {
            body = writer.write(request.prompt(), request.settings());
        } catch (JacksonException unwritable) {
            return new Outcome.Failed(new Failure(ErrorCode.DATA_INVALID_ROW,
                    "the prompt cannot be sent as UTF-8: " + unwritable.getOriginalMessage(), OptionalInt.empty(),
                    false), 0);
        }
        for (int tries = 0;; tries++) {
            Optional<Failure> stopped = pace.enter();
            if (stopped.isPresent()) {
                return new Outcome.Failed(stopped.get(), tries);
            }
            switch (tryOnce(body)) {
                case TryResult.Answered(Reply reply) -> {
                    pace.spend(reply.usage().orElseGet(() -> estimate(request.prompt(), reply)));
                    return new Outcome.Generated(reply.text(), reply.reasoning(), reply.finish(), reply.usage(),
                            reply.timing(), tries + 1);
                }
                case TryResult.Refused(Failure failure) -> {
                    return new Outcome.Failed(redaction.apply(failure), tries + 1);
                }
                case TryResult.Lost lost -> {
                    if (tries >= limits.retries()) {
                        return new Outcome.Failed(givenUp(redaction.apply(lost.failure()), tries + 1), tries + 1);
                    }
                    pace.backOff(tries + 1, lost.retryAfter());
                }
            }
        }
    }

    private static Failure givenUp(Failure last, int tries) {
        return new Failure(last.code(), "%s (after %d %s)".formatted(last.message(), tries,
                tries == 1 ? "try" : "tries"), last.status(), last.permanent());
    }

    /// One request; a permit is held from here to its end.
    private TryResult tryOnce(byte[] body) throws InterruptedException {
        boolean pushedBack = false;
        try {
            TryResult result = calls.post(url.requestPath(limits.wire().path()), body, limits.timeLimit(), this::read);
            pushedBack = result instanceof TryResult.Lost lost && lost.pushedBack();
            return result;
        } catch (IOException broken) {
            return Refusal.ofBroken(broken);
        } finally {
            pace.leave(pushedBack);
        }
    }

    private TryResult read(HttpReply http) throws IOException {
        if (http.status() == 200) {
            boolean plain = !limits.stream() || http.header("Content-Type").orElse("").contains("json");
            return new TryResult.Answered(plain ? PlainReply.read(http) : StreamReply.read(http));
        }
        ServerError error = ServerError.ofBody(http.readBody(LONGEST_ERROR));
        if (http.status() >= 300 && http.status() < 400) {
            error = new ServerError("the server sends to %s; give that address with --url"
                    .formatted(http.header("Location").orElse("nowhere")), "", OptionalInt.empty());
        }
        return Refusal.ofStatus(http.status(), error, http.header("Retry-After").flatMap(pace::readRetryAfter));
    }

    /// One token for four characters, where the server does not count; used for budgets alone.
    private static Usage estimate(Prompt prompt, Reply reply) {
        int characters = switch (prompt) {
            case Prompt.Text(String text) -> text.length();
            case Prompt.Chat(List<Message> messages) ->
                messages.stream().mapToInt(message -> message.content().length()).sum();
        };
        return new Usage(characters / 4 + 1, (reply.text().length() + reply.reasoning().length()) / 4 + 1);
    }

    @Override
    public String identity() {
        return limits.model();
    }

    @Override
    public Activity activity() {
        return pace.activity();
    }

    @Override
    public void close() {
        calls.close();
    }
}
