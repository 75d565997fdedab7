package dev.touchstone.metrics.text.bleu;

import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;

/// Cuts a line as NIST's `mteval-v13a`, in one pass.
///
/// The rules, of which the reference makes four substitutions:
/// - a sign of ASCII other than `'` `,` `-` `.` stands alone; where Chinese is cut, so does each Chinese character;
/// - a full stop or comma stands alone where the character before it is no digit, or the one after it is none;
///   a stop that served as the "character before" of the last stop does not serve again;
/// - a hyphen after a digit stands alone.
///
/// What stands alone is to its neighbours a space, and so are the ends of the line, if the rules say so.
final class MtevalScanner {

    private static final byte LETTER = 0;
    private static final byte DIGIT = 1;
    private static final byte SPACE = 2;
    private static final byte SIGN = 3;
    private static final byte STOP = 4;
    private static final byte HYPHEN = 5;
    private static final byte[] KINDS = kinds();

    private final boolean chinese;
    private final boolean endsAreSpaces;

    private MtevalScanner(boolean chinese, boolean endsAreSpaces) {
        this.chinese = chinese;
        this.endsAreSpaces = endsAreSpaces;
    }

    /// The rules for Western languages, `13a`.
    static MtevalScanner western() {
        return new MtevalScanner(false, true);
    }

    /// The rules for Chinese, `zh`, with which the ends of the line are no spaces.
    static MtevalScanner chinese() {
        return new MtevalScanner(true, false);
    }

    /// Adds the tokens of a loaded line.
    void scan(Spans line) {
        char[] units = line.text();
        int length = line.length();
        int token = 0; // where the open token starts
        boolean stopServed = !endsAreSpaces; // the character before cannot be used for a stop
        byte before = SPACE;
        for (int i = 0; i < length; i++) {
            byte kind = kind(units[i]);
            boolean alone = switch (kind) {
                case LETTER, DIGIT -> false;
                case HYPHEN -> before == DIGIT;
                case STOP -> {
                    boolean after = i + 1 < length ? kind(units[i + 1]) != DIGIT : endsAreSpaces;
                    boolean split = before != DIGIT && !stopServed;
                    stopServed = split;
                    yield split || after;
                }
                default -> true;
            };
            if (kind != STOP) {
                stopServed = false;
            }
            if (alone) {
                if (token < i) {
                    line.add(token, i);
                }
                if (kind != SPACE) {
                    line.add(i, i + 1);
                }
                token = i + 1;
            }
            before = kind;
        }
        if (token < length) {
            line.add(token, length);
        }
    }

    private byte kind(char unit) {
        if (unit < 0x80) {
            return KINDS[unit];
        }
        if (WhiteSpace.is(unit)) {
            return SPACE;
        }
        return chinese && isChinese(unit) ? SIGN : LETTER;
    }

    /// The ranges that the reference calls Chinese.
    ///
    /// It means extension B and the supplement beyond the basic plane, but compares strings in such a way that
    /// the first of its ranges runs from U+2001 to U+2A6D instead.
    static boolean isChinese(char unit) {
        if (unit < 0x2E80) {
            return unit >= 0x2001 && unit <= 0x2A6D;
        }
        if (unit <= 0x4DB5) {
            return unit <= 0x2FDF || unit >= 0x2FF0 && unit <= 0x303F || unit >= 0x3100 && unit <= 0x312F
                    || unit >= 0x31A0 && unit <= 0x31EF || unit >= 0x3200;
        }
        return unit >= 0x4E00 && unit <= 0x9FBB || unit >= 0xF900 && unit <= 0xFA2D
                || unit >= 0xFA30 && unit <= 0xFA6A || unit >= 0xFA70 && unit <= 0xFAD9
                || unit >= 0xFE10 && unit <= 0xFE1F || unit >= 0xFE30 && unit <= 0xFE4F
                || unit >= 0xFF00 && unit <= 0xFFEF;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[0x80];
        for (int c = 0; c < kinds.length; c++) {
            if (c >= '0' && c <= '9') {
                kinds[c] = DIGIT;
            } else if (WhiteSpace.is(c)) {
                kinds[c] = SPACE;
            } else if (c == '.' || c == ',') {
                kinds[c] = STOP;
            } else if (c == '-') {
                kinds[c] = HYPHEN;
            } else if (c > ' ' && c < 0x7F && c != '\'' && !Character.isLetter(c)) {
                kinds[c] = SIGN;
            }
        }
        return kinds;
    }
}
