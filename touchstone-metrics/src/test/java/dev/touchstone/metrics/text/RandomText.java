package dev.touchstone.metrics.text;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Texts by chance, from few words, so that they have much in common; the seed belongs in every message.
public final class RandomText {

    private static final List<String> PIECES = List.of("the", "cat", "sat", "on", "a", "mat", "don't", "U.S.",
            "3.5", "1,000", "2-3", "x", ".", ",", "..", "-", "\"", "&", "(", "天气", "很好", "。", "é", "e\u0301",
            "Σ", "İ", "\u00a0", "\u0085", "\u3000", "\u200b", "\ud83d\ude00", "\ud800", "١", "½", "«", "€",
            "\n", "\t");

    private final RandomGenerator random;

    /// Texts that are the same for the same seed.
    public RandomText(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// A line of up to `most` pieces.
    public String line(int most) {
        StringBuilder line = new StringBuilder();
        int count = random.nextInt(most + 1);
        for (int i = 0; i < count; i++) {
            line.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return line.toString();
    }

    /// Several lines.
    public List<String> lines(int count, int most) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(most));
        }
        return lines;
    }

    /// Words from a small vocabulary, between single spaces.
    public String words(int count, int vocabulary) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append('w').append(random.nextInt(vocabulary));
        }
        return words.toString();
    }

    /// A number from 0 to below the bound.
    public int number(int bound) {
        return random.nextInt(bound);
    }
}
