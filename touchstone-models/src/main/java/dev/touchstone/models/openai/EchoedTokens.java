package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The tokens of an echoed prompt with their log-probabilities, as `choices[0].logprobs` tells them.
///
/// What a server says is held against what was sent, by [TokenPlaces]. Greedy = every token is the best of
/// its `top_logprobs`; where these are left out or empty, it is unknown. The first token of all has no
/// likelihood and is no part of the sum, which matters where the context is empty.
///
/// @param texts of the tokens, the one that was generated after them included
/// @param values numbers, or null where the server told none; as many as there are texts
/// @param best what `top_logprobs` tells of each, may be shorter
/// @param offsets what `text_offset` tells of each, may be shorter
record EchoedTokens(List<String> texts, List<Value> values, List<Value> best, List<Value> offsets) {

    /// Log-probabilities may lie so far above 0, by rounding.
    static final BigDecimal ROUNDING = new BigDecimal("0.001");

    /// Those of an answer; empty where it tells none.
    static Optional<EchoedTokens> find(Fields answer) {
        Optional<Fields> logprobs = answer.findItems("choices").filter(choices -> !choices.isEmpty())
                .map(List::getFirst).filter(Fields.class::isInstance).map(Fields.class::cast)
                .flatMap(choice -> choice.findFields("logprobs"));
        return logprobs.flatMap(told -> {
            List<Value> tokens = told.findItems("tokens").orElse(List.of());
            List<Value> values = told.findItems("token_logprobs").orElse(List.of());
            int size = Math.min(tokens.size(), values.size());
            return size == 0 ? Optional.empty() : Optional.of(new EchoedTokens(
                    tokens.subList(0, size).stream().map(Value::display).toList(), values.subList(0, size),
                    told.findItems("top_logprobs").orElse(List.of()),
                    told.findItems("text_offset").orElse(List.of())));
        });
    }

    /// Whether these are tokens of what was sent, be it that their places cannot be told; else they are those
    /// of an answer alone.
    boolean echo(String whole) {
        boolean generatedAlone = texts.size() == 1 && values.getFirst() instanceof Value.Numeric;
        return !generatedAlone && (TokenPlaces.find(this, whole).isPresent()
                || texts.size() > 1 && TokenPlaces.beginsLike(texts, whole));
    }

    /// How likely the continuation is.
    ///
    /// @throws TouchstoneException `MODEL_CAPABILITY` where no token has a value, `MODEL_TEXT_NOT_MEASURED`
    ///     where none could have one or what is told of this text makes no sense
    Likelihood likelihood(String context, String continuation) {
        String whole = context + continuation;
        TokenPlaces places = TokenPlaces.find(this, whole).orElseThrow(() -> unplaced(whole));
        int from = context.codePointCount(0, context.length());
        int to = whole.codePointCount(0, whole.length());
        requireValues(places, to);
        refuseAboveZero();
        double sum = 0;
        int counted = 0;
        boolean refuted = false;
        boolean unknown = false;
        for (int at = 0; at < texts.size(); at++) {
            if (!places.within(at, from, to) || at == 0 && !(values.get(at) instanceof Value.Numeric)) {
                continue; // the very first token has no likelihood
            }
            BigDecimal value = value(at);
            sum += Math.min(0, value.doubleValue());
            counted++;
            Optional<Boolean> likeliest = likeliest(at, value);
            refuted |= likeliest.equals(Optional.of(false));
            unknown |= likeliest.isEmpty();
        }
        if (counted == 0) {
            throw withoutLikelihood(continuation);
        }
        return new Likelihood(sum, counted,
                refuted ? Optional.of(false) : unknown ? Optional.empty() : Optional.of(true));
    }

    /// A text of several tokens must have a value somewhere. Of a single one behind the first, what is
    /// missing may be one that is not finite.
    private void requireValues(TokenPlaces places, int to) {
        int tokens = 0;
        for (int at = 0; at < texts.size(); at++) {
            if (places.within(at, 0, to)) {
                tokens++;
                if (values.get(at) instanceof Value.Numeric) {
                    return;
                }
            }
        }
        if (tokens > 2) {
            throw EchoLikelihood.notGiven();
        }
    }

    private BigDecimal value(int at) {
        if (!(values.get(at) instanceof Value.Numeric(BigDecimal value))) {
            throw notMeasured("the server gives no finite log-probability of the token '%s'"
                    .formatted(texts.get(at)));
        }
        return value;
    }

    /// A server that tells one impossible value is not believed in the others, wherever the token stands.
    private void refuseAboveZero() {
        for (int at = 0; at < values.size(); at++) {
            if (values.get(at) instanceof Value.Numeric(BigDecimal value) && value.compareTo(ROUNDING) > 0) {
                throw notMeasured(
                        "the server gives %s as the log-probability of the token '%s'; none is above 0"
                                .formatted(value, texts.get(at)));
            }
        }
    }

    /// Empty where the server does not tell what the best one is.
    private Optional<Boolean> likeliest(int at, BigDecimal value) {
        List<BigDecimal> others = at < best.size() && best.get(at) instanceof Fields candidates
                ? candidates.entries().values().stream()
                        .flatMap(other -> other instanceof Value.Numeric(BigDecimal number)
                                ? Optional.of(number).stream() : Optional.<BigDecimal>empty().stream())
                        .toList()
                : List.of();
        return others.isEmpty() ? Optional.empty()
                : Optional.of(others.stream().allMatch(other -> other.compareTo(value) <= 0));
    }

    private static TouchstoneException unplaced(String whole) {
        return notMeasured(("the echoed tokens do not join to what was sent and their text_offset does not "
                + "fit it, so that it is unknown which of them are those of '%s'; ask a server whose tokens "
                + "are whole characters, or the embedded model").formatted(EchoLikelihood.shown(whole)));
    }

    private static TouchstoneException withoutLikelihood(String continuation) {
        return notMeasured(("'%s' has no token but the text's first, of which this server tells no "
                + "likelihood; leave the text out, or ask the embedded model or a server that sets a "
                + "beginning token").formatted(EchoLikelihood.shown(continuation)));
    }

    private static TouchstoneException notMeasured(String words) {
        return new TouchstoneException(ErrorCode.MODEL_TEXT_NOT_MEASURED, words);
    }
}
