package dev.touchstone.score.metric.text;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.stats.RowSums;
import dev.touchstone.metrics.text.bleu.Bleu;
import dev.touchstone.metrics.text.bleu.BleuCounts;
import dev.touchstone.metrics.text.bleu.BleuScore;
import dev.touchstone.metrics.text.bleu.BleuSettings;
import dev.touchstone.metrics.text.bleu.BleuTokenizer;
import dev.touchstone.metrics.text.bleu.Smoothing;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Corpus BLEU as sacrebleu computes it; a row's own value is its sentence BLEU.
@AutoService(FileMetric.class)
public final class BleuMetric implements FileMetric {

    private static final MetricPage PAGE = new MetricPage("bleu", "BLEU of a corpus",
            "BP · exp(Σ log pₙ / N) for n = 1 to N: pₙ is the share of the predictions' n-grams that "
                    + "references have too (each counted at most as often as one reference has it), summed "
                    + "over the corpus before dividing; BP = min(1, exp(1 − r / c)), c tokens of the "
                    + "predictions, r of the references closest in length. A row's own value is its sentence "
                    + "BLEU with effective order",
            Range.of(0, 100, "higher is better"),
            "Papineni et al. 2002; equal to sacrebleu 2.6.0", MetricPage.Input.PAIRS, List.of(
                    MetricOption.choice("tokenize", "How texts are cut: 13a for Western languages, intl by "
                            + "Unicode's classes, zh each Chinese character alone, char each character, none "
                            + "at white space.", "13a", "intl", "zh", "char", "none"),
                    MetricOption.choice("smooth-method", "What takes the place of a precision of 0.",
                            "exp", "floor", "add-k", "none"),
                    MetricOption.number("smooth-value", "", "The value of floor (0.1 if not given) and "
                            + "add-k (1)."),
                    MetricOption.flag("lowercase", "Ignores case."),
                    MetricOption.whole("max-ngram-order", 4, "Longest n-gram, 1 to 16."),
                    MetricOption.flag("effective-order",
                            "Leaves orders that a text is too short for out of the mean; for single "
                                    + "sentences.")));

    @Override
    public List<MetricPage> pages() {
        return List.of(PAGE);
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        BleuTokenizer tokenizer = Arrays.stream(BleuTokenizer.values())
                .filter(each -> each.signature().equals(settings.text("tokenize"))).findFirst().orElseThrow();
        return new Corpus(new BleuSettings(tokenizer, smoothing(settings), settings.flag("effective-order"),
                settings.flag("lowercase"), settings.whole("max-ngram-order", 1, 16)), sampling);
    }

    private static Smoothing smoothing(Settings settings) {
        Optional<Double> value = settings.number("smooth-value");
        String method = settings.text("smooth-method");
        boolean takesValue = method.equals("floor") || method.equals("add-k");
        if (value.isPresent() && (value.get() < 0 || !takesValue)) {
            throw settings.wrong("smooth-value", "0 or more, and only with --smooth-method floor or add-k");
        }
        return switch (method) {
            case "floor" -> new Smoothing.Floor(value.orElse(Smoothing.Floor.DEFAULT_VALUE));
            case "add-k" -> new Smoothing.AddK(value.orElse(Smoothing.AddK.DEFAULT_VALUE));
            case "none" -> new Smoothing.Unsmoothed();
            default -> new Smoothing.Exponential();
        };
    }

    private static final class Corpus implements Measuring.OverPairs {

        private final BleuSettings settings;
        private final Sampling sampling;
        private final Bleu bleu;
        private final Bleu sentence;
        private final RowSums sums;
        private final double[] numbers;
        private final ReferenceCount references = new ReferenceCount();

        Corpus(BleuSettings settings, Sampling sampling) {
            this.settings = settings;
            this.sampling = sampling;
            this.bleu = Bleu.of(settings);
            this.sentence = Bleu.of(new BleuSettings(settings.tokenizer(), settings.smoothing(), true,
                    settings.lowercase(), settings.maxOrder()));
            this.numbers = new double[BleuCounts.numbers(settings.maxOrder())];
            this.sums = new RowSums(numbers.length);
        }

        @Override
        public void add(String prediction, List<String> texts) {
            bleu.count(prediction, List.copyOf(texts), numbers);
            references.add(texts.size());
            sums.add(numbers);
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with("bleu", Value.of(sentence.score(BleuCounts.of(numbers)).score()));
        }

        @Override
        public Total end() {
            BleuScore score = bleu.score(BleuCounts.of(sums.sums()));
            return Total.of("bleu", score.score(), sums.rows(),
                            sampling.of(sums, each -> bleu.score(BleuCounts.of(each)).score()),
                            settings.signature(references.text()))
                    .with("precisions", new Value.Items(
                            score.precisions().stream().<Value>map(Value::of).toList()))
                    .with("brevity_penalty", score.brevityPenalty())
                    .with("sys_len", Value.of(score.systemLength()))
                    .with("ref_len", Value.of(score.referenceLength()));
        }
    }
}
