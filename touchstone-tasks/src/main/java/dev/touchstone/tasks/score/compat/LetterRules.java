package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import dev.touchstone.tasks.score.filter.BoundedPattern;
import java.util.Optional;

/// The simple rules that read one letter or one group of a pattern.
final class LetterRules {

    private LetterRules() {}

    /// The first upper-case letter of the whole text, whatever word it begins.
    record FirstCapital() implements CompatRule {
        @Override
        public Optional<String> extract(String text, Reference reference) {
            return Optional.of(text.codePoints().filter(Character::isUpperCase).mapToObj(Character::toString)
                    .findFirst().orElse(""));
        }
    }

    /// The first run of A to D.
    record FirstCapitals() implements CompatRule {
        @Override
        public Optional<String> extract(String text, Reference reference) {
            int start = 0;
            while (start < text.length() && !within(text.charAt(start))) {
                start++;
            }
            int end = start;
            while (end < text.length() && within(text.charAt(end))) {
                end++;
            }
            return Optional.of(text.substring(start, end));
        }

        private static boolean within(char c) {
            return c >= 'A' && c <= 'D';
        }
    }

    /// The last occurrence of any option letter.
    ///
    /// @param options the letters
    record LastOption(String options) implements CompatRule {
        @Override
        public Optional<String> extract(String text, Reference reference) {
            for (int i = text.length() - 1; i >= 0; i--) {
                if (options.indexOf(text.charAt(i)) >= 0) {
                    return Optional.of(text.substring(i, i + 1));
                }
            }
            return Optional.of("");
        }
    }

    /// The first group of the first match of a pattern.
    ///
    /// @param pattern has at least one group
    record AnswerPattern(BoundedPattern pattern) implements CompatRule {
        @Override
        public Optional<String> extract(String text, Reference reference) {
            return Optional.of(pattern.first(text, 1).orElse(""));
        }
    }

    /// The first option by the ordered rules of [FirstOption], with the two loose rules at their end.
    ///
    /// @param rules rules for the option letters
    record FirstOptionRule(FirstOption rules) implements CompatRule {
        @Override
        public Optional<String> extract(String text, Reference reference) {
            return Optional.of(rules.find(text, true));
        }
    }

    /// Plain equality of texts, no white space taken away from the reference.
    record Exact() implements CompatRule {
        @Override
        public Optional<String> extract(String text, Reference reference) {
            return Optional.of(text);
        }
    }
}
