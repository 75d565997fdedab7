package dev.touchstone.metrics.text.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.text.RandomText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorRatesTest {

    private final ErrorRates words = ErrorRates.ofWords();
    private final ErrorRates characters = ErrorRates.ofCharacters();

    @Test
    void ratesFollowFromTheCounts() {
        EditCounts counts = words.counts("a b c d e f g", "b c x e f g h");
        assertThat(counts).isEqualTo(new EditCounts(5, 1, 1, 1));
        assertThat(counts.errorRate()).isEqualTo(3 / 7.0);
        assertThat(counts.matchErrorRate()).isEqualTo(3 / 8.0);
        assertThat(counts.informationPreserved()).isCloseTo(25 / 49.0, within(1e-12));
        assertThat(counts.informationLost()).isCloseTo(24 / 49.0, within(1e-12));
    }

    @Test
    void emptySidesHaveTheRatesOfTheReference() {
        EditCounts nothing = words.counts("", " ");
        assertThat(nothing.errorRate()).isZero();
        assertThat(nothing.matchErrorRate()).isZero();
        assertThat(nothing.informationPreserved()).isEqualTo(1);
        EditCounts inserted = words.counts("", "a b");
        assertThat(inserted.errorRate()).isEqualTo(2);
        assertThat(inserted.matchErrorRate()).isEqualTo(1);
        assertThat(inserted.informationPreserved()).isZero();
        assertThat(words.counts("a", "").informationPreserved()).isZero();
    }

    @Test
    void wordsAreSplitAtSpacesAndAtRunsOfWhiteSpaceOnly() {
        assertThat(words.counts("a b\tc  d", "a b c d").errors()).isEqualTo(2);
        assertThat(words.counts("\ta\t\tb\u00a0", "a b").errors()).isZero();
    }

    @Test
    void charactersAreCodePointsWithTheWhiteSpaceBetween() {
        assertThat(characters.counts(" a\ud83d\ude00 b", "a\ud83d\ude01 b "))
                .isEqualTo(new EditCounts(3, 1, 0, 0));
    }

    @Test
    void theNumberOfErrorsIsTheDistanceAndTheSidesAreAlike() {
        RandomText random = new RandomText(12);
        for (int round = 0; round < 300; round++) {
            String reference = random.words(random.number(150), 4);
            String hypothesis = random.words(random.number(150), 4);
            EditCounts counts = words.counts(reference, hypothesis);
            assertThat(counts.errors()).as("seed 12, round %d", round)
                    .isEqualTo(distance(reference, hypothesis))
                    .isEqualTo(words.counts(hypothesis, reference).errors());
            assertThat(counts.referenceLength()).isEqualTo(size(reference));
            assertThat(counts.hypothesisLength()).isEqualTo(size(hypothesis));
            assertThat(words.counts(reference, reference).errors()).isZero();
        }
    }

    @Test
    void longTextsAreHalvedAndKeepTheirDistance() {
        RandomText random = new RandomText(13);
        String reference = random.words(3000, 30);
        String hypothesis = random.words(2500, 30);
        EditCounts counts = words.counts(reference, hypothesis);
        assertThat(counts.errors()).isEqualTo(distance(reference, hypothesis));
        assertThat(counts.hypothesisLength()).isEqualTo(2500);
    }

    @Test
    void aCorpusIsTheSumOfItsSegments() {
        EditCounts sum = EditCounts.NONE.plus(words.counts("a b", "a c")).plus(words.counts("a", "a"));
        assertThat(sum.errorRate()).isCloseTo(1 / 3.0, within(1e-12));
        assertThatThrownBy(() -> new EditCounts(-1, 0, 0, 0)).hasMessageContaining("-1");
    }

    private static int size(String text) {
        return text.isEmpty() ? 0 : text.split(" ").length;
    }

    private static int distance(String one, String other) {
        List<String> from = one.isEmpty() ? List.of() : List.of(one.split(" "));
        List<String> to = other.isEmpty() ? List.of() : List.of(other.split(" "));
        int[] row = new int[to.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.size(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int pair = corner + (from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(pair, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.size()];
    }
}
