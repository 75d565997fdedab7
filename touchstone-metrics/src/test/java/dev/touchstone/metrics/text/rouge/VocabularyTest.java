package dev.touchstone.metrics.text.rouge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.metrics.text.RandomText;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary();

    @Test
    void wordsAreNumberedByFirstUseWhateverTheirLengthAndNumber() {
        RandomText random = new RandomText(12);
        for (int round = 0; round < 20; round++) {
            String[] words = new String[1 + random.number(1500)];
            for (int word = 0; word < words.length; word++) {
                words[word] = "ab".repeat(random.number(9)) + Integer.toString(random.number(900), 36);
            }
            char[] text = String.join("", words).toCharArray();
            Map<String, Integer> expected = new HashMap<>();
            vocabulary.begin(text);
            int start = 0;
            for (String word : words) {
                expected.putIfAbsent(word, expected.size());
                assertThat(vocabulary.number(key(word), start, start + word.length()))
                        .as("seed 12, round %d, %s", round, word).isEqualTo(expected.get(word));
                start += word.length();
            }
            assertThat(vocabulary.size()).isEqualTo(expected.size());
            for (String word : words) {
                assertThat(find(word)).isEqualTo(expected.get(word));
                assertThat(find(word + "zz")).isEqualTo(Vocabulary.UNKNOWN);
            }
        }
    }

    @Test
    void longWordsOfOneKeyAreToldApartByTheirLetters() {
        char[] text = "generalizationsgeneralizationz".toCharArray();
        vocabulary.begin(text);
        long key = Vocabulary.whole(7, 15);
        assertThat(vocabulary.number(key, 0, 15)).isEqualTo(0);
        assertThat(vocabulary.number(key, 15, 30)).isEqualTo(1);
        assertThat(vocabulary.find(key, text, 15, 30)).isEqualTo(1);
        assertThat(vocabulary.find(key, text, 1, 16)).isEqualTo(Vocabulary.UNKNOWN);
    }

    @Test
    void theLargestWordThatFitsIntoAKeyIsNotTakenForALongOne() {
        assertThat(key("9".repeat(12))).isPositive();
        assertThat(key("9".repeat(13))).isNegative();
        assertThat(key("a")).isNotEqualTo(key("aa")).isNotEqualTo(Vocabulary.EMPTY);
    }

    private int find(String word) {
        return vocabulary.find(key(word), word.toCharArray(), 0, word.length());
    }

    private static long key(String word) {
        long key = Vocabulary.EMPTY;
        for (char unit : word.toCharArray()) {
            key = Vocabulary.with(key, "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(unit));
        }
        return Vocabulary.whole(key, word.length());
    }
}
