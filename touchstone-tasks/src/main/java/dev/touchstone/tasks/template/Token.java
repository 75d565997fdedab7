package dev.touchstone.tasks.template;

/// One piece of a template.
///
/// @param kind what it is
/// @param text its characters; the content of a string, without quotes and escapes
/// @param offset where it begins in the template, in characters
record Token(Kind kind, String text, int offset) {

    enum Kind { LITERAL, OUTPUT_OPEN, OUTPUT_CLOSE, BLOCK_OPEN, BLOCK_CLOSE, NAME, NUMBER, STRING, SYMBOL,
            END }

    boolean symbol(String wanted) {
        return kind == Kind.SYMBOL && text.equals(wanted);
    }

    boolean name(String wanted) {
        return kind == Kind.NAME && text.equals(wanted);
    }
}
