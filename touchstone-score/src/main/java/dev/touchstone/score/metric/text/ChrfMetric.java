package dev.touchstone.score.metric.text;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.stats.RowSums;
import dev.touchstone.metrics.text.chrf.Chrf;
import dev.touchstone.metrics.text.chrf.ChrfCounts;
import dev.touchstone.metrics.text.chrf.ChrfSettings;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.List;

/// chrF and chrF++ of a corpus as sacrebleu computes them; a row's own value is that of its sentence.
@AutoService(FileMetric.class)
public final class ChrfMetric implements FileMetric {

    private static final MetricPage PAGE = new MetricPage("chrf", "chrF and chrF++ of a corpus",
            "(1 + β²) · P · R / (β² · P + R): P and R are the shares of n-grams of characters (and with "
                    + "word-order of words) that the other side has too, the mean over the orders; of "
                    + "several references the best of the segment counts",
            Range.of(0, 100, "higher is better"),
            "Popović 2015 and 2017; equal to sacrebleu 2.6.0", MetricPage.Input.PAIRS, List.of(
                    MetricOption.whole("char-order", 6, "Longest n-gram of characters, 1 to 32."),
                    MetricOption.whole("word-order", 0, "Longest n-gram of words, 0 to 16; 2 is chrF++."),
                    MetricOption.whole("beta", 2, "How much more recall weighs than precision, 1 to 16."),
                    MetricOption.flag("lowercase", "Ignores case."),
                    MetricOption.flag("whitespace", "Counts white space as characters."),
                    MetricOption.flag("eps-smoothing", "Smooths each order as the author's script does.")));

    @Override
    public List<MetricPage> pages() {
        return List.of(PAGE);
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        return new Corpus(new ChrfSettings(settings.whole("char-order", 1, 32),
                settings.whole("word-order", 0, 16),
                settings.whole("beta", 1, 16), settings.flag("lowercase"), settings.flag("whitespace"),
                settings.flag("eps-smoothing")), sampling);
    }

    private static final class Corpus implements Measuring.OverPairs {

        private final ChrfSettings settings;
        private final Sampling sampling;
        private final Chrf chrf;
        private final RowSums sums;
        private final double[] numbers;
        private final ReferenceCount references = new ReferenceCount();

        Corpus(ChrfSettings settings, Sampling sampling) {
            this.settings = settings;
            this.sampling = sampling;
            this.chrf = Chrf.of(settings);
            this.numbers = new double[ChrfCounts.numbers(settings.charOrder() + settings.wordOrder())];
            this.sums = new RowSums(numbers.length);
        }

        @Override
        public void add(String prediction, List<String> texts) {
            chrf.count(prediction, List.copyOf(texts), numbers);
            references.add(texts.size());
            sums.add(numbers);
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with("chrf", Value.of(score(numbers)));
        }

        @Override
        public Total end() {
            return Total.of("chrf", score(sums.sums()), sums.rows(), sampling.of(sums, this::score),
                    settings.scoreName() + "|" + settings.signature(references.text()));
        }

        private double score(double[] numbersOfRows) {
            return chrf.score(ChrfCounts.of(numbersOfRows));
        }
    }
}
