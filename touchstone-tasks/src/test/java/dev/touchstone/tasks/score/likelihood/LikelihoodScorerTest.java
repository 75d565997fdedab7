package dev.touchstone.tasks.score.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikelihoodScorerTest {

    /// Characters 2, 1, 4; bytes 2, 3, 16.
    private static final List<String> OPTIONS = List.of("no", "水", "😀😀😀😀");

    private static LikelihoodScorer scorer(String metric) {
        return (LikelihoodScorer) new LikelihoodScorerFactory()
                .create(Fields.EMPTY.with("metric", Value.of(metric)));
    }

    private static Answer answer(double... logProbabilities) {
        return new Answer("", "", Finish.STOP, List.of(), List.of(), DoubleStream.of(logProbabilities)
                .mapToObj(value -> new Likelihood(value, 2, value > -2)).toList());
    }

    private static Reference reference(Integer... right) {
        return new Reference(OPTIONS.get(right[0]), OPTIONS,
                RightOptions.with(Fields.EMPTY, List.of(right)));
    }

    /// Log-probabilities -4, -3, -9: as they are the second; by character -2, -3, -2.25 the first; by byte
    /// -2, -1, -0.5625 the third.
    @ParameterizedTest
    @CsvSource({"acc, 1", "acc_norm, 0", "acc_bytes, 2"})
    void eachMetricDividesByItsOwnLength(String metric, int chosen) {
        for (int right = 0; right < OPTIONS.size(); right++) {
            Score score = scorer(metric).score(answer(-4, -3, -9), reference(right));
            assertThat(score.right()).isEqualTo(right == chosen);
            assertThat(score.extracted()).isEqualTo(OPTIONS.get(chosen));
            assertThat(score.reading()).isEqualTo(Reading.PARSED);
        }
    }

    /// Behind the question -4, -3, -9, behind nothing -5, -2.5, -15: gains of 1, -0.5 and 6.
    @Test
    void theOptionThatTheQuestionRaisesMostIsChosenWhereOptionsWereMeasuredAloneToo() {
        Answer answer = answer(-4, -3, -9, -5, -2.5, -15);
        assertThat(scorer("acc_mutual_info").score(answer, reference(2)).right()).isTrue();
        assertThat(scorer("acc_mutual_info").score(answer, reference(1)).right()).isFalse();
        assertThat(scorer("acc").score(answer, reference(1)).right()).isTrue();
        assertThat(scorer("acc_norm").score(answer, reference(0)).right()).isTrue();
        assertThat(scorer("acc_mutual_info").score(answer(-4, -3, -9), reference(1)).reading())
                .isEqualTo(Reading.UNPARSED);
    }

    /// Python: `p = exp([-4, -3, -9]); p[[0, 2]].sum() / p.sum()` is 0.27026379.
    @Test
    void theShareOfTheRightOptionsIsGraded() {
        LikelihoodScorer mass = scorer("probability_mass");
        assertThat(mass.kind()).isEqualTo(ScoreKind.MEAN);
        assertThat(mass.score(answer(-4, -3, -9), reference(0, 2)).value())
                .isCloseTo(0.27026379, within(1e-8));
        assertThat(mass.score(answer(-4000, -4001, -4002), reference(0)).value())
                .isCloseTo(0.66524096, within(1e-8)); // where exp alone gives 0 / 0
        assertThat(mass.score(answer(-4, -3), reference(0)).reading()).isEqualTo(Reading.UNPARSED);
    }

    @Test
    void ofEqualOptionsTheFirstIsTaken() {
        assertThat(scorer("acc").score(answer(-5, -3, -3), reference(1)).right()).isTrue();
        assertThat(scorer("acc").score(answer(-5, -3, -3), reference(2)).right()).isFalse();
    }

    @Test
    void anyOfSeveralRightOptionsIsRight() {
        assertThat(scorer("acc").score(answer(-5, -4, -3), reference(0, 2)).right()).isTrue();
    }

    @Test
    void theLowestLossCountsByTokensOfWhatWasMeasured() {
        Answer answer = new Answer("", "", Finish.STOP, List.of(), List.of(), List.of(
                new Likelihood(-4, 4, false), new Likelihood(-3, 2, false), new Likelihood(-9, 10, false)));
        Score score = scorer("accuracy").score(answer, reference(2));
        assertThat(score.right()).isTrue();
        assertThat(score.rule()).isEqualTo("lowest_mean_loss_per_token");
    }

    @Test
    void aTextIsRightWhereTheModelWouldWriteItItself() {
        assertThat(scorer("exact_match").score(answer(-5, -1, -3), reference(1)).right()).isTrue();
        assertThat(scorer("exact_match").score(answer(-5, -3, -1), reference(1)).right()).isFalse();
        Reference single = Reference.of(" word");
        assertThat(scorer("acc").score(answer(-1), single).right()).isTrue();
        assertThat(scorer("acc").score(answer(-3), single))
                .isEqualTo(new Score(0, Reading.PARSED, "", "each_token_likeliest", " word"));
    }

    @ParameterizedTest
    @CsvSource({"B, 1", "2, 2", "no, 0"})
    void whatAnotherToolChoseCountsAsItsChoice(String told, int place) {
        Answer answer = new Answer(told, "", Finish.UNKNOWN);
        assertThat(scorer("accuracy").score(answer, reference(place)).right()).isTrue();
        assertThat(scorer("accuracy").score(new Answer("perhaps", "", Finish.STOP), reference(0)).reading())
                .isEqualTo(Reading.UNPARSED);
    }

    @Test
    void anUnknownMetricIsRefused() {
        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> scorer("accurate"))
                .withMessageContaining("accurate").withMessageContaining("acc_norm");
    }

    @Test
    void wordsAreSplitAsPythonSplitsThem() {
        assertThat(PerplexityMeasure.words("")).isEqualTo(1);
        assertThat(PerplexityMeasure.words("one")).isEqualTo(1);
        assertThat(PerplexityMeasure.words(" one\u00a0two\u0085 \u3000three\u001f")).isEqualTo(5);
    }

    @Test
    void whatTheBackEndDoesNotTellIsNoScore() {
        Answer untold = new Answer("", "", Finish.STOP, List.of(), List.of(), List.of(
                new Likelihood(-4, 2, Optional.empty()), new Likelihood(-3, 2, Optional.empty()),
                new Likelihood(-9, 2, false)));
        assertThat(scorer("exact_match").score(untold, reference(0)).untold()).isTrue();
        assertThat(scorer("acc").score(untold, Reference.of(" word")).untold()).isTrue();
        // none of these asks whether tokens are the likeliest
        assertThat(scorer("acc").score(untold, reference(1)).right()).isTrue();
        assertThat(scorer("exact_match").score(untold, reference(2)))
                .isEqualTo(new Score(0, Reading.PARSED, "", "each_token_likeliest", OPTIONS.get(2)));
    }
}
