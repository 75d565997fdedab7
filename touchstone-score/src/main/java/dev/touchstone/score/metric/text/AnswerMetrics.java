package dev.touchstone.score.metric.text;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.text.answer.AnswerMatch;
import dev.touchstone.metrics.text.answer.AnswerRule;
import dev.touchstone.metrics.text.answer.AnswerScore;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.MeanOfRows;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.List;

/// Exact match and F1 of short answers by the rules of SQuAD and CMRC.
@AutoService(FileMetric.class)
public final class AnswerMetrics implements FileMetric {

    private static final String ORIGIN = "Rajpurkar et al. 2016 and 2018, Cui et al. 2019; equal to the "
            + "published evaluation rules, but on a scale that ends at 1";

    private static final List<MetricOption> OPTIONS = List.of(MetricOption.choice("rule",
            "Whose rules: both SQuAD rules drop case, ASCII signs and the articles a, an, the, and take two "
                    + "empty answers for different (v1) or equal (v2); cmrc drops case and a list of marks "
                    + "and takes each Chinese character for a token.", "squad_v1", "squad_v2", "cmrc"));

    private static final List<MetricPage> PAGES = List.of(
            new MetricPage("exact_match", "Share of short answers that equal an accepted one",
                    "the mean over rows of 1 where the prediction equals one of the references after both "
                            + "were normalised, else 0",
                    Range.of(0, 1, "higher is better"), ORIGIN, MetricPage.Input.PAIRS, OPTIONS),
            new MetricPage("squad_f1", "F1 of short answers",
                    "the mean over rows of the best 2 · P · R / (P + R) of a reference: P and R are the "
                            + "shares of tokens in common (SQuAD: in any order; CMRC: in the longest run)",
                    Range.of(0, 1, "higher is better"), ORIGIN, MetricPage.Input.PAIRS, OPTIONS));

    @Override
    public List<MetricPage> pages() {
        return PAGES;
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        String rule = settings.text("rule");
        AnswerRule chosen = switch (rule) {
            case "squad_v2" -> AnswerRule.SQUAD_2;
            case "cmrc" -> AnswerRule.CMRC;
            default -> AnswerRule.SQUAD_1;
        };
        return new Answers(page.name(), AnswerMatch.of(chosen), sampling, "rule:" + rule);
    }

    private static final class Answers implements Measuring.OverPairs {

        private final String name;
        private final AnswerMatch match;
        private final Sampling sampling;
        private final String signature;
        private final MeanOfRows mean;
        private double last;

        Answers(String name, AnswerMatch match, Sampling sampling, String signature) {
            this.name = name;
            this.mean = name.equals("exact_match") ? MeanOfRows.ofShares() : MeanOfRows.ofGrades();
            this.match = match;
            this.sampling = sampling;
            this.signature = signature;
        }

        @Override
        public void add(String prediction, List<String> references) {
            AnswerScore score = match.score(prediction, references);
            last = name.equals("exact_match") ? score.exactMatch() : score.f1();
            mean.add(last);
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with(name, Value.of(last));
        }

        @Override
        public Total end() {
            return mean.end(name, sampling, signature);
        }
    }
}
