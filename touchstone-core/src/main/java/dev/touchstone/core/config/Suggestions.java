package dev.touchstone.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Near names for a name that does not exist, by edit distance; upper and lower case count as the same.
public final class Suggestions {

    private Suggestions() {}

    /// The nearest names, best first, at most three; empty when nothing is near.
    public static List<String> near(String name, Collection<String> known) {
        String small = name.toLowerCase(Locale.ROOT);
        int bound = Math.max(2, name.length() / 3);
        record Candidate(String name, int distance) {}
        return known.stream()
                .map(other -> new Candidate(other, distance(small, other.toLowerCase(Locale.ROOT))))
                .filter(candidate -> candidate.distance <= bound
                        || !small.isEmpty() && candidate.name.toLowerCase(Locale.ROOT).contains(small))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(3)
                .map(Candidate::name)
                .toList();
    }

    /// A half sentence `, did you mean 'x' or 'y'?`, or nothing when nothing is near.
    public static String sentence(String name, Collection<String> known) {
        List<String> near = near(name, known);
        return near.isEmpty() ? "" : ", did you mean '" + String.join("' or '", near) + "'?";
    }

    /// Edits (insert, delete, replace) from one text to the other.
    public static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
