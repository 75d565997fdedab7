package dev.touchstone.tasks.template;

import dev.touchstone.tasks.template.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts a template into tokens; `{%- -%}` and its kin have taken their white space when it is done.
final class Lexer {

    private static final List<String> LONG_SYMBOLS = List.of("==", "!=", "<=", ">=", "//");
    private static final String SYMBOLS = "<>+-*/%~|.,:()[]{}=";

    private final Source source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    Lexer(Source source) {
        this.source = source;
        this.text = source.text();
    }

    List<Token> tokens() {
        boolean trimNext = false;
        while (at < text.length()) {
            int open = nextOpening(at);
            literal(at, open, trimNext, open < text.length() && minusAt(open + 2));
            trimNext = false;
            if (open == text.length()) {
                break;
            }
            at = open;
            trimNext = switch (text.charAt(open + 1)) {
                case '#' -> comment();
                case '{' -> tag(Kind.OUTPUT_OPEN, Kind.OUTPUT_CLOSE, "}}");
                default -> !raw() && tag(Kind.BLOCK_OPEN, Kind.BLOCK_CLOSE, "%}");
            };
        }
        tokens.add(new Token(Kind.END, "", text.length()));
        return tokens;
    }

    private int nextOpening(int from) {
        for (int place = text.indexOf('{', from); place >= 0 && place + 1 < text.length();
                place = text.indexOf('{', place + 1)) {
            char next = text.charAt(place + 1);
            if (next == '{' || next == '%' || next == '#') {
                return place;
            }
        }
        return text.length();
    }

    private boolean minusAt(int place) {
        return place < text.length() && text.charAt(place) == '-';
    }

    private void literal(int from, int to, boolean trimStart, boolean trimEnd) {
        String piece = text.substring(from, to);
        piece = trimStart ? piece.stripLeading() : piece;
        piece = trimEnd ? piece.stripTrailing() : piece;
        if (!piece.isEmpty()) {
            tokens.add(new Token(Kind.LITERAL, piece, from));
        }
    }

    private boolean comment() {
        int close = text.indexOf("#}", at + 2);
        if (close < 0) {
            throw source.invalid(at, "comment without '#}'");
        }
        at = close + 2;
        return minusAt(close - 1);
    }

    /// `{% raw %}...{% endraw %}`: taken when it stands here, else nothing happens.
    private boolean raw() {
        int close = text.indexOf("%}", at);
        if (close < 0 || !inner(at, close).equals("raw")) {
            return false;
        }
        int end = text.indexOf("{%", close + 2);
        while (end >= 0) {
            int endClose = text.indexOf("%}", end);
            if (endClose >= 0 && inner(end, endClose).equals("endraw")) {
                literal(close + 2, end, minusAt(close - 1), minusAt(end + 2));
                at = endClose + 2;
                if (minusAt(endClose - 1)) {
                    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                        at++;
                    }
                }
                return true;
            }
            end = text.indexOf("{%", end + 2);
        }
        throw source.invalid(at, "'raw' without 'endraw'");
    }

    private String inner(int open, int close) {
        int from = minusAt(open + 2) ? open + 3 : open + 2;
        int to = minusAt(close - 1) ? close - 1 : close;
        return from < to ? text.substring(from, to).strip() : "";
    }

    private boolean tag(Kind open, Kind close, String mark) {
        int start = at;
        tokens.add(new Token(open, text.substring(at, at + 2), at));
        at += 2;
        if (minusAt(at)) {
            at++;
        }
        int braces = 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at >= text.length()) {
                throw source.invalid(start,
                        "'%s' without '%s'".formatted(text.substring(start, start + 2), mark));
            }
            boolean minus = text.startsWith("-" + mark, at);
            if (minus || braces == 0 && text.startsWith(mark, at)) {
                tokens.add(new Token(close, mark, at));
                at += minus ? 3 : 2;
                return minus;
            }
            Token token = token();
            braces += token.symbol("{") ? 1 : token.symbol("}") ? -1 : 0;
            tokens.add(token);
        }
    }

    private Token token() {
        int start = at;
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            return string(first);
        }
        if (Character.isLetter(first) || first == '_') {
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            return new Token(Kind.NAME, text.substring(start, at), start);
        }
        if (first >= '0' && first <= '9') {
            while (at < text.length() && (digit(at) || text.charAt(at) == '.' && digit(at + 1))) {
                at++;
            }
            return new Token(Kind.NUMBER, text.substring(start, at), start);
        }
        for (String symbol : LONG_SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += 2;
                return new Token(Kind.SYMBOL, symbol, start);
            }
        }
        if (SYMBOLS.indexOf(first) < 0) {
            throw source.invalid(at, "unexpected character '%s'".formatted(first));
        }
        at++;
        return new Token(Kind.SYMBOL, String.valueOf(first), start);
    }

    private boolean digit(int place) {
        return place < text.length() && text.charAt(place) >= '0' && text.charAt(place) <= '9';
    }

    private Token string(char quote) {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return new Token(Kind.STRING, content.toString(), start);
            }
            if (c != '\\' || at >= text.length()) {
                content.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case 'n' -> content.append('\n');
                case 't' -> content.append('\t');
                case 'r' -> content.append('\r');
                case '\\', '\'', '"' -> content.append(escaped);
                default -> content.append('\\').append(escaped); // as Python keeps what it does not know
            }
        }
        throw source.invalid(start, "text without its closing quote");
    }
}
