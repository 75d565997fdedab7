package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Likelihoods from vLLM's `prompt_logprobs`: for each token of the prompt the token itself, first, and the
/// best one at its place, each with `logprob`, `rank` and `decoded_token`.
///
/// There are no offsets, so the continuation's tokens are found from the end of the prompt, by their texts
/// less white space (a token decoded alone may lose the space before its word). Texts that cannot be matched,
/// such as characters split over tokens, are an error and never a wrong number.
final class PromptLogprobs {

    private PromptLogprobs() {}

    /// The positions of an answer, where it has any.
    static Optional<List<Value>> find(Fields answer) {
        return answer.findItems("choices").filter(choices -> !choices.isEmpty()).map(List::getFirst)
                .filter(Fields.class::isInstance).map(Fields.class::cast)
                .flatMap(choice -> choice.findItems("prompt_logprobs"))
                .filter(positions -> !positions.isEmpty());
    }

    /// @throws TouchstoneException `MODEL_TEXT_NOT_MEASURED` when the tokens of the continuation cannot be
    ///     told, or a value of any token is above 0
    static Likelihood likelihood(List<Value> positions, String continuation) {
        refuseAboveZero(positions);
        String wanted = continuation.replaceAll("\\s+", "");
        StringBuilder found = new StringBuilder();
        double sum = 0;
        int counted = 0;
        boolean refuted = false;
        boolean unknown = false;
        for (int at = positions.size() - 1; at >= 0; at--) {
            boolean enough = found.length() >= wanted.length();
            if (enough && counted > 0 && !leadingSpace(positions, at, continuation)) {
                break;
            }
            Fields own = own(positions.get(at)).orElseThrow(() -> untold(continuation));
            BigDecimal value = own.findNumber("logprob").orElseThrow(() -> untold(continuation));
            found.insert(0, own.findText("decoded_token").orElseThrow(() -> untold(continuation))
                    .replaceAll("\\s+", ""));
            sum += Math.min(0, value.doubleValue());
            counted++;
            Optional<BigDecimal> rank = own.findNumber("rank").filter(told -> told.signum() > 0);
            unknown |= rank.isEmpty();
            refuted |= rank.filter(told -> told.compareTo(BigDecimal.ONE) > 0).isPresent();
            if (enough) {
                break;
            }
        }
        if (counted == 0 || !found.toString().endsWith(wanted)) {
            throw untold(continuation);
        }
        return new Likelihood(sum, counted,
                refuted ? Optional.of(false) : unknown ? Optional.empty() : Optional.of(true));
    }

    private static void refuseAboveZero(List<Value> positions) {
        for (Value position : positions) {
            Optional<BigDecimal> value = own(position).flatMap(own -> own.findNumber("logprob"))
                    .filter(told -> told.compareTo(EchoedTokens.ROUNDING) > 0);
            if (value.isPresent()) {
                String token = own(position).flatMap(own -> own.findText("decoded_token")).orElse("");
                throw new TouchstoneException(ErrorCode.MODEL_TEXT_NOT_MEASURED,
                        "the server gives %s as the log-probability of the token '%s'; none is above 0"
                                .formatted(value.get(), token));
            }
        }
    }

    /// True for a token of white space alone before a continuation that begins with white space which its
    /// first word's token does not hold.
    private static boolean leadingSpace(List<Value> positions, int at, String continuation) {
        boolean spaced = !continuation.isEmpty() && Character.isWhitespace(continuation.charAt(0));
        String text = own(positions.get(at)).flatMap(own -> own.findText("decoded_token")).orElse("");
        String next = own(positions.get(at + 1)).flatMap(own -> own.findText("decoded_token")).orElse("");
        return spaced && !text.isEmpty() && text.isBlank()
                && !next.isEmpty() && !Character.isWhitespace(next.charAt(0));
    }

    private static Optional<Fields> own(Value position) {
        return position instanceof Fields fields
                ? fields.entries().values().stream().findFirst().filter(Fields.class::isInstance)
                        .map(Fields.class::cast)
                : Optional.empty();
    }

    private static TouchstoneException untold(String continuation) {
        return new TouchstoneException(ErrorCode.MODEL_TEXT_NOT_MEASURED,
                "the server's prompt_logprobs do not tell which tokens are those of '%s'; use a server that "
                        .formatted(EchoLikelihood.shown(continuation))
                        + "echoes prompts with logprobs, or a generative form of the task");
    }
}
