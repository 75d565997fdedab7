package dev.touchstone.math;

import dev.touchstone.math.Verdict.Different;
import dev.touchstone.math.Verdict.Equal;
import dev.touchstone.math.Verdict.Undecided;
import dev.touchstone.math.notation.CircledNumbers;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Constant;
import dev.touchstone.math.notation.Expression.NamedSet;
import dev.touchstone.math.notation.Expression.Unread;
import dev.touchstone.math.notation.Expression.Words;
import dev.touchstone.math.notation.NumberWords;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Answers in words, and texts that could not be read.
final class TextComparison {

    private static final Set<String> ALL_REALS = Set.of("all real numbers", "all reals", "real numbers",
            "all real x",
            "any real number", "all real values", "the set of all real numbers", "reals");
    private static final Set<String> NOTHING = Set.of("no solution", "no solutions", "no real solution",
            "no real solutions", "none", "empty set", "the empty set", "empty", "nil");

    private final MathConventions conventions;

    TextComparison(MathConventions conventions) {
        this.conventions = conventions;
    }

    /// The value that words name, otherwise the expression itself.
    static Expression meaning(Expression expression) {
        if (!(expression instanceof Words(String text))) {
            return expression;
        }
        String words = text.toLowerCase(Locale.ROOT).strip();
        if (ALL_REALS.contains(words)) {
            return new NamedSet("R");
        }
        if (words.equals("infinity") || words.equals("positive infinity")) {
            return Constant.INFINITY;
        }
        if (words.equals("negative infinity")) {
            return Expression.negated(Constant.INFINITY);
        }
        return NumberWords.find(words).orElse(expression);
    }

    /// The verdict where words or an unreadable text are involved; empty where both are mathematics.
    Optional<Verdict> compare(Expression left, Expression right, String leftPlain, String rightPlain) {
        boolean unread = left instanceof Unread || right instanceof Unread;
        boolean words = left instanceof Words || right instanceof Words;
        if (!unread && !words) {
            return Optional.empty();
        }
        if ((left instanceof Words || right instanceof Words || simple(left) && simple(right))
                && same(leftPlain, rightPlain)) {
            return Optional.of(new Equal("the same words"));
        }
        if (left instanceof Unread(String _, String reason)) {
            return Optional.of(unread(reason));
        }
        if (right instanceof Unread(String _, String reason)) {
            return Optional.of(unread(reason));
        }
        Expression leftMeaning = meaning(left);
        Expression rightMeaning = meaning(right);
        if (!(leftMeaning instanceof Words) && !(rightMeaning instanceof Words)) {
            return Optional.empty();
        }
        if (nothing(left, leftPlain) && nothing(right, rightPlain)) {
            return Optional.of(new Undecided("words for nothing that may differ: '%s', '%s'"
                    .formatted(leftPlain, rightPlain)));
        }
        boolean bothWords = left instanceof Words && right instanceof Words;
        String phrase = left instanceof Words ? leftPlain : rightPlain;
        return Optional.of(bothWords ? new Different("different words")
                : phrase.chars().anyMatch(Character::isDigit)
                ? new Undecided("words with a number in them: '" + phrase + "'")
                : new Different("words and a value"));
    }

    /// Whether a text holds nothing that its plain form leaves out.
    private static boolean simple(Expression expression) {
        return expression instanceof Unread(String text, String _) && text.chars().allMatch(sign ->
                Character.isLetterOrDigit(sign) || " .,:'-!?".indexOf(sign) >= 0);
    }

    private static Verdict unread(String reason) {
        return new Undecided("not readable: " + reason);
    }

    private static boolean nothing(Expression expression, String plain) {
        return NOTHING.contains(plain.toLowerCase(Locale.ROOT))
                || expression instanceof Expression.SetOf(var items) && items.isEmpty();
    }

    private boolean same(String left, String right) {
        String plainLeft = letters(left);
        String plainRight = letters(right);
        return !left.isEmpty() && (conventions.values().letterCase() ? plainLeft.equals(plainRight)
                : plainLeft.equalsIgnoreCase(plainRight));
    }

    /// Single letters and circled numbers, the choices of a question, in their order; other texts unchanged.
    private static String letters(String plain) {
        String[] parts = plain.split(" ");
        for (String part : parts) {
            boolean joint = part.equalsIgnoreCase("and");
            if (!joint && (part.length() != 1 || !Character.isLetter(part.charAt(0))
                    && !CircledNumbers.circled(part.charAt(0)))) {
                return plain;
            }
        }
        return Arrays.stream(parts).filter(part -> part.length() == 1).sorted()
                .reduce("", (all, part) -> all + part + " ").strip();
    }
}
