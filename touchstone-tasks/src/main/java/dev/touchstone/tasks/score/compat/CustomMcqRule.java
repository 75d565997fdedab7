package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Custom multiple choice: the exact letter, else [FirstOption] without its loose rules, else the only
/// option whose text is contained, else the option nearest by edit distance. Always names an option,
/// whatever the text.
final class CustomMcqRule implements CompatRule {

    /// Steps spent on one distance, about a second; only a text and an option that are both very long need
    /// more and are compared by their beginnings.
    private static final long MOST_STEPS = 400_000_000;

    private final Map<Integer, FirstOption> rules = new ConcurrentHashMap<>();

    @Override
    public Optional<String> extract(String text, Reference reference) {
        return Optional.of(letter(PythonText.strip(text), reference.choices()));
    }

    private String letter(String answer, List<String> choices) {
        for (int i = 0; i < choices.size(); i++) {
            if (answer.equals(letter(i))) {
                return answer;
            }
        }
        if (choices.isEmpty()) {
            return "";
        }
        String announced = rules.computeIfAbsent(choices.size(), count -> new FirstOption(letters(count)))
                .find(answer, false);
        if (!announced.isEmpty()) {
            return announced;
        }
        String contained = contained(answer, choices);
        return contained.isEmpty() ? nearest(answer, choices) : contained;
    }

    private static String contained(String answer, List<String> choices) {
        String lower = answer.toLowerCase(Locale.ROOT);
        String only = "";
        for (int i = 0; i < choices.size(); i++) {
            if (lower.contains(choices.get(i).toLowerCase(Locale.ROOT))) {
                if (!only.isEmpty()) {
                    return "";
                }
                only = letter(i);
            }
        }
        return only;
    }

    private static String nearest(String answer, List<String> choices) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < choices.size(); i++) {
            String option = choices.get(i);
            int distance = Math.min(distance(answer, letter(i)),
                    Math.min(distance(answer, option), distance(answer, letter(i) + ". " + option)));
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return letter(best);
    }

    /// Levenshtein's distance over code points.
    static int distance(String one, String other) {
        int[] columns = other.codePoints().toArray();
        int[] lines = one.codePoints().limit(Math.max(1, MOST_STEPS / (columns.length + 1))).toArray();
        int[] row = new int[columns.length + 1];
        for (int j = 0; j <= columns.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= lines.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= columns.length; j++) {
                int replaced = diagonal + (lines[i - 1] == columns[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[columns.length];
    }

    private static String letter(int index) {
        return String.valueOf((char) ('A' + index));
    }

    private static String letters(int count) {
        StringBuilder letters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            letters.append((char) ('A' + i));
        }
        return letters.toString();
    }
}
