package dev.touchstone.tasks.score.equal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Ways to compare an extracted answer with its reference, by the names that task files write in `compare`.
public enum NamedEquality {
    /// The same characters.
    EXACT,
    /// Equal after normalisation, see [TextForm].
    TEXT,
    /// The same number, exactly; references may end in `#### 12`. LaTeX and arithmetic go to [MathAnswers].
    NUMBER,
    /// The same meaning, see [MathAnswers].
    MATH,
    /// The same letter, brackets and case left aside.
    CHOICE;

    /// The equality of that name.
    public static Optional<NamedEquality> find(String name) {
        return Arrays.stream(values()).filter(equality -> equality.wireName().equals(name)).findFirst();
    }

    /// All names, for messages.
    public static List<String> names() {
        return Arrays.stream(values()).map(NamedEquality::wireName).toList();
    }

    /// The name in task files.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The reference as it is compared and shown.
    public String shown(String gold) {
        int hash = this == NUMBER ? gold.lastIndexOf("####") : -1;
        return hash >= 0 ? gold.substring(hash + 4).strip() : gold.strip();
    }

    /// Whether both are the same.
    ///
    /// @param gold as [#shown] gives it
    /// @param answer the extracted answer
    public boolean equal(String gold, String answer) {
        return switch (this) {
            case EXACT -> gold.equals(answer);
            case TEXT -> TextForm.normalise(gold, gold).equals(TextForm.normalise(answer, gold));
            case NUMBER -> NumberText.parse(gold)
                    .flatMap(one -> NumberText.parse(answer).map(one::same))
                    .orElseGet(() -> gold.equals(answer)
                            || digit(gold) && digit(answer) && MathAnswers.equal(gold, answer));
            case MATH -> MathAnswers.equal(gold, answer);
            case CHOICE -> letters(gold).equals(letters(answer));
        };
    }

    private static boolean digit(String text) {
        return text.chars().anyMatch(sign -> sign >= '0' && sign <= '9');
    }

    private static String letters(String text) {
        return text.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
    }
}
