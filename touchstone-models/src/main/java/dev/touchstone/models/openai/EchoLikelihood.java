package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.core.model.Turn;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.http.HttpReply;
import dev.touchstone.models.wire.FastJson;
import dev.touchstone.models.wire.PlainReply;
import dev.touchstone.models.wire.Refusal;
import dev.touchstone.models.wire.ServerError;
import dev.touchstone.models.wire.TokenCount;
import dev.touchstone.models.wire.Tries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// Likelihoods by `POST /completions` with `echo` and `logprobs`: the server reads context and continuation
/// and tells how likely it held each token. A server that echoes nothing is asked with vLLM's
/// `prompt_logprobs`, read by [PromptLogprobs]; once it answered so, it is asked so at once.
///
/// The tokens of the continuation are those that end after the context's last character, as
/// lm-evaluation-harness's `local-completions`; the one token that is generated after them is left out.
/// [EchoedTokens] reads them. Where they are not those of what was sent, there was no echo: they are those of
/// an answer, and only then is the server one that cannot be used.
final class EchoLikelihood {

    private final Tries tries;
    private final String model;
    private volatile boolean promptLogprobs; // the server was found to know them and no echo
    private volatile boolean measured; // the server can do it, whatever becomes of a single text
    private volatile boolean understood; // it answered to the form of the request: a refusal is of the text

    EchoLikelihood(Tries tries, String model) {
        this.tries = tries;
        this.model = model;
    }

    /// The same under the same limits, tried again a few times at most.
    EchoLikelihood withFewTries() {
        return new EchoLikelihood(tries.few(), model);
    }

    /// How likely a continuation is, with tries and tokens; the tokens count towards the budget.
    ///
    /// @param turn a later one where other continuations of the attempt were measured before
    /// @return one likelihood, or a failure: `MODEL_CAPABILITY` when the server gives no such values,
    ///     `MODEL_TEXT_NOT_MEASURED` where it answers well and gives none of this text
    Outcome of(Turn turn, String context, String continuation) throws InterruptedException {
        String whole = context + continuation;
        long began = System.nanoTime();
        return switch (ask(turn, whole)) {
            case Tries.Ended.Answered<Fields>(Fields answer, int sent) -> told(answer, context, continuation,
                    new Timing(Duration.ofNanos(System.nanoTime() - began), Optional.empty()), sent);
            case Tries.Ended.GaveUp<Fields>(Failure failure, int sent) -> {
                boolean refused = failure.code() == ErrorCode.MODEL_REJECTED && !understood;
                yield new Outcome.Failed(new Failure(
                        refused ? ErrorCode.MODEL_CAPABILITY : failure.code(),
                        "asking for a log-likelihood failed: " + failure.message(), failure.status(),
                        refused || failure.permanent()), sent);
            }
        };
    }

    private Outcome told(Fields answer, String context, String continuation, Timing timing, int sent) {
        try {
            Likelihood likelihood = likelihood(answer, context, continuation);
            measured = true;
            understood = true;
            return new Outcome.Ranked(List.of(likelihood), usage(answer), timing, sent);
        } catch (TouchstoneException notGiven) {
            boolean never = notGiven.code() == ErrorCode.MODEL_CAPABILITY && !measured;
            ErrorCode code = never || notGiven.code() != ErrorCode.MODEL_CAPABILITY ? notGiven.code()
                    : ErrorCode.MODEL_TEXT_NOT_MEASURED; // it tells them of other texts
            understood |= code == ErrorCode.MODEL_TEXT_NOT_MEASURED;
            return new Outcome.Failed(
                    new Failure(code, notGiven.getMessage(), OptionalInt.empty(), never), sent);
        }
    }

    private static Optional<Usage> usage(Fields answer) {
        return answer.findFields("usage").flatMap(usage ->
                TokenCount.of(usage.find("prompt_tokens")).flatMap(prompt ->
                        TokenCount.of(usage.find("completion_tokens"))
                                .map(completion -> new Usage(prompt, completion))));
    }

