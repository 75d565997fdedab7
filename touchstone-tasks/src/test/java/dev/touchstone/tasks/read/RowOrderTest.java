package dev.touchstone.tasks.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.task.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowOrderTest {

    @Test
    void withoutASelectionEveryRowComesInOrder() {
        assertThat(rows(Selection.ALL, 4)).containsExactly(0, 1, 2, 3);
        assertThat(rows(Selection.first(2), 4)).containsExactly(0, 1);
        assertThat(rows(Selection.first(9), 4)).hasSize(4);
        assertThat(RowOrder.of(Selection.ALL, 0).count()).isZero();
    }

    @Test
    void aSampleHoldsDifferentRowsInRowOrder() {
        List<Integer> sample = rows(selection(100, false, 7), 1_000);

        assertThat(sample).hasSize(100).doesNotHaveDuplicates().isSorted();
        assertThat(sample).isEqualTo(rows(selection(100, false, 7), 1_000));
        assertThat(sample).isNotEqualTo(rows(selection(100, false, 8), 1_000));
        assertThat(rows(selection(9, false, 7), 4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aShuffledSampleHoldsTheSameRowsInAnotherOrder() {
        assertThat(rows(selection(100, true, 7), 1_000))
                .containsExactlyInAnyOrderElementsOf(rows(selection(100, false, 7), 1_000))
                .isNotEqualTo(rows(selection(100, false, 7), 1_000));
    }

    @Test
    void firstCutsBeforeTheSampleIsChosen() {
        assertThat(rows(new Selection(OptionalInt.of(10), OptionalInt.of(3), true, 1), 1_000))
                .hasSize(3).allMatch(row -> row < 10);
    }

    @Test
    void everySizeIsShuffledWithoutGapOrRepeat() {
        for (int size : new int[] {1, 2, 3, 4, 5, 17, 64, 65, 1_000, 70_000}) {
            Permutation order = new Permutation(size, 42);
            assertThat(IntStream.range(0, size).map(order::at).sorted().toArray())
                    .as("size %d", size).isEqualTo(IntStream.range(0, size).toArray());
        }
    }

    @Test
    void aShuffleMovesRowsAllOverTheRange() {
        int size = 100_000;
        Permutation order = new Permutation(size, 3);
        double mean = IntStream.range(0, 1_000).map(order::at).average().orElseThrow();
        long fixed = IntStream.range(0, size).filter(place -> order.at(place) == place).count();

        assertThat(mean).isBetween(0.45 * size, 0.55 * size);
        assertThat(fixed).isLessThan(10);
    }

    private static Selection selection(int sample, boolean shuffle, long seed) {
        return new Selection(OptionalInt.empty(), OptionalInt.of(sample), shuffle, seed);
    }

    private static List<Integer> rows(Selection selection, int size) {
        List<Integer> rows = new ArrayList<>();
        RowOrder.of(selection, size).iterator().forEachRemaining((int row) -> rows.add(row));
        return rows;
    }
}
