package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds pieces of inline and display mathematics: `$...$`, `$$...$$`, `\(...\)`, `\[...\]`.
final class Mathematics {

    private static final List<String[]> PAIRS = List.of(
            new String[] {"\\(", "\\)"}, new String[] {"\\[", "\\]"}, new String[] {"$$", "$$"},
            new String[] {"$", "$"});

    private static final Pattern SPACES = Pattern.compile("(?:\\\\[;,:!>]|\\\\q?quad\\b)\\s*+");
    private static final Pattern SPACES_BEHIND = Pattern.compile("(?<!\\\\)(?:\\\\[;,:!> ]"
            + "|\\\\q?quad\\b)\\s*+$");

    private Mathematics() {}

    /// The piece that begins right at `from`, its marks left away.
    static Optional<Span> leading(String plain, int from, int limit) {
        for (String[] pair : PAIRS) {
            if (plain.startsWith(pair[0], from)) {
                int close = closing(plain, pair[1], from + pair[0].length());
                if (close > 0 && close < limit) {
                    return Optional.of(new Span(from + pair[0].length(), close).trim(plain));
                }
            }
        }
        return Optional.empty();
    }

    /// Where a piece closes, or -1; an escaped dollar sign is money.
    private static int closing(String plain, String mark, int from) {
        int close = plain.indexOf(mark, from);
        while (close > 0 && mark.charAt(0) == '$' && plain.charAt(close - 1) == '\\') {
            close = plain.indexOf(mark, close + 1);
        }
        return close;
    }

    /// The last piece that closes before `limit`, its marks left away.
    static Optional<Span> last(String plain, int limit) {
        Optional<Span> best = Optional.empty();
        for (String[] pair : PAIRS) {
            int close = plain.lastIndexOf(pair[1], limit - pair[1].length());
            int open = close < 1 ? -1 : plain.lastIndexOf(pair[0], close - 1);
            if (open >= 0 && close - open - pair[0].length() > 0 && close - open < 2_000) {
                Span span = new Span(open + pair[0].length(), close).trim(plain);
                boolean money = pair[0].equals("$") && plain.substring(open, close).contains("\n");
                if (!span.empty() && !money && (best.isEmpty() || span.end() > best.get().end())) {
                    best = Optional.of(span);
                }
            }
        }
        return best;
    }

    /// The exact value where its approximation follows: `\frac{5}{12}` of `\frac{5}{12} \approx 0.417`.
    static Span exact(String plain, Span formula) {
        int about = formula.of(plain).indexOf("\\approx");
        Span left = about < 0 ? formula : new Span(formula.start(), formula.start() + about).trim(plain);
        boolean name = left.end() - left.start() <= 1 && !left.empty()
                && Characters.latin(plain.charAt(left.start()));
        return left.empty() || name ? formula : left;
    }

    /// Less the marks of mathematics, bold, quotes and closing punctuation around an answer.
    static Span bare(String plain, Span span) {
        Span bare = span.trim(plain);
        for (Span before = new Span(0, 0); !before.equals(bare) && !bare.empty();) {
            before = bare;
            char first = plain.charAt(bare.start());
            char last = plain.charAt(bare.end() - 1);
            Matcher spaces = SPACES.matcher(plain).region(bare.start(), bare.end());
            Matcher behind = SPACES_BEHIND.matcher(plain).region(bare.start(), bare.end());
            if (spaces.lookingAt() && spaces.end() > bare.start()) {
                bare = new Span(spaces.end(), bare.end());
            } else if (behind.find()) {
                bare = new Span(bare.start(), behind.start());
            } else if (last == '.' || last == ',' || last == '。' || last == '，' || last == ';' || last == ':'
                    || last == '\'') {
                bare = new Span(bare.start(), bare.end() - 1);
            } else if (first == '"' || first == '“' || first == '\'') {
                bare = new Span(bare.start() + 1, bare.end());
            } else if (last == '"' || last == '”') {
                bare = new Span(bare.start(), bare.end() - 1);
            } else {
                Optional<Span> inner = leading(plain, bare.start(), bare.end());
                if (inner.isPresent() && bare.end() - inner.get().end() <= 3
                        && plain.substring(inner.get().end(), bare.end()).strip().length() <= 2) {
                    bare = inner.get();
                } else if (first == '*' && last == '*' && bare.end() - bare.start() > 2) {
                    bare = new Span(bare.start() + 1, bare.end() - 1);
                }
            }
            bare = bare.trim(plain);
        }
        return bare;
    }
}
