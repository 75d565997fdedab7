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
import dev.touchstone.models.wire.Tries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
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
/// The tokens of the continuation are those that end after the context's last character (by `text_offset`, or
/// by the lengths of `tokens` where a server gives no offsets); the one token that is generated after them is
/// left out. As lm-evaluation-harness's `local-completions`. Greedy = every token is the best of its
/// `top_logprobs`. The first token of all has no likelihood and is no part of the sum, which matters where
/// the context is empty. Where the echo does not reach the end of what was sent, there was none: the tokens
/// are those of an answer.
final class EchoLikelihood {

    private final Tries tries;
    private final String model;
    private volatile boolean promptLogprobs; // the server was found to know them and no echo

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
    /// @return one likelihood, or a failure: `MODEL_CAPABILITY` when the server gives no such values
    Outcome of(Turn turn, String context, String continuation) throws InterruptedException {
        String whole = context + continuation;
        long began = System.nanoTime();
        return switch (ask(turn, whole)) {
            case Tries.Ended.Answered<Fields>(Fields answer, int sent) -> told(answer, context, continuation,
                    new Timing(Duration.ofNanos(System.nanoTime() - began), Optional.empty()), sent);
            case Tries.Ended.GaveUp<Fields>(Failure failure, int sent) -> {
                boolean refused = failure.code() == ErrorCode.MODEL_REJECTED;
                yield new Outcome.Failed(new Failure(
                        refused ? ErrorCode.MODEL_CAPABILITY : failure.code(),
                        "asking for a log-likelihood failed: " + failure.message(), failure.status(),
                        refused || failure.permanent()), sent);
            }
        };
    }

    private static Outcome told(Fields answer, String context, String continuation, Timing timing, int sent) {
        try {
            return new Outcome.Ranked(List.of(likelihood(answer, context, continuation)), usage(answer),
                    timing, sent);
        } catch (TouchstoneException notGiven) {
            return new Outcome.Failed(new Failure(notGiven.code(), notGiven.getMessage(),
                    OptionalInt.empty(), true), sent);
        }
    }

    private static Optional<Usage> usage(Fields answer) {
        return answer.findFields("usage").flatMap(usage -> usage.findNumber("prompt_tokens")
                .filter(tokens -> tokens.signum() >= 0).map(tokens -> new Usage(tokens.intValue(),
                        usage.findNumber("completion_tokens").map(more -> Math.max(0, more.intValue()))
                                .orElse(0))));
    }

    /// Every request counts towards tries and budget, that of a form which the server does not know too.
    private Tries.Ended<Fields> ask(Turn turn, String whole) throws InterruptedException {
        if (promptLogprobs) {
            return send(turn, whole, false);
        }
        Tries.Ended<Fields> echoed = send(turn, whole, true);
        boolean none = switch (echoed) {
            case Tries.Ended.Answered<Fields>(Fields answer, int _) ->
                !echoes(answer, whole.codePointCount(0, whole.length()));
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
        int from = context.codePointCount(0, context.length());
        return likelihood(answer, from, from + continuation.codePointCount(0, continuation.length()));
    }

    /// @param from characters of the context
    /// @param to characters of context and continuation
    static Likelihood likelihood(Fields answer, int from, int to) {
        Fields logprobs = logprobs(answer).orElseThrow(EchoLikelihood::notGiven);
        List<Value> tokens = logprobs.findItems("tokens").orElseThrow(EchoLikelihood::notGiven);
        List<Value> values = logprobs.findItems("token_logprobs").orElseThrow(EchoLikelihood::notGiven);
        List<Value> best = logprobs.findItems("top_logprobs").orElse(List.of());
        double sum = 0;
        int counted = 0;
        boolean greedy = true;
        int start = 0;
        for (int at = 0; at < Math.min(tokens.size(), values.size()); at++) {
            int begin = offset(logprobs, at).orElse(start);
            String text = tokens.get(at).display();
            start = begin + text.codePointCount(0, text.length());
            int end = at + 1 < tokens.size() ? offset(logprobs, at + 1).orElse(start) : start;
            if (begin >= to || end <= from) {
                continue;
            }
            if (!(values.get(at) instanceof Value.Numeric(BigDecimal value))) {
                if (at > 0) {
                    throw new TouchstoneException(ErrorCode.MODEL_CAPABILITY,
                            "the server gives no finite log-probability of the token '%s'".formatted(text));
                }
                continue; // the very first token has no likelihood
            }
            sum += value.doubleValue();
            counted++;
            greedy &= at < best.size() && isBest(best.get(at), value);
        }
        if (counted == 0 || start < to) {
            throw notGiven();
        }
        return new Likelihood(Math.min(0, sum), counted, greedy);
    }

    private static Optional<Fields> logprobs(Fields answer) {
        return answer.findItems("choices").filter(choices -> !choices.isEmpty())
                .map(List::getFirst).map(choice -> choice instanceof Fields fields ? fields : Fields.EMPTY)
                .flatMap(choice -> choice.findFields("logprobs"));
    }

    /// True when the tokens told reach the end of what was sent.
    private static boolean echoes(Fields answer, int length) {
        Fields logprobs = logprobs(answer).orElse(Fields.EMPTY);
        List<Value> tokens = logprobs.findItems("tokens").orElse(List.of());
        int end = 0;
        for (int at = 0; at < tokens.size(); at++) {
            String text = tokens.get(at).display();
            end = offset(logprobs, at).orElse(end) + text.codePointCount(0, text.length());
        }
        return !tokens.isEmpty() && end >= length;
    }

    private static Optional<Integer> offset(Fields logprobs, int at) {
        return logprobs.findItems("text_offset").filter(offsets -> at < offsets.size())
                .flatMap(offsets -> offsets.get(at) instanceof Value.Numeric(BigDecimal number)
                        ? Optional.of(number.intValue()) : Optional.empty());
    }

    private static boolean isBest(Value candidates, BigDecimal value) {
        return candidates instanceof Fields fields && fields.entries().values().stream()
                .allMatch(other -> !(other instanceof Value.Numeric(BigDecimal number))
                || number.compareTo(value) <= 0);
    }

    private static TouchstoneException notGiven() {
        return new TouchstoneException(ErrorCode.MODEL_CAPABILITY,
                "the server gives no log-probabilities of the prompt (echo with logprobs, or "
                        + "prompt_logprobs, on /completions), "
                        + "which tasks of type log-likelihood need; use a server that does (vLLM, the "
                        + "embedded model), or a generative form of the task");
    }
}
