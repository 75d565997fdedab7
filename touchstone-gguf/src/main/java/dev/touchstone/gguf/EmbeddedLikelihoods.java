package dev.touchstone.gguf;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.llama.EmbeddedModel;
import dev.touchstone.gguf.llama.Scoring;
import dev.touchstone.gguf.llama.TokenChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Likelihoods by a model in this process, with tokens cut and windows laid as lm-evaluation-harness does it.
/// Safe for any number of threads.
final class EmbeddedLikelihoods {

    private final EmbeddedModel model;

    EmbeddedLikelihoods(EmbeddedModel model) {
        this.model = model;
    }

    /// @param tokens what was read for them, a common beginning once
    record Told(List<Likelihood> likelihoods, int tokens) {}

    /// How likely continuations of a context are; the context is computed once.
    ///
    /// White space at the end of the context counts as the beginning of the continuation: vocabularies keep
    /// it with the word after it. A text with nothing before it stands behind the model's beginning token.
    ///
    /// @throws TouchstoneException `MODEL_PROMPT_TOO_LONG`, or `MODEL_TEXT_NOT_MEASURED` for an empty
    ///     continuation
    Told of(String context, List<String> continuations) throws InterruptedException {
        String head = context.stripTrailing();
        String space = context.substring(head.length());
        int[] before = head.isEmpty()
                ? new int[] {model.emptyContextToken()} : model.tokenizer().encodePrompt(head);
        List<int[]> texts = new ArrayList<>();
        List<Integer> from = new ArrayList<>();
        int tokens = before.length;
        for (String continuation : continuations) {
            int[] whole = head.isEmpty()
                    ? join(before, model.tokenizer().encode(space + continuation))
                    : model.tokenizer().encodePrompt(head + space + continuation);
            if (whole.length < 2) {
                throw new TouchstoneException(ErrorCode.MODEL_TEXT_NOT_MEASURED,
                        "a continuation without tokens cannot be scored; give it some text");
            }
            // Where the context's end merges with the continuation, the last token is still the latter's.
            from.add(Math.max(1, Math.min(before.length, whole.length - 1)));
            tokens += whole.length - from.getLast();
            texts.add(whole);
        }
        try (Scoring scoring = model.startScoring(texts, from)) {
            return new Told(scoring.results().stream().map(EmbeddedLikelihoods::likelihood).toList(), tokens);
        }
    }

    /// How likely a whole text is: windows of the context's length that do not overlap, the first behind the
    /// model's beginning token, each later one behind the one token before it. The last, shorter one has as
    /// many tokens before it as the context holds.
    ///
    /// @throws TouchstoneException `MODEL_TEXT_NOT_MEASURED` for a text without tokens
    Told rolling(String text) throws InterruptedException {
        int[] tokens = model.tokenizer().encode(text);
        if (tokens.length == 0) {
            throw new TouchstoneException(ErrorCode.MODEL_TEXT_NOT_MEASURED,
                    "a text without tokens has no likelihood; give it some text");
        }
        List<TokenChoice> choices = new ArrayList<>(tokens.length);
        int read = 0;
        for (int from = 0; from < tokens.length; ) {
            int to = Math.min(tokens.length, from + model.context());
            int[] window = from == 0
                    ? join(new int[] {model.emptyContextToken()}, Arrays.copyOf(tokens, to))
                    : Arrays.copyOfRange(tokens, Math.max(0, to - model.context() - 1), to);
            choices.addAll(model.score(window, window.length - (to - from), 0));
            read += window.length - 1;
            from = to;
        }
        return new Told(List.of(likelihood(choices)), read);
    }

    private static Likelihood likelihood(List<TokenChoice> choices) {
        double sum = choices.stream().mapToDouble(TokenChoice::logProbability).sum();
        return new Likelihood(Math.min(0, sum), choices.size(),
                choices.stream().allMatch(TokenChoice::greedy));
    }

    private static int[] join(int[] first, int[] second) {
        int[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
