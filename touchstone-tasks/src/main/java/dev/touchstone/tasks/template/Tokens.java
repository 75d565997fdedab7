package dev.touchstone.tasks.template;

import dev.touchstone.tasks.template.Token.Kind;
import java.util.List;

/// A place in a list of tokens, moved forward by the parsers.
final class Tokens {

    private final Source source;
    private final List<Token> tokens;
    private int at;

    Tokens(Source source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    /// The token behind the one at hand; the last one where there is none.
    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    /// The last token is given again and again.
    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    void back() {
        at = tokens.size() - 1;
    }

    boolean takeSymbol(String symbol) {
        boolean there = peek().symbol(symbol);
        if (there) {
            next();
        }
        return there;
    }

    boolean takeName(String name) {
        boolean there = peek().name(name);
        if (there) {
            next();
        }
        return there;
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    void expectName(String name) {
        if (!takeName(name)) {
            throw unexpected("'" + name + "'");
        }
    }

    Token expect(Kind kind, String expected) {
        if (peek().kind() != kind) {
            throw unexpected(expected);
        }
        return next();
    }

    RuntimeException unexpected(String expected) {
        String found = peek().kind() == Kind.END ? "the end" : "'" + peek().text() + "'";
        return source.invalid(peek().offset(), "expected %s, found %s".formatted(expected, found));
    }
}
