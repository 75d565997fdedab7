package dev.touchstone.metrics.text.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.metrics.text.RandomText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NgramMatchesTest {

    private final NgramMatches ngrams = new NgramMatches();

    @Test
    void eachNgramMatchesAtMostAsOftenAsBothSidesHaveIt() {
        ngrams.hypothesis(new int[] {7, 7, 7, 1}, 4, 2);
        ngrams.reference(new int[] {7, 7, 2}, 3);
        assertThat(ngrams.matched(1)).isEqualTo(2);
        assertThat(ngrams.matched(2)).isEqualTo(1);
        ngrams.forgetReferences();
        assertThat(ngrams.matched(1)).isZero();
    }

    @Test
    void ofSeveralReferencesTheMostFrequentUseCounts() {
        ngrams.hypothesis(new int[] {1, 1, 1, 2}, 4, 1);
        ngrams.reference(new int[] {1, 1, 3}, 3);
        ngrams.reference(new int[] {1, 2}, 2);
        ngrams.reference(new int[] {1, 1}, 2);
        assertThat(ngrams.matched(1)).isEqualTo(3);
    }

    @Test
    void countsAreThoseOfMapsOfLists() {
        RandomText random = new RandomText(11);
        for (int round = 0; round < 300; round++) {
            int[] hypothesis = sequence(random);
            int[] reference = sequence(random);
            if (round % 2 == 0) {
                ngrams.hypothesis(hypothesis, hypothesis.length, 5);
            } else {
                int distinct = number(hypothesis, reference);
                ngrams.hypothesisOfWords(hypothesis, hypothesis.length, distinct, 5);
            }
            ngrams.reference(reference, reference.length);
            for (int n = 1; n <= 5; n++) {
                Map<List<Integer>, Integer> have = counts(hypothesis, n);
                Map<List<Integer>, Integer> want = counts(reference, n);
                int expected = have.entrySet().stream()
                        .mapToInt(one -> Math.min(one.getValue(), want.getOrDefault(one.getKey(), 0))).sum();
                assertThat(ngrams.matched(n)).as("seed 11, round %d, order %d", round, n).isEqualTo(expected);
            }
        }
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThatThrownBy(() -> ngrams.hypothesis(new int[0], 1 << 28, 4)).hasMessageContaining("268435456");
        assertThatThrownBy(() -> ngrams.hypothesisOfWords(new int[] {0}, 1, 2, 4))
                .hasMessageContaining("2 different of 1");
    }

    private static int[] sequence(RandomText random) {
        int[] symbols = new int[random.number(200)];
        Arrays.setAll(symbols, _ -> random.number(4));
        return symbols;
    }

    /// Numbers symbols by their first use in the hypothesis, -1 where it does not have them.
    private static int number(int[] hypothesis, int[] reference) {
        List<Integer> distinct = Arrays.stream(hypothesis).distinct().boxed().toList();
        Arrays.setAll(hypothesis, i -> distinct.indexOf(hypothesis[i]));
        Arrays.setAll(reference, i -> distinct.indexOf(reference[i]));
        return distinct.size();
    }

    private static Map<List<Integer>, Integer> counts(int[] symbols, int n) {
        Map<List<Integer>, Integer> counts = new HashMap<>();
        List<Integer> list = new ArrayList<>(Arrays.stream(symbols).boxed().toList());
        for (int i = 0; i + n <= symbols.length; i++) {
            counts.merge(list.subList(i, i + n), 1, Integer::sum);
        }
        return counts;
    }
}
