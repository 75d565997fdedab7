package dev.touchstone.tasks.score;

import java.util.Locale;
import java.util.Set;

/// Brings references to the form that extractors give.
final class GoldForms {

    private static final Set<String> YES = Set.of("yes", "true", "correct", "right", "plausible", "1", "是",
            "对", "正确", "真", "有");

    private GoldForms() {}

    /// `(B)`, `b.`, `B) text` become `B`.
    static String letter(String gold) {
        for (int i = 0; i < gold.length(); i++) {
            char c = gold.charAt(i);
            if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                return String.valueOf(Character.toUpperCase(c));
            }
        }
        return gold;
    }

    /// `A, C`, `ca` become `AC`.
    static String letters(String gold) {
        StringBuilder letters = new StringBuilder();
        gold.toUpperCase(Locale.ROOT).chars().filter(c -> c >= 'A' && c <= 'Z').sorted().distinct()
                .forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    /// `True`, `plausible`, `1` become `yes`, everything else `no`.
    static String verdict(String gold) {
        return YES.contains(gold.toLowerCase(Locale.ROOT)) ? "yes" : "no";
    }
}
