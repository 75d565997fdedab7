package dev.touchstone.score.metric.text;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.stats.RowSums;
import dev.touchstone.metrics.text.error.EditCounts;
import dev.touchstone.metrics.text.error.ErrorRates;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Error rates of transcripts over a corpus, as jiwer computes them: WER, CER, MER, WIL, WIP.
@AutoService(FileMetric.class)
public final class ErrorRateMetrics implements FileMetric {

    private static final String COUNTS =
            "S substituted, D deleted, I inserted words, H right ones, summed over all rows: ";

    private static final List<MetricPage> PAGES = List.of(
            page("wer", "Word error rate", COUNTS + "(S + D + I) / (H + S + D)",
                    Range.from(0, "lower is better, may pass 1")),
            page("cer", "Character error rate", "the same as wer with characters in place of words",
                    Range.from(0, "lower is better, may pass 1")),
            page("mer", "Match error rate", COUNTS + "(S + D + I) / (H + S + D + I)",
                    Range.of(0, 1, "lower is better")),
            page("wil", "Word information lost", COUNTS + "1 − H² / ((H + S + D) · (H + S + I))",
                    Range.of(0, 1, "lower is better")),
            page("wip", "Word information preserved", COUNTS + "H² / ((H + S + D) · (H + S + I))",
                    Range.of(0, 1, "higher is better")));

    @Override
    public List<MetricPage> pages() {
        return PAGES;
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        ErrorRates rates = page.name().equals("cer") ? ErrorRates.ofCharacters() : ErrorRates.ofWords();
        return new Corpus(page.name(), rates, rate(page.name()), sampling);
    }

    private static ToDoubleFunction<EditCounts> rate(String name) {
        return switch (name) {
            case "mer" -> EditCounts::matchErrorRate;
            case "wil" -> EditCounts::informationLost;
            case "wip" -> EditCounts::informationPreserved;
            default -> EditCounts::errorRate;
        };
    }

    private static MetricPage page(String name, String title, String formula, Range range) {
        return new MetricPage(name, title, formula, range,
                "Morris et al. 2004; equal to jiwer 4.0.0 with its default transformations",
                MetricPage.Input.PAIRS, List.of());
    }

    private static final class Corpus implements Measuring.OverPairs {

        private final String name;
        private final ErrorRates rates;
        private final ToDoubleFunction<EditCounts> rate;
        private final Sampling sampling;
        private final RowSums sums = new RowSums(4);
        private EditCounts last = EditCounts.NONE;

        Corpus(String name, ErrorRates rates, ToDoubleFunction<EditCounts> rate, Sampling sampling) {
            this.name = name;
            this.rates = rates;
            this.rate = rate;
            this.sampling = sampling;
        }

        /// Of several references the one with the fewest errors counts.
        @Override
        public void add(String prediction, List<String> references) {
            last = rates.counts(references.getFirst(), prediction);
            for (String reference : references.subList(1, references.size())) {
                EditCounts other = rates.counts(reference, prediction);
                last = other.errors() < last.errors() ? other : last;
            }
            sums.add(last.hits(), last.substitutions(), last.deletions(), last.insertions());
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with(name, Value.of(rate.applyAsDouble(last)));
        }

        @Override
        public Total end() {
            EditCounts all = counts(sums.sums());
            return Total.of(name, rate.applyAsDouble(all), sums.rows(),
                            sampling.of(sums, each -> rate.applyAsDouble(counts(each))), "")
                    .with("hits", Value.of(all.hits())).with("substitutions", Value.of(all.substitutions()))
                    .with("deletions", Value.of(all.deletions()))
                    .with("insertions", Value.of(all.insertions()));
        }

        private static EditCounts counts(double[] numbers) {
            return new EditCounts((long) numbers[0], (long) numbers[1], (long) numbers[2], (long) numbers[3]);
        }
    }
}
