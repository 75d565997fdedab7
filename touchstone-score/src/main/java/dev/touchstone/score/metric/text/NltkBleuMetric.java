package dev.touchstone.score.metric.text;

import com.google.auto.service.AutoService;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.text.bleu.NltkBleu;
import dev.touchstone.metrics.text.bleu.NltkSmoothing;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.MeanOfRows;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The mean of nltk's sentence BLEU; texts are cut at white space or into characters first.
@AutoService(FileMetric.class)
public final class NltkBleuMetric implements FileMetric {

    private static final MetricPage PAGE = new MetricPage("nltk_bleu", "Mean sentence BLEU by nltk's rules",
            "the mean over rows of BP · exp(Σ wₙ log pₙ), orders with a precision of 0 left out or smoothed; "
                    + "0 where no token matches. Unlike bleu it is a mean of sentences and its scale ends at "
                    + "1",
            Range.of(0, 1, "higher is better"),
            "Papineni et al. 2002, smoothing by Chen and Cherry 2014; equal to sentence_bleu of nltk 3.10.4 "
                    + "on the same tokens", MetricPage.Input.PAIRS, List.of(
                    MetricOption.choice("smoothing", "nltk's SmoothingFunction.",
                            "method0", "method1", "method2", "method3", "method4"),
                    MetricOption.text("weights", "0.25,0.25,0.25,0.25",
                            "Weights of the orders from 1, apart by commas."),
                    MetricOption.choice("split", "How texts become tokens: at white space, or each "
                            + "character.",
                            "words", "characters")));

    @Override
    public List<MetricPage> pages() {
        return List.of(PAGE);
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        NltkSmoothing smoothing = NltkSmoothing.valueOf(
                settings.text("smoothing").toUpperCase(Locale.ROOT).replace("METHOD", "METHOD_"));
        List<Double> weights = settings.numbers("weights", -1000, 1000);
        boolean negative = weights.stream().anyMatch(weight -> weight < 0);
        if (negative || weights.stream().allMatch(weight -> weight == 0)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--weights %s: expected numbers from 0 on, one above 0; with none every text matches"
                            .formatted(settings.text("weights")));
        }
        boolean words = settings.text("split").equals("words");
        return new Sentences(NltkBleu.of(smoothing, weights), words, sampling,
                "smoothing:%s|weights:%s|split:%s"
                .formatted(settings.text("smoothing"), settings.text("weights"), settings.text("split")));
    }

    private static final class Sentences implements Measuring.OverPairs {

        private final NltkBleu bleu;
        private final boolean words;
        private final Sampling sampling;
        private final String signature;
        private final MeanOfRows mean = MeanOfRows.ofGrades();
        private double last;

        Sentences(NltkBleu bleu, boolean words, Sampling sampling, String signature) {
            this.bleu = bleu;
            this.words = words;
            this.sampling = sampling;
            this.signature = signature;
        }

        @Override
        public void add(String prediction, List<String> references) {
            last = bleu.sentence(tokens(prediction), references.stream().map(this::tokens).toList());
            mean.add(last);
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with("nltk_bleu", Value.of(last));
        }

        @Override
        public Total end() {
            return mean.end("nltk_bleu", sampling, signature);
        }

        private List<String> tokens(String text) {
            if (words) {
                return Arrays.stream(text.split("\\s+")).filter(token -> !token.isEmpty()).toList();
            }
            return text.codePoints().filter(point -> !Character.isWhitespace(point))
                    .mapToObj(Character::toString)
                    .toList();
        }
    }
}
