package dev.touchstone.tasks.score.likelihood;

import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Reference;
import dev.touchstone.metrics.likelihood.LikelihoodAccumulator;
import dev.touchstone.metrics.likelihood.Perplexity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Perplexities as lm-evaluation-harness defines them, by the sum of log-probabilities L over all texts and
/// their length; lower is better. The text is the task's `doc_to_target`.
enum PerplexityMeasure {

    /// exp(−L / texts): of `loglikelihood` tasks such as lambada.
    PERPLEXITY("texts"),
    /// exp(−L / words), words split at white space.
    WORD_PERPLEXITY("words"),
    /// exp(−L / bytes), bytes in UTF-8.
    BYTE_PERPLEXITY("bytes"),
    /// −L / (bytes · ln 2).
    BITS_PER_BYTE("bytes");

    private final String unit;

    PerplexityMeasure(String unit) {
        this.unit = unit;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    CorpusMeasure measure() {
        return new Measure(this);
    }

    private double length(String text) {
        return switch (this) {
            case PERPLEXITY -> 1;
            case WORD_PERPLEXITY -> words(text);
            case BYTE_PERPLEXITY, BITS_PER_BYTE -> text.getBytes(StandardCharsets.UTF_8).length;
        };
    }

    /// Parts between stretches of Python's white space, empty ones at the ends too: `len(re.split(r"\s+",
    /// text))`.
    static int words(String text) {
        int words = 1;
        boolean before = false;
        for (int at = 0; at < text.length(); at++) {
            boolean space = space(text.charAt(at));
            words += space && !before ? 1 : 0;
            before = space;
        }
        return words;
    }

    private static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private record Measure(PerplexityMeasure kind) implements CorpusMeasure {

        @Override
        public String name() {
            return kind.key();
        }

        @Override
        public Better better() {
            return Better.LOWER;
        }

        @Override
        public List<String> sums() {
            return List.of("log_probability", kind.unit);
        }

        @Override
        public double[] of(Answer answer, Reference reference) {
            return answer.likelihoods().isEmpty() ? new double[2]
                    : new double[] {answer.likelihoods().getFirst().logProbability(),
                            kind.length(reference.gold())};
        }

        @Override
        public OptionalDouble value(double[] sums) {
            long length = (long) sums[1];
            if (length < 1 || !Double.isFinite(sums[0])) {
                return OptionalDouble.empty();
            }
            LikelihoodAccumulator texts = new LikelihoodAccumulator();
            texts.add(Math.min(0, sums[0]), length, length, length); // sums less a row may round above 0
            Perplexity perplexity = texts.perplexity().orElseThrow();
            double value = switch (kind) {
                case PERPLEXITY -> perplexity.token(); // one text is one unit
                case WORD_PERPLEXITY -> perplexity.word();
                case BYTE_PERPLEXITY -> perplexity.byteLevel();
                case BITS_PER_BYTE -> perplexity.bitsPerByte();
            };
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        }
    }
}
