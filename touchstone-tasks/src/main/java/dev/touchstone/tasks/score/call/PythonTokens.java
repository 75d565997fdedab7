package dev.touchstone.tasks.score.call;

import dev.touchstone.tasks.score.call.PythonCalls.NoCalls;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names, signs, texts and numbers of Python source, one after the other; blanks between them are passed
/// over.
final class PythonTokens {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern KEYWORD = Pattern.compile("\\s*[\\p{L}_][\\p{L}\\p{N}_]*\\s*=(?!=)");
    private static final Pattern NUMBER = Pattern.compile(
            "(?:[0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private int at;

    PythonTokens(String text) {
        this.text = text;
    }

    boolean ended() {
        skip();
        return at == text.length();
    }

    /// Where the next token begins.
    int place() {
        skip();
        return at;
    }

    /// What was read from a place on.
    String since(int from) {
        return text.substring(from, at);
    }

    boolean pass(String sign) {
        skip();
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    void expect(String sign) throws NoCalls {
        if (!pass(sign)) {
            throw new NoCalls("expected " + sign);
        }
    }

    /// Whether a name follows that is no prefix of a text.
    boolean name() {
        skip();
        return at < text.length() && (Character.isLetter(text.codePointAt(at)) || text.charAt(at) == '_')
                && prefix().isEmpty();
    }

    /// Whether `name=` follows.
    boolean keyword() {
        return matcher(KEYWORD).lookingAt();
    }

    String takeName() throws NoCalls {
        skip();
        return take(NAME).orElseThrow(() -> new NoCalls("expected a name"));
    }

    /// A text or a number; texts that follow each other are one.
    Literal literal() throws NoCalls {
        skip();
        Optional<String> number = take(NUMBER);
        if (number.isPresent()) {
            return SourceNumbers.read(number.get().replace("_", ""))
                    .orElseThrow(() -> new NoCalls("a number too long"));
        }
        StringBuilder whole = new StringBuilder(quoted());
        skip();
        while (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            whole.append(quoted());
            skip();
        }
        return new Literal.Text(whole.toString());
    }

    /// The letters before a text's quote, such as `r`; empty where no text begins.
    private Optional<String> prefix() {
        int end = at;
        while (end < text.length() && end - at < 3 && "rRbBuUfF".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end > at && end < text.length() && (text.charAt(end) == '"' || text.charAt(end) == '\'')
                ? Optional.of(text.substring(at, end)) : Optional.empty();
    }

    private String quoted() throws NoCalls {
        String prefix = prefix().orElse("");
        at += prefix.length();
        if (at >= text.length() || text.charAt(at) != '"' && text.charAt(at) != '\'') {
            throw new NoCalls("expected a value");
        }
        String quote = text.substring(at, at + 1);
        String end = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
        at += end.length();
        boolean raw = prefix.toLowerCase(Locale.ROOT).contains("r");
        StringBuilder out = new StringBuilder();
        while (!text.startsWith(end, at)) {
            if (at >= text.length()) {
                throw new NoCalls("a text without end");
            }
            char next = text.charAt(at++);
            if (next == '\\' && at < text.length()) {
                escape(out, raw);
            } else {
                out.append(next);
            }
        }
        at += end.length();
        return out.toString();
    }

    private void escape(StringBuilder out, boolean raw) {
        char escaped = text.charAt(at++);
        if (raw) {
            out.append('\\').append(escaped);
            return;
        }
        switch (escaped) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case '0' -> out.append('\0');
            case '\n' -> { }
            case '\\', '\'', '"' -> out.append(escaped);
            case 'x' -> code(out, "\\x", 2);
            case 'u' -> code(out, "\\u", 4);
            default -> out.append('\\').append(escaped);
        }
    }

    private void code(StringBuilder out, String otherwise, int digits) {
        int end = Math.min(text.length(), at + digits);
        String hex = text.substring(at, end);
        if (hex.length() == digits && hex.matches("[0-9a-fA-F]+")) {
            out.append((char) Integer.parseInt(hex, 16));
            at = end;
        } else {
            out.append(otherwise);
        }
    }

    private Optional<String> take(Pattern form) {
        Matcher matcher = matcher(form);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    private Matcher matcher(Pattern form) {
        return form.matcher(text).region(at, text.length());
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
