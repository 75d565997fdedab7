package dev.touchstone.math.notation;

import java.util.List;

/// The place of the parser among the tokens, and how deep it stands.
final class Cursor {

    private static final int MAX_DEPTH = 140;
    private static final Token END = new Token.End();

    private final List<Token> tokens;
    private int at;
    private int depth;
    private int bars;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    void back() {
        at--;
    }

    boolean sign(String sign) {
        return sign(0, sign);
    }

    boolean sign(int ahead, String sign) {
        return peek(ahead) instanceof Token.Sign(String found) && found.equals(sign);
    }

    boolean command(String name) {
        return command(0, name);
    }

    boolean command(int ahead, String name) {
        return peek(ahead) instanceof Token.Command(String found) && found.equals(name);
    }

    /// Whether it stands before that sign or command.
    boolean before(String name) {
        return sign(name) || command(name);
    }

    /// Steps over that sign or command where it stands before it.
    boolean accept(String name) {
        if (before(name)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String name) {
        if (!accept(name)) {
            throw unreadable("'" + name + "' is missing before " + describe(peek()));
        }
    }

    void deeper() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "the answer is nested too deep");
        }
    }

    void shallower() {
        depth--;
    }

    /// Counts the open bars of absolute values up or down; how many are open then.
    int bars(int change) {
        bars += change;
        return bars;
    }

    static OutOfReach unreadable(String message) {
        return new OutOfReach(OutOfReach.Cause.UNREADABLE, message);
    }

    static String describe(Token token) {
        return switch (token) {
            case Token.Digits _ -> "a number";
            case Token.Based(_, _, String digits) -> digits;
            case Token.Letter(String name) -> name;
            case Token.Command(String name) -> "\\" + name;
            case Token.Text(String words) -> "'" + words + "'";
            case Token.Sign(String sign) -> "'" + sign + "'";
            case Token.End _ -> "the end";
        };
    }
}
