package dev.touchstone.math.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Makes tokens of a cleaned text; space, sizes and styles vanish here.
final class Lexer {

    private static final int MAX_DEPTH = 60;

    private static final Set<String> SILENT = Set.of("left", "right", "big", "Big", "bigg", "Bigg", "bigl",
            "bigr",
            "Bigl", "Bigr", "biggl", "biggr", "displaystyle", "textstyle", "scriptstyle", "limits", "quad",
                    "qquad",
            "!", ",", ";", ":", " ", ">", "thinspace", "enspace", "space", "mathstrut", "nolimits", "middle",
            "rm", "bf", "it", "hfill", "newline", "mathopen", "mathclose", "nonumber");
    private static final Set<String> TEXT = Set.of("text", "mbox", "hbox", "textbf", "textit", "textrm",
            "textsf",
            "texttt", "textnormal", "emph", "textup", "mathrm", "operatorname", "mathit", "mathsf", "mathtt",
            "mathbf", "boldsymbol", "bm", "mathcal", "mathbb", "unit");
    private static final Set<String> DECORATED =
            Set.of("hat", "vec", "bar", "tilde", "dot", "ddot", "overline", "widehat", "overrightarrow",
                    "underline");
    private static final Set<String> FRACTIONS =
            Set.of("frac", "dfrac", "tfrac", "cfrac", "binom", "dbinom", "tbinom");

    private static final Pattern SPACES = Pattern.compile("\\\\[,;:! ]|~");
    private static final Set<String> DOUBLE = Set.of("<=", ">=", "!=", "==", "**", "=<", "=>");
    private static final Map<Character, String> CHINESE_JOINTS =
            Map.of('或', "or", '和', "and", '与', "and", '且', "and");

    private final String text;
    private final boolean commas;
    private final NumberReader numbers;
    private final List<Token> tokens;
    private final int level;
    private int at;
    private int brackets;

