package dev.touchstone.metrics.text.chrf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.text.RandomText;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChrfTest {

    private final Chrf chrf = Chrf.of(ChrfSettings.chrf());
    private final Chrf plusPlus = Chrf.of(ChrfSettings.chrfPlusPlus());

    @Test
    void precisionAndRecallAreAveragedOverTheOrdersThatBothSidesHave() {
        // unigrams 2 of 3 and of 2, bigrams 1 of 2 and of 1: P = 7/12, R = 1, F2 = 5 P R / (4 P + R)
        double precision = (2 / 3.0 + 1 / 2.0) / 2;
        assertThat(chrf.sentence("abc", List.of("a b")))
                .isCloseTo(100 * 5 * precision / (4 * precision + 1), within(1e-9));
    }

    @Test
    void theReferenceWithTheBestScoreCounts() {
        List<@Nullable String> references = Arrays.asList("xyz", null, "abc", "abd");
        assertThat(chrf.sentence("abc", references)).isCloseTo(100, within(1e-9));
        assertThatThrownBy(() -> chrf.sentence("a", List.of()))
                .hasMessageContaining("at least one reference");
    }

    @Test
    void wordsLoseASignAtTheEndOrElseAtTheStart() {
        // "(hi)" loses its end alone, so that "(hi" meets no word of the reference, which has "(" and "hi"
        ChrfCounts counts = plusPlus.counts("(hi) \"yes it's", List.of("(hi ) \" yes it's"));
        assertThat(counts.hypothesis().get(6)).isEqualTo(5);
        assertThat(counts.reference().get(6)).isEqualTo(6);
        assertThat(counts.matches().get(6)).isEqualTo(4);
    }

    @Test
    void scoresAreBoundedBestForEqualTextsAndIgnoreTheOrderOfReferences() {
        RandomText random = new RandomText(4);
        for (int round = 0; round < 500; round++) {
            String hypothesis = random.line(20);
            List<String> references = random.lines(3, 20);
            double score = plusPlus.sentence(hypothesis, references);
            assertThat(score).as("seed 4, round %d", round).isBetween(0.0, 100 + 1e-9);
            assertThat(plusPlus.sentence(hypothesis, references.reversed())).isCloseTo(score, within(1e-9));
            double itself = plusPlus.sentence(hypothesis, List.of(hypothesis));
            assertThat(itself == 0 || Math.abs(itself - 100) < 1e-9).isTrue();
        }
    }

    @Test
    void withBetaOneTheSidesAreAlike() {
        Chrf even = Chrf.of(new ChrfSettings(6, 2, 1, false, false, false));
        RandomText random = new RandomText(7);
        for (int round = 0; round < 300; round++) {
            String one = random.line(15);
            String other = random.line(15);
            assertThat(even.sentence(one, List.of(other))).as("seed 7, round %d", round)
                    .isCloseTo(even.sentence(other, List.of(one)), within(1e-9));
        }
    }

    @Test
    void aCorpusIsTheSumOfItsSegmentsInAnyOrderAndParts() {
        RandomText random = new RandomText(8);
        ChrfCorpus whole = plusPlus.corpus();
        ChrfCorpus part = plusPlus.corpus();
        ChrfCorpus rest = plusPlus.corpus();
        for (int i = 0; i < 50; i++) {
            String hypothesis = random.line(20);
            List<String> references = random.lines(2, 20);
            whole.add(hypothesis, references);
            (i < 20 ? part : rest).add(hypothesis, references);
        }
        rest.merge(part);
        assertThat(rest.counts()).isEqualTo(whole.counts());
        assertThat(rest.score()).isEqualTo(plusPlus.score(whole.counts()));
        assertThat(rest.segments()).isEqualTo(50);
        ChrfCorpus other = chrf.corpus();
        assertThatThrownBy(() -> rest.merge(other)).hasMessageContaining("settings differ");
        assertThatThrownBy(() -> chrf.score(whole.counts())).hasMessageContaining("expected 6");
    }

    @Test
    void theSignatureNamesEverySetting() {
        assertThat(ChrfSettings.chrf().signature("1"))
                .isEqualTo("nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|"
                        + "version:touchstone(sacrebleu-2.6.0)");
        ChrfSettings other = new ChrfSettings(6, 2, 3, true, true, true);
        assertThat(other.signature("var")).startsWith("nrefs:var|case:lc|eff:no|nc:6|nw:2|space:yes|");
        assertThat(other.scoreName()).isEqualTo("chrF3++");
        assertThatThrownBy(() -> new ChrfSettings(0, 0, 2, false, false, false))
                .hasMessageContaining("character order");
    }
}
