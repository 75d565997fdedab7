package dev.touchstone.score.metric.number;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.likelihood.LikelihoodAccumulator;
import dev.touchstone.metrics.likelihood.Perplexity;
import dev.touchstone.metrics.stats.RowSums;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.List;
import java.util.Locale;

/// Perplexity by token, word and byte, and bits per byte, from the log-likelihoods of texts.
@AutoService(FileMetric.class)
public final class LikelihoodMetrics implements FileMetric {

    private static final String NAMES = "; L: sum of the natural logarithms of the chances of all texts";

    private static final List<MetricPage> PAGES = List.of(
            page("perplexity", "Perplexity by token", "exp(−L / tokens)" + NAMES, Range.from(1,
                    "lower is better; only models with the same tokenizer compare"), "Jelinek et al. 1977"),
            page("word_perplexity", "Perplexity by word", "exp(−L / words)" + NAMES,
                    Range.from(1, "lower is better"),
                    "lm-evaluation-harness's word_perplexity (words are split at white space)"),
            page("byte_perplexity", "Perplexity by byte", "exp(−L / bytes)" + NAMES,
                    Range.from(1, "lower is better"),
                    "lm-evaluation-harness's byte_perplexity (bytes in UTF-8)"),
            page("bits_per_byte", "Bits per byte", "−L / (bytes · ln 2)" + NAMES,
                    Range.from(0, "lower is better"),
                    "lm-evaluation-harness's bits_per_byte (bytes in UTF-8)"));

    @Override
    public List<MetricPage> pages() {
        return PAGES;
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        Measuring.LengthUnit unit = switch (page.name()) {
            case "perplexity" -> Measuring.LengthUnit.TOKENS;
            case "word_perplexity" -> Measuring.LengthUnit.WORDS;
            default -> Measuring.LengthUnit.BYTES;
        };
        return new Texts(page.name(), unit, sampling);
    }

    private static MetricPage page(String name, String title, String formula, Range range, String origin) {
        return new MetricPage(name, title, formula, range, origin, MetricPage.Input.LIKELIHOODS, List.of());
    }

    private static final class Texts implements Measuring.OverLikelihoods {

        private final String name;
        private final LengthUnit unit;
        private final Sampling sampling;
        private final RowSums sums = new RowSums(2);
        private double lastLikelihood;
        private long lastLength;

        Texts(String name, LengthUnit unit, Sampling sampling) {
            this.name = name;
            this.unit = unit;
            this.sampling = sampling;
        }

        @Override
        public LengthUnit unit() {
            return unit;
        }

        @Override
        public void add(double logLikelihood, long length) {
            lastLikelihood = logLikelihood;
            lastLength = length;
            sums.add(logLikelihood, length);
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with(name, Total.number(value(lastLikelihood, lastLength)));
        }

        @Override
        public Total end() {
            double[] all = sums.sums();
            return Total.of(name, value(all), sums.rows(), sampling.of(sums, this::value), "")
                    .with("log_likelihood", all[0])
                    .with(unit.name().toLowerCase(Locale.ROOT), Value.of((long) all[1]));
        }

        private double value(double[] numbers) {
            // sums less one row may round a little above 0
            return value(Math.min(0, numbers[0]), (long) numbers[1]);
        }

        private double value(double logLikelihood, long length) {
            LikelihoodAccumulator texts = new LikelihoodAccumulator();
            texts.add(logLikelihood, length, length, length);
            Perplexity perplexity = texts.perplexity().orElseThrow();
            return switch (name) {
                case "perplexity" -> perplexity.token();
                case "word_perplexity" -> perplexity.word();
                case "byte_perplexity" -> perplexity.byteLevel();
                default -> perplexity.bitsPerByte();
            };
        }
    }
}