    private Lexer(String text, boolean commas, List<Token> tokens, int level) {
        if (level > MAX_DEPTH) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "the answer is nested deeper than " + MAX_DEPTH);
        }
        this.text = text;
        this.commas = commas;
        this.tokens = tokens;
        this.level = level;
        this.numbers = new NumberReader(text);
    }

    /// The tokens of a text.
    ///
    /// @param commas whether a comma between groups of digits belongs to the number, outside brackets
    static List<Token> tokens(String cleaned, boolean commas) {
        List<Token> tokens = new ArrayList<>();
        new Lexer(cleaned, commas, tokens, 0).run();
        return tokens;
    }

    private void run() {
        boolean spaced = false;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (Character.isWhitespace(sign) || sign == '~') {
                at++;
                spaced = true;
                continue;
            }
            if (digit(at) || sign == '.' && at + 1 < text.length() && digit(at + 1)) {
                NumberReader.Found found = numbers.numeral(at)
                        .orElseGet(number(spaced));
                tokens.add(found.token());
                at = found.end();
            } else if (Character.isLetter(sign)) {
                letters();
            } else if (sign == '\\') {
                command();
            } else {
                sign(sign);
            }
            spaced = false;
        }
    }

    private Supplier<NumberReader.Found> number(boolean spaced) {
        boolean index = !tokens.isEmpty()
                && (tokens.getLast().equals(new Token.Sign("_"))
                        || tokens.getLast().equals(new Token.Sign("^")));
        return () -> index ? numbers.plain(at, spaced) : numbers.number(at, commas && brackets == 0, spaced);
    }

    private boolean digit(int index) {
        return text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private void sign(char sign) {
        switch (sign) {
            case '(', '[' -> brackets++;
            case ')', ']' -> brackets = Math.max(0, brackets - 1);
            default -> { /* no bracket */ }
        }
        String two = at + 1 < text.length() ? text.substring(at, at + 2) : "";
        if (DOUBLE.contains(two)) {
            at += 2;
            tokens.add(switch (two) {
                case "<=", "=<" -> new Token.Command("le");
                case ">=", "=>" -> new Token.Command("ge");
                case "!=" -> new Token.Command("ne");
                case "==" -> new Token.Sign("=");
                default -> new Token.Sign("^");
            });
        } else {
            at++;
            tokens.add(new Token.Sign(String.valueOf(sign)));
        }
    }

    private void letters() {
        String joint = CHINESE_JOINTS.get(text.charAt(at));
        if (joint != null) {
            tokens.add(new Token.Text(joint));
            at++;
            return;
        }
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String run = text.substring(at, end);
        at = end;
        boolean foreign = run.chars().anyMatch(letter -> letter > 0x17f);
        if (foreign || Vocabulary.word(run, afterValue())) {
            tokens.add(new Token.Text(run));
        } else if (run.length() > 1) {
            split(run);
        } else {
            tokens.add(new Token.Letter(run));
        }
    }

    /// Letters without space between them: function names first, then products of letters.
    private void split(String run) {
        int from = 0;
        while (from < run.length()) {
            int length = Vocabulary.commandAt(run, from);
            if (length > 0) {
                tokens.add(new Token.Command(run.substring(from, from + length).toLowerCase(Locale.ROOT)));
                from += length;
            } else {
                tokens.add(new Token.Letter(run.substring(from, from + 1)));
                from++;
            }
        }
    }

    private void command() {
        int end = at + 1;
        while (end < text.length() && isAsciiLetter(text.charAt(end))) {
            end++;
        }
        if (end == at + 1) {
            end = Math.min(text.length(), at + 2);
        }
        String name = text.substring(at + 1, end);
        at = end;
        if (TEXT.contains(name)) {
            style(name, argument());
        } else if (DECORATED.contains(name)) {
            tokens.add(new Token.Letter(name + "{" + argument().strip() + "}"));
        } else if (FRACTIONS.contains(name)) {
            tokens.add(new Token.Command(name.endsWith("binom") ? "binom" : "frac"));
            group(argument());
            group(argument());
        } else if (name.equals("{") || name.equals("}")) {
            brackets = Math.max(0, brackets + (name.equals("{") ? 1 : -1));
            tokens.add(new Token.Command(name));
        } else if (name.equals("begin") || name.equals("end")) {
            environment(name, argument().strip());
        } else if (name.equals("boxed") || name.equals("fbox")) {
            group(argument());
        } else if (SILENT.contains(name)) {
            skipEmptyDelimiter(name);
        } else if (name.isEmpty()) {
            throw new OutOfReach(OutOfReach.Cause.UNREADABLE, "a backslash stands at the end");
        } else {
            tokens.add(new Token.Command(Vocabulary.sameCommand(name)));
        }
    }

    private void environment(String name, String kind) {
        if (name.equals("begin") && (kind.equals("array") || kind.equals("tabular"))) {
            argument();
        }
        brackets = Math.max(0, brackets + (name.equals("begin") ? 1 : -1));
        tokens.add(new Token.Command(name + ":" + kind.replace("*", "")));
    }

    private void skipEmptyDelimiter(String name) {
        boolean delimiter = name.equals("left") || name.equals("right");
        if (delimiter && at < text.length() && text.charAt(at) == '.'
                && !(at + 1 < text.length() && digit(at + 1))) {
            at++;
        }
    }

    private void group(String inside) {
        tokens.add(new Token.Sign("{"));
        new Lexer(inside, commas, tokens, level + 1).run();
        tokens.add(new Token.Sign("}"));
    }

    private void style(String name, String inside) {
        String words = SPACES.matcher(inside).replaceAll(" ").strip();
        if (words.isEmpty()) {
            return;
        }
        if (name.equals("mathbb")) {
            tokens.add(new Token.Command("bb" + words));
        } else if (words.length() == 1 && Character.isLetter(words.charAt(0))) {
            tokens.add(letter(name, words));
        } else if (Function.find(words).isPresent() && !(words.equals("min") && afterValue())) {
            tokens.add(new Token.Command(words));
        } else if (words.equals("$") || words.equals("\\$")) {
            tokens.add(new Token.Command("$"));
        } else if (Vocabulary.mathematics(words)) {
            new Lexer(words, commas, tokens, level + 1).run();
        } else {
            tokens.add(new Token.Text(words));
        }
    }

    /// A styled letter: behind a number or another unit it is a unit, upright it is a variable, in words a
    /// word.
    private Token letter(String style, String letter) {
        boolean unit = !tokens.isEmpty() && (tokens.getLast() instanceof Token.Text
                || tokens.size() > 1 && tokens.getLast().equals(new Token.Sign("/"))
                && tokens.get(tokens.size() - 2) instanceof Token.Text || afterValue()
                        && Units.known(letter));
        return switch (style) {
            case "mathbf", "boldsymbol", "bm" -> new Token.Letter("bold{" + letter + "}");
            case "mathrm", "mathit" -> unit ? new Token.Text(letter) : new Token.Letter(letter);
            default -> letter.equals("i") && !unit ? new Token.Letter(letter) : new Token.Text(letter);
        };
    }

    private boolean afterValue() {
        return !tokens.isEmpty() && Vocabulary.countable(tokens.getLast());
    }

    /// The argument that follows a command: a group, a command or one character.
    private String argument() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at >= text.length()) {
            throw new OutOfReach(OutOfReach.Cause.UNREADABLE, "a command lacks its argument");
        }
        if (text.charAt(at) == '{') {
            int length = Cleaner.closing(text.substring(at));
            if (length < 0) {
                throw new OutOfReach(OutOfReach.Cause.UNREADABLE, "a brace is not closed");
            }
            String inside = text.substring(at + 1, at + length);
            at += length + 1;
            return inside;
        }
        int end = at + 1;
        if (text.charAt(at) == '\\') {
            while (end < text.length() && isAsciiLetter(text.charAt(end))) {
                end++;
            }
            Optional<String> group = end < text.length() && text.charAt(end) == '{'
                    && Cleaner.closing(text.substring(end)) > 0
                    ? Optional.of(text.substring(at, end + 1 + Cleaner.closing(text.substring(end))))
                    : Optional.empty();
            String single = group.orElse(text.substring(at, end));
            at += single.length();
            return single;
        }
        at = end;
        return text.substring(end - 1, end);
    }

    private static boolean isAsciiLetter(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
    }
}
