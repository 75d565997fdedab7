package dev.touchstone.metrics.text.bleu;

import dev.touchstone.metrics.text.scan.CharacterClasses;
import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;

/// Cuts a line as `mteval-v14 --international-tokenization`, in one pass.
///
/// A symbol stands alone. A punctuation mark stands alone where the character before it is no number, or the
/// one after it is none; a mark that served as the "character before" of the last one does not serve again,
/// and the ends of the line are no characters.
final class InternationalScanner {

    private static final byte OTHER = 0;
    private static final byte NUMBER = 1;
    private static final byte SPACE = 2;
    private static final byte MARK = 3;
    private static final byte SYMBOL = 4;
    private static final byte[] KINDS = kinds();

    private InternationalScanner() {}

    /// Adds the tokens of a loaded line.
    static void scan(Spans line) {
        char[] units = line.text();
        int length = line.length();
        int token = 0; // where the open token starts
        boolean served = true; // the character before cannot be used for a mark
        byte before = OTHER;
        int i = 0;
        byte kind = length == 0 ? OTHER : kind(units, 0, length);
        while (i < length) {
            int next = i + width(units, i, length);
            byte after = next < length ? kind(units, next, length) : NUMBER;
            boolean alone = kind == SPACE || kind == SYMBOL;
            if (kind == MARK) {
                boolean split = before != NUMBER && !served;
                served = split;
                alone = split || after != NUMBER;
            } else {
                served = false;
            }
            if (alone) {
                if (token < i) {
                    line.add(token, i);
                }
                if (kind != SPACE) {
                    line.add(i, next);
                }
                token = next;
            }
            before = kind;
            kind = after;
            i = next;
        }
        if (token < length) {
            line.add(token, length);
        }
    }

    private static int width(char[] units, int i, int length) {
        return Character.charCount(Character.codePointAt(units, i, length));
    }

    private static byte kind(char[] units, int i, int length) {
        char unit = units[i];
        return unit < 0x80 ? KINDS[unit] : kind(Character.codePointAt(units, i, length));
    }

    private static byte kind(int codePoint) {
        if (WhiteSpace.is(codePoint)) {
            return SPACE;
        }
        if (CharacterClasses.isPunctuation(codePoint)) {
            return MARK;
        }
        if (CharacterClasses.isSymbol(codePoint)) {
            return SYMBOL;
        }
        return CharacterClasses.isNumber(codePoint) ? NUMBER : OTHER;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[0x80];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = kind(c);
        }
        return kinds;
    }
}
