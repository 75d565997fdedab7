package dev.touchstone.metrics.text.ter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.text.RandomText;
import dev.touchstone.metrics.text.error.ErrorRates;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TerTest {

    private final Ter ter = Ter.of(TerSettings.plain());

    @Test
    void aMovedRunIsOneEdit() {
        TerCounts counts = ter.sentence("d e a b c", List.of("a b c d e"));
        assertThat(counts).isEqualTo(new TerCounts(1, 5));
        assertThat(counts.score()).isEqualTo(20);
    }

    @Test
    void theExampleOfThePaperNeedsAShiftTwoSubstitutionsAndAnInsertion() {
        String hypothesis = "THIS WEEK THE SAUDIS denied information published in the new york times";
        String reference =
                "SAUDI ARABIA denied THIS WEEK information published in the AMERICAN new york times";
        TerCounts counts = ter.sentence(hypothesis, List.of(reference));
        assertThat(counts).isEqualTo(new TerCounts(4, 13));
    }

    @Test
    void theFewestEditsAreTakenOverTheMeanLength() {
        List<@Nullable String> references = Arrays.asList("a b c", null, "a");
        assertThat(ter.sentence("a", references)).isEqualTo(new TerCounts(0, 2));
        assertThatThrownBy(() -> ter.sentence("a", List.of())).hasMessageContaining("at least one reference");
    }

    @Test
    void emptySidesHaveTheScoresOfTheReference() {
        assertThat(ter.sentence("", List.of("")).score()).isZero();
        assertThat(ter.sentence("a b", List.of("")).score()).isEqualTo(100);
        assertThat(ter.sentence("", List.of("a b")).score()).isEqualTo(100);
        assertThat(TerCounts.NONE.score()).isZero();
    }

    @Test
    void settingsSayWhatAWordIs() {
        TerSettings exact = new TerSettings(false, false, false, true);
        assertThat(ter.sentence("A", List.of("a")).edits()).isZero();
        assertThat(Ter.of(exact).sentence("A", List.of("a")).edits()).isEqualTo(1);
        TerSettings bare = new TerSettings(false, true, false, false);
        assertThat(Ter.of(bare).sentence("a, (b)!", List.of("a b")).edits()).isZero();
        TerSettings asian = new TerSettings(true, true, true, false);
        assertThat(Ter.of(asian).sentence("天气。", List.of("天气，好")).referenceLength()).isEqualTo(3);
        TerSettings normalized = new TerSettings(true, false, false, false);
        assertThat(Ter.of(normalized).sentence("it", List.of("it's (3.5)")).referenceLength()).isEqualTo(5);
        // references are cut twice, as in the reference library
        assertThat(Ter.of(normalized).sentence("Smith's.", List.of("Smith's.")))
                .isEqualTo(new TerCounts(2, 3));
    }

    @Test
    void shiftsNeverCostMoreThanWordEditsAlone() {
        RandomText random = new RandomText(14);
        ErrorRates words = ErrorRates.ofWords();
        for (int round = 0; round < 300; round++) {
            String hypothesis = random.words(1 + random.number(24), 6);
            String reference = random.words(1 + random.number(24), 6);
            long edits = ter.sentence(hypothesis, List.of(reference)).edits();
            assertThat(edits).as("seed 14, round %d", round)
                    .isBetween(0L, words.counts(reference, hypothesis).errors());
            assertThat(ter.sentence(reference, List.of(reference)).edits()).isZero();
        }
    }

    @Test
    void longLinesEndAfterAThousandTriedShifts() {
        RandomText random = new RandomText(15);
        TerCounts counts = ter.sentence(random.words(1500, 5), List.of(random.words(1000, 5)));
        assertThat(counts.edits()).isBetween(500L, 1500L);
    }

    @Test
    void aCorpusIsTheSumOfItsSegmentsInParts() {
        RandomText random = new RandomText(16);
        TerCorpus whole = ter.corpus();
        TerCorpus part = ter.corpus();
        TerCorpus rest = ter.corpus();
        for (int i = 0; i < 40; i++) {
            String hypothesis = random.line(15);
            List<String> references = random.lines(2, 15);
            whole.add(hypothesis, references);
            (i < 10 ? part : rest).add(hypothesis, references);
        }
        rest.merge(part);
        assertThat(rest.score()).isCloseTo(whole.score(), within(1e-9));
        assertThat(rest.counts().edits()).isEqualTo(whole.counts().edits());
        assertThat(rest.segments()).isEqualTo(40);
        assertThat(rest.signature())
                .isEqualTo("nrefs:2|case:lc|tok:tercom|norm:no|punct:yes|asian:no|"
                        + "version:touchstone(sacrebleu-2.6.0)");
        TerCorpus other = Ter.of(new TerSettings(true, false, false, false)).corpus();
        assertThatThrownBy(() -> rest.merge(other)).hasMessageContaining("settings differ");
    }
}
