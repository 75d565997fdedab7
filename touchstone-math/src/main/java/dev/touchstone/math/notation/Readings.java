package dev.touchstone.math.notation;

import dev.touchstone.math.notation.Expression.Unread;
import dev.touchstone.math.notation.Expression.Words;
import java.util.ArrayList;
import java.util.List;

/// What a text may mean.
///
/// Most texts have one reading. `70,110` is a number and a list; a short run of letters is a word and a
/// product.
///
/// @param plain the letters and digits of the text, for comparison as words
/// @param tokens the text without space and styles, for comparison of notation
/// @param meanings at least one; [Unread] where no notation fits
public record Readings(String plain, String tokens, List<Expression> meanings) {

    private static final int MAX_LENGTH = 10_000;

    public Readings {
        meanings = List.copyOf(meanings);
    }

    /// Whether there is nothing to read: no sign at all, or punctuation alone.
    public boolean blank() {
        return plain.isEmpty() && (tokens.isEmpty() || meanings.getFirst() instanceof Unread);
    }

    /// Whether a meaning takes for items what is one number as well: `70,110` as two.
    ///
    /// Such items are never a point, which is written with brackets: `1,234` is not `(1,234)`.
    public boolean separated(Expression meaning) {
        return meanings.size() > 1 && meaning == meanings.getLast() && meanings.getFirst().scalar();
    }

    /// Reads a text; never fails.
    public static Readings of(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Readings(text, text,
                    List.of(new Unread(text, "the answer is longer than " + MAX_LENGTH + " characters")));
        }
        String cleaned = Cleaner.clean(text);
        String plain = PlainText.of(cleaned);
        List<Expression> meanings = new ArrayList<>();
        if (Vocabulary.prose(cleaned)) {
            meanings.add(new Words(plain));
            if (cleaned.length() > 3) {
                return new Readings(plain, plain, meanings);
            }
        }
        String notation = cleaned;
        try {
            List<Token> tokens = Lexer.tokens(cleaned, true);
            notation = Token.text(tokens);
            meanings.add(new Parser(tokens).answer());
            if (commaBetweenDigits(cleaned)) {
                List<Token> separate = Lexer.tokens(cleaned, false);
                if (!separate.equals(tokens)) {
                    meanings.add(new Parser(separate).answer());
                }
            }
        } catch (OutOfReach found) {
            if (meanings.isEmpty()) {
                meanings.add(new Unread(cleaned, found.getMessage()));
            }
        }
        return new Readings(plain, notation, meanings);
    }

    private static boolean commaBetweenDigits(String text) {
        for (int at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) {
            if (at > 0 && at + 1 < text.length() && Character.isDigit(text.charAt(at - 1))
                    && Character.isDigit(text.charAt(at + 1))) {
                return true;
            }
        }
        return false;
    }
}
