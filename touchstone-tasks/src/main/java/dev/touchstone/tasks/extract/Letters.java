package dev.touchstone.tasks.extract;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads single option letters and tells them from articles, pronouns and initials.
final class Letters {

    private static final Set<String> FOLLOWERS = Set.of(
            "because", "since", "as", "which", "and", "or", "for", "with", "is", "was", "so", "by", "due",
            "based", "not",
            "given", "would", "but", "in", "if", "where", "when", "while", "the", "that", "from", "here",
            "option", "only");

    private static final Pattern LISTED = Pattern.compile(
            "[)\\]]?\\s{0,3}(?:,\\s?and|and|or|nor|和|或|与|及"
            + "|、)\\s{0,3}(?:option\\s)?[(\\[]?[A-L](?![A-Za-z0-9'’]"
            + "|\\s(?:is|was|isn't|does|doesn't|has|can|can't|cannot|would|looks|seems)\\b)"
            + "|[)\\]]?[,，]\\s?[(\\[]?[A-L][)\\]]?\\s?(?:,|and\\b|or\\b)"
            + "|[)\\]]?\\s?[,，/&]\\s?[(\\[]?[A-L][)\\]]?[*$\"'”]{0,4}\\s?(?:[.。!}\\n]|$)");

    private static final Pattern JOINED = Pattern.compile(
            "(?<![A-Za-z0-9'’])[A-L][)\\]]?\\s?(?:,\\s?and\\s|\\sand\\s|&|和|与|及|、)\\s?(?:option\\s)?"
            + "[(\\[]?$");

    private Letters() {}

    /// The letter that stands at `from`, after wrappers such as `option`, `(`, `**`, `\boxed{\text{`.
    ///
    /// @param limit number of valid letters, the first is A
    static Optional<Span> at(String plain, int from, int limit) {
        int i = from;
        boolean wrapped = false;
        for (boolean skipped = true; skipped && i < plain.length();) {
            skipped = false;
            char c = plain.charAt(i);
            if (c == ' ' || c == ':' || c == '"' || c == '\'' || c == '“' || c == '‘'
                    || c == '$' || c == '*' || c == '_'
                    || c == '\n' && i - from < 4) {
                i++;
                skipped = true;
            } else if (c == '(' || c == '[' || c == '{' || c == '<' || c == '「') {
                i++;
                wrapped = true;
                skipped = true;
            } else if (c == '\\' && i + 1 < plain.length()) {
                int brace = plain.indexOf('{', i);
                if (plain.charAt(i + 1) == '(' || plain.charAt(i + 1) == '[') {
                    i += 2;
                    skipped = true;
                } else if (brace > 0 && brace - i <= 8) {
                    i = brace + 1;
                    wrapped = true;
                    skipped = true;
                }
            } else {
                int word = wrapper(plain, i);
                if (word > i) {
                    i = word;
                    skipped = true;
                }
            }
        }
        return i < plain.length() && accepted(plain, i, limit, wrapped) ? Optional.of(new Span(i, i + 1))
                : Optional.empty();
    }

    /// The capital of a letter that was found.
    static String capital(String plain, Span letter) {
        char c = plain.charAt(letter.start());
        return String.valueOf(c >= 'a' ? (char) (c - 32) : c);
    }

    /// Whether a capital stands alone at `i`: no letters, digits or apostrophes beside it.
    static boolean alone(String plain, int i) {
        char before = i > 0 ? plain.charAt(i - 1) : ' ';
        char after = i + 1 < plain.length() ? plain.charAt(i + 1) : ' ';
        return !joins(before) && !joins(after) && before != '-' && after != '-';
    }

    /// Whether another letter follows, joined: `A and B`, `A、B`, `A, B` before an end.
    static boolean listed(String plain, Span letter) {
        return LISTED.matcher(plain).region(letter.end(), plain.length()).lookingAt();
    }

    /// Whether another letter stands before the one at `i`, joined: the B of `A and B`, of `A、B`.
    static boolean joined(String plain, int i) {
        return JOINED.matcher(plain).region(Math.max(0, i - 24), i).find();
    }

    /// Whether a letter of either case has no letter or digit beside it.
    static boolean apart(String plain, int i) {
        return (i == 0 || !Character.isLetterOrDigit(plain.charAt(i - 1)) || plain.charAt(i - 1) > 0x7f)
                && (i + 1 >= plain.length() || !Character.isLetterOrDigit(plain.charAt(i + 1))
                || plain.charAt(i + 1) > 0x7f);
    }

    private static boolean joins(char c) {
        return Characters.latin(c) || Characters.digit(c) || c == '\'' || c == '’' || c == '_' || c == '&'
                || c == '/' || c == '+' || c == '=' || c == '^';
    }

    private static int wrapper(String plain, int i) {
        for (String word : new String[] {"option ", "options ", "choice ", "letter ", "answer ", "answer: ",
                "选项", "the option ",
            "the letter "}) {
            if (plain.regionMatches(true, i, word, 0, word.length())) {
                return i + word.length();
            }
        }
        return i;
    }

    private static boolean accepted(String plain, int i, int limit, boolean wrapped) {
        char c = plain.charAt(i);
        boolean lowerCase = c >= 'a' && c <= 'z';
        int index = lowerCase ? c - 'a' : c - 'A';
        if (!Characters.latin(c) || index >= limit) {
            return false;
        }
        char next = i + 1 < plain.length() ? plain.charAt(i + 1) : '\n';
        char before = i > 0 ? plain.charAt(i - 1) : ' ';
        boolean quoted = (before == '\'' || before == '‘') && (next == '\'' || next == '’');
        if (joins(next) && next != '/' && !quoted || next == '-' && i + 2 < plain.length()
                && Characters.latin(plain.charAt(i + 2))) {
            return false;
        }
        if (wrapped && (next == ')' || next == ']' || next == '}' || next == '>' || next == '」')) {
            return true;
        }
        if (lowerCase) {
            return next == ')' || ends(plain, i + 1);
        }
        if ((c == 'A' || c == 'I') && next == ' ') {
            return !proseFollows(plain, i + 2, c);
        }
        return true;
    }

    /// Whether nothing but punctuation follows on the line.
    private static boolean ends(String plain, int from) {
        for (int i = from; i < plain.length() && plain.charAt(i) != '\n'; i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return true;
    }

    /// Whether a lower-case word follows that makes an `A` an article and an `I` a pronoun.
    private static boolean proseFollows(String plain, int from, char letter) {
        int end = from;
        while (end < plain.length() && plain.charAt(end) >= 'a' && plain.charAt(end) <= 'z') {
            end++;
        }
        return end > from && (letter == 'I' || !FOLLOWERS.contains(plain.substring(from, end)));
    }
}
