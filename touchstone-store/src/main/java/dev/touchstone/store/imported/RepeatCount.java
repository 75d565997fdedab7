package dev.touchstone.store.imported;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Counts how many attempts the samples of imported files have.
final class RepeatCount implements Consumer<ImportedAttempt> {

    private final TreeMap<Integer, Sample> samples = new TreeMap<>();

    /// What is kept of one sample.
    private record Sample(int attempts, int question) {}

    /// @param repeats attempts of a sample, at least 1
    /// @param entriesPerSample keys of form 3.0 that belong to one sample, at least 1
    record Shape(int repeats, int entriesPerSample) {}

    @Override
    public void accept(ImportedAttempt attempt) {
        int question = 31 * attempt.prompt().hashCode() + attempt.gold().hashCode();
        samples.merge(attempt.key().sample(), new Sample(attempt.key().repeat() + 1, question),
                (before, now) -> new Sample(Math.max(before.attempts(), now.attempts()), now.question()));
    }

    /// Of form 3.0.
    Shape ofObject() {
        int most = samples.values().stream().mapToInt(Sample::attempts).max().orElse(1);
        int entries = most > 1 ? 1 : entriesPerQuestion();
        return new Shape(Math.max(most, entries), entries);
    }

    /// Of form 3.1.
    ///
    /// @param configured what the configuration says
    Shape ofLines(OptionalInt configured) {
        return new Shape(configured.orElseGet(this::commonest), 1);
    }

    /// The number of attempts that most samples have; the larger one of two that are as frequent.
    private int commonest() {
        Map<Integer, Long> frequencies = samples.values().stream()
                .collect(Collectors.groupingBy(Sample::attempts, TreeMap::new, Collectors.counting()));
        int commonest = 1;
        long frequency = 0;
        for (Map.Entry<Integer, Long> entry : frequencies.entrySet()) {
            if (entry.getValue() >= frequency) {
                commonest = entry.getKey();
                frequency = entry.getValue();
            }
        }
        return commonest;
    }

    /// The largest number whose multiples hold every place where the question changes.
    private int entriesPerQuestion() {
        int divisor = 0;
        for (Map.Entry<Integer, Sample> entry : samples.entrySet()) {
            Sample before = samples.get(entry.getKey() - 1);
            if (before != null && before.question() != entry.getValue().question()) {
                divisor = gcd(entry.getKey(), divisor);
            }
        }
        return Math.max(1, divisor);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
