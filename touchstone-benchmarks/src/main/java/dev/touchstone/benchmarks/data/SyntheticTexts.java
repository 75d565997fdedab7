package dev.touchstone.benchmarks.data;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Sentences from a made-up vocabulary and forms of them with about every eighth word changed.
///
/// The same with every run.
public final class SyntheticTexts {

    private static final int VOCABULARY = 8_000;

    private final SplittableRandom random = new SplittableRandom(90_125);
    private final List<String> vocabulary = new ArrayList<>(VOCABULARY);

    /// Makes the vocabulary: words of two to nine letters.
    public SyntheticTexts() {
        for (int i = 0; i < VOCABULARY; i++) {
            StringBuilder word = new StringBuilder();
            int letters = random.nextInt(2, 10);
            for (int j = 0; j < letters; j++) {
                word.append((char) ('a' + random.nextInt(26)));
            }
            vocabulary.add(word.toString());
        }
    }

    /// A text and a changed form of it.
    ///
    /// @param hypothesis the changed form
    /// @param reference the text
    public record Pair(String hypothesis, String reference) {}

    /// Pairs of sentences of 8 to 40 words.
    public List<Pair> sentences(int count) {
        List<Pair> pairs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            pairs.add(sentence(8, 41));
        }
        return pairs;
    }

    /// Pairs of summaries: four lines of 8 to 24 words.
    public List<Pair> summaries(int count) {
        List<Pair> pairs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<Pair> lines = new ArrayList<>();
            for (int j = 0; j < 4; j++) {
                lines.add(sentence(8, 25));
            }
            pairs.add(new Pair(String.join("\n", lines.stream().map(Pair::hypothesis).toList()),
                    String.join("\n", lines.stream().map(Pair::reference).toList())));
        }
        return pairs;
    }

    private Pair sentence(int fewest, int bound) {
        List<String> words = new ArrayList<>();
        int count = random.nextInt(fewest, bound);
        for (int i = 0; i < count; i++) {
            words.add(word());
        }
        words.set(count / 2, words.get(count / 2) + ",");
        String reference = String.join(" ", words) + ".";
        for (int i = 0; i < count / 8; i++) {
            words.set(random.nextInt(words.size()), word());
        }
        if (random.nextInt(10) < 3) {
            words.remove(random.nextInt(words.size()));
        }
        return new Pair(String.join(" ", words) + ".", reference);
    }

    /// Frequent words come first in the vocabulary, as in a language.
    private String word() {
        int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
        return vocabulary.get(Math.min(VOCABULARY, rank) - 1);
    }
}
