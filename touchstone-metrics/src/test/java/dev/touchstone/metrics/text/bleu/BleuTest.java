package dev.touchstone.metrics.text.bleu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.text.RandomText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BleuTest {

    private final Bleu bleu = Bleu.of(BleuSettings.sentence());

    @Test
    void countsAreClippedAndTheGeometricMeanIsTaken() {
        // unigrams 2 of 4 (the counts twice), bigrams 1 of 3, trigrams 0 of 2, smoothed to 1/2
        BleuScore score = Bleu.of(BleuSettings.corpus().with(BleuTokenizer.NONE))
                .sentence("the the the cat", List.of("the cat"));
        assertThat(score.counts()).containsExactly(2.0, 1.0, 0.0, 0.0);
        assertThat(score.totals()).containsExactly(4.0, 3.0, 2.0, 1.0);
        assertThat(score.precisions()).containsExactly(50.0, 100.0 / 3, 25.0, 25.0);
        assertThat(score.score()).isCloseTo(Math.pow(50.0 * 100 / 3 * 25 * 25, 0.25), within(1e-9));
        assertThat(score.brevityPenalty()).isEqualTo(1);
    }

    @Test
    void shortHypothesesArePenalized() {
        BleuScore score = bleu.sentence("a b", List.of("a b c d"));
        assertThat(score.brevityPenalty()).isCloseTo(Math.exp(-1), within(1e-12));
        assertThat(score.score()).isCloseTo(100 * Math.exp(-1), within(1e-9));
    }

    @Test
    void theClosestReferenceLengthCountsAndTheShorterOfTwo() {
        assertThat(bleu.counts("a b c", List.of("a", "a b c d", "a b")).referenceLength()).isEqualTo(2);
    }

    @Test
    void anEmptyHypothesisScoresZero() {
        assertThat(bleu.sentence("", List.of("")).score()).isZero();
        assertThat(bleu.sentence("", List.of("a")).brevityPenalty()).isZero();
    }

    @Test
    void missingReferencesArePassedOver() {
        List<@Nullable String> references = Arrays.asList(null, "a b c d", null);
        assertThat(bleu.sentence("a b c d", references))
                .isEqualTo(bleu.sentence("a b c d", List.of("a b c d")));
        List<@Nullable String> none = Arrays.asList((String) null);
        assertThatThrownBy(() -> bleu.sentence("a", none)).hasMessageContaining("at least one reference");
    }

    @Test
    void scoresAreBoundedBestForEqualTextsAndIgnoreTheOrderOfReferences() {
        RandomText random = new RandomText(1);
        for (int round = 0; round < 1000; round++) {
            String hypothesis = random.line(20);
            List<String> references = random.lines(3, 20);
            double score = bleu.sentence(hypothesis, references).score();
            assertThat(score).as("seed 1, round %d", round).isBetween(0.0, 100 + 1e-9);
            assertThat(bleu.sentence(hypothesis, references.reversed()).score()).isEqualTo(score);
            double itself = bleu.sentence(hypothesis, List.of(hypothesis)).score();
            assertThat(itself).isGreaterThanOrEqualTo(score - 1e-9);
            assertThat(itself == 0 || Math.abs(itself - 100) < 1e-9).isTrue();
        }
    }

    @Test
    void aCorpusIsTheSumOfItsSegmentsInAnyOrderAndParts() {
        RandomText random = new RandomText(2);
        Bleu whole = Bleu.of(BleuSettings.corpus());
        BleuCorpus corpus = whole.corpus();
        BleuCorpus even = whole.corpus();
        BleuCorpus odd = whole.corpus();
        for (int i = 0; i < 100; i++) {
            String hypothesis = random.line(20);
            List<String> references = random.lines(1 + i % 2, 20);
            corpus.add(hypothesis, references);
            (i % 2 == 0 ? even : odd).add(hypothesis, references);
        }
        odd.merge(even);
        assertThat(odd.counts()).isEqualTo(corpus.counts());
        assertThat(odd.score()).isEqualTo(whole.score(corpus.counts()));
        assertThat(odd.segments()).isEqualTo(100);
        assertThat(odd.signature()).startsWith("nrefs:var|");
        BleuCorpus other = bleu.corpus();
        assertThatThrownBy(() -> odd.merge(other)).hasMessageContaining("settings differ");
    }

    @Test
    void theSignatureNamesEverySetting() {
        BleuCorpus corpus = Bleu.of(BleuSettings.corpus()).corpus();
        corpus.add("a", List.of("a"));
        assertThat(corpus.signature())
                .isEqualTo("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|"
                        + "version:touchstone(sacrebleu-2.6.0)");
        BleuSettings other = new BleuSettings(BleuTokenizer.CHINESE, new Smoothing.Floor(0.1), true, true, 4);
        assertThat(other.signature("2"))
                .startsWith("nrefs:2|case:lc|eff:yes|tok:zh|smooth:floor[0.10]|version:");
        assertThat(other.with(new Smoothing.AddK(1)).signature("1")).contains("|smooth:add-k[1.00]|");
    }

    @Test
    void theScorePrintsAsTheReferencePrintsIt() {
        BleuSettings settings = new BleuSettings(BleuTokenizer.MTEVAL, new Smoothing.Unsmoothed(), false,
                false, 2);
        assertThat(Bleu.of(settings).sentence("a b c", List.of("a b d", "a")).format())
                .isEqualTo("BLEU = 57.74 66.7/50.0 (BP = 1.000 ratio = 1.000 hyp_len = 3 ref_len = 3)");
    }

    @Test
    void veryLongLinesAreCounted() {
        String line = new RandomText(3).words(50_000, 100);
        assertThat(bleu.sentence(line, List.of(line)).score()).isCloseTo(100, within(1e-9));
        assertThat(bleu.sentence("a", List.of("a")).counts()).containsExactly(1.0, 0.0, 0.0, 0.0);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new Smoothing.Floor(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new BleuSettings(BleuTokenizer.NONE, new Smoothing.Exponential(), false,
                false, 0))
                .hasMessageContaining("order must be");
    }
}
