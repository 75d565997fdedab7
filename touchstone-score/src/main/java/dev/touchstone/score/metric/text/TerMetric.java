package dev.touchstone.score.metric.text;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.stats.RowSums;
import dev.touchstone.metrics.text.ter.Ter;
import dev.touchstone.metrics.text.ter.TerCounts;
import dev.touchstone.metrics.text.ter.TerSettings;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.List;

/// TER of a corpus as sacrebleu computes it; a row's own value is that of its sentence.
@AutoService(FileMetric.class)
public final class TerMetric implements FileMetric {

    private static final MetricPage PAGE = new MetricPage("ter", "Translation edit rate of a corpus",
            "100 · edits / words of the references: insertions, deletions, substitutions and shifts of word "
                    + "runs that turn a prediction into its nearest reference; of several references the "
                    + "mean length",
            Range.from(0, "in percent, lower is better, may pass 100"),
            "Snover et al. 2006 (Tercom's search); equal to sacrebleu 2.6.0", MetricPage.Input.PAIRS, List.of(
                    MetricOption.flag("normalized", "Cuts punctuation from words."),
                    MetricOption.flag("no-punct", "Removes punctuation."),
                    MetricOption.flag("asian-support", "Both also for Chinese and Japanese characters and "
                            + "marks."),
                    MetricOption.flag("case-sensitive", "Minds case, which is ignored otherwise.")));

    @Override
    public List<MetricPage> pages() {
        return List.of(PAGE);
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        return new Corpus(new TerSettings(settings.flag("normalized"), settings.flag("no-punct"),
                settings.flag("asian-support"), settings.flag("case-sensitive")), sampling);
    }

    private static final class Corpus implements Measuring.OverPairs {

        private final TerSettings settings;
        private final Sampling sampling;
        private final Ter ter;
        private final RowSums sums = new RowSums(2);
        private final ReferenceCount references = new ReferenceCount();
        private TerCounts last = TerCounts.NONE;

        Corpus(TerSettings settings, Sampling sampling) {
            this.settings = settings;
            this.sampling = sampling;
            this.ter = Ter.of(settings);
        }

        @Override
        public void add(String prediction, List<String> texts) {
            last = ter.sentence(prediction, List.copyOf(texts));
            references.add(texts.size());
            sums.add(last.edits(), last.referenceLength());
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with("ter", Value.of(last.score()));
        }

        @Override
        public Total end() {
            double[] all = sums.sums();
            return Total.of("ter", score(all), sums.rows(), sampling.of(sums, Corpus::score),
                            settings.signature(references.text()))
                    .with("num_edits", Value.of((long) all[0])).with("ref_length", all[1]);
        }

        private static double score(double[] numbers) {
            // sums less one row may round a little below 0
            return new TerCounts((long) numbers[0], Math.max(0, numbers[1])).score();
        }
    }
}
