package dev.touchstone.metrics.text.rouge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.metrics.text.RandomText;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CommonSubsequenceTest {

    private final CommonSubsequence subsequence = new CommonSubsequence();

    @Test
    void lengthsAndPlacesAreThoseOfTheWholeTable() {
        RandomText random = new RandomText(9);
        for (int round = 0; round < 400; round++) {
            int[] pattern = sequence(random, 0);
            int[] text = sequence(random, -1);
            int[][] table = table(text, pattern);
            subsequence.pattern(pattern, 0, pattern.length, 6);
            assertThat(subsequence.length(text, 0, text.length)).as("seed 9, round %d", round)
                    .isEqualTo(table[text.length][pattern.length]);
            boolean[] marks = new boolean[text.length];
            subsequence.mark(text, 0, text.length, marks);
            assertThat(marks).as("seed 9, round %d", round).isEqualTo(readOut(table, text, pattern));
            subsequence.clear();
        }
    }

    private static int[] sequence(RandomText random, int least) {
        int[] ids = new int[random.number(200)];
        Arrays.setAll(ids, _ -> least + random.number(6 - least));
        return ids;
    }

    private static int[][] table(int[] text, int[] pattern) {
        int[][] table = new int[text.length + 1][pattern.length + 1];
        for (int i = 1; i <= text.length; i++) {
            for (int j = 1; j <= pattern.length; j++) {
                table[i][j] = text[i - 1] == pattern[j - 1]
                        ? table[i - 1][j - 1] + 1 : Math.max(table[i - 1][j], table[i][j - 1]);
            }
        }
        return table;
    }

    private static boolean[] readOut(int[][] table, int[] text, int[] pattern) {
        boolean[] marks = new boolean[text.length];
        int i = text.length;
        int j = pattern.length;
        while (i > 0 && j > 0) {
            if (text[i - 1] == pattern[j - 1]) {
                marks[--i] = true;
                j--;
            } else if (table[i][j - 1] > table[i - 1][j]) {
                j--;
            } else {
                i--;
            }
        }
        return marks;
    }
}