    /// Every request counts towards tries and budget, that of a form which the server does not know too.
    private Tries.Ended<Fields> ask(Turn turn, String whole) throws InterruptedException {
        if (promptLogprobs) {
            return send(turn, whole, false);
        }
        Tries.Ended<Fields> echoed = send(turn, whole, true);
        boolean none = switch (echoed) {
            case Tries.Ended.Answered<Fields>(Fields answer, int _) ->
                EchoedTokens.find(answer).filter(tokens -> tokens.echo(whole)).isEmpty();
            case Tries.Ended.GaveUp<Fields>(Failure failure, int _) ->
                failure.code() == ErrorCode.MODEL_REJECTED;
        };
        if (none && send(Turn.LATER, whole, false)
                instanceof Tries.Ended.Answered<Fields>(Fields answer, int sent)
                && PromptLogprobs.find(answer).isPresent()) {
            promptLogprobs = true;
            return new Tries.Ended.Answered<>(answer, sent + switch (echoed) {
                case Tries.Ended.Answered<Fields>(Fields _, int before) -> before;
                case Tries.Ended.GaveUp<Fields>(Failure _, int before) -> before;
            });
        }
        return echoed;
    }

    private Tries.Ended<Fields> send(Turn turn, String whole, boolean echo) throws InterruptedException {
        Tries.Ended<Fields> ended = tries.run(turn, body(whole, echo), EchoLikelihood::read);
        if (ended instanceof Tries.Ended.Answered<Fields>(Fields answer, int _)) {
            tries.pace().spend(usage(answer).orElseGet(() -> new Usage(whole.length() / 4 + 1, 1)));
        }
        return ended;
    }

    private byte[] body(String text, boolean echo) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 256);
        try (JsonGenerator json = FastJson.generator(out)) {
            json.writeStartObject();
            json.writeBooleanProperty("stream", false);
            json.writeStringProperty("prompt", text);
            if (echo) {
                json.writeBooleanProperty("echo", true);
                json.writeNumberProperty("logprobs", 1);
            } else {
                json.writeNumberProperty("prompt_logprobs", 1);
            }
            json.writeNumberProperty("temperature", 0);
            json.writeNumberProperty("max_tokens", 1);
            json.writeStringProperty("model", model);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static Fields read(HttpReply http) throws IOException {
        byte[] body = http.readBody(PlainReply.LONGEST_BODY);
        try (JsonParser json = FastJson.parser(body, 0, body.length)) {
            json.nextToken();
            if (Json.read(json) instanceof Fields fields) {
                if (ServerError.inObject(fields).isPresent()) {
                    throw Refusal.inAnswer(ServerError.inObject(fields).get());
                }
                return fields;
            }
        } catch (JacksonException broken) {
            throw Refusal.unreadable("the answer is not valid JSON (%s): %s"
                    .formatted(JsonProblem.reason(broken), PlainReply.start(body)));
        }
        throw Refusal.unreadable("the answer is not a JSON object: " + PlainReply.start(body));
    }

    private static Likelihood likelihood(Fields answer, String context, String continuation) {
        Optional<List<Value>> positions = PromptLogprobs.find(answer);
        if (positions.isPresent()) {
            return PromptLogprobs.likelihood(positions.get(), continuation);
        }
        return EchoedTokens.find(answer).filter(tokens -> tokens.echo(context + continuation))
                .orElseThrow(EchoLikelihood::notGiven).likelihood(context, continuation);
    }

    /// The beginning of a text for a message.
    static String shown(String text) {
        return text.codePointCount(0, text.length()) > 40
                ? text.substring(0, text.offsetByCodePoints(0, 40)) + "..." : text;
    }

    static TouchstoneException notGiven() {
        return new TouchstoneException(ErrorCode.MODEL_CAPABILITY,
                "the server gives no log-probabilities of the prompt (echo with logprobs, or "
                        + "prompt_logprobs, on /completions), "
                        + "which tasks of type log-likelihood need; use a server that does (vLLM, the "
                        + "embedded model), or a generative form of the task");
    }
}
