package dev.touchstone.metrics.text.scan;

/// Cuts a line as NIST's `mteval-v13a`, in one pass.
///
/// The rules, of which the references make a chain of substitutions:
/// - a sign of ASCII other than `'` `,` `-` `.` stands alone, and so does each character of a further set;
/// - a full stop or comma stands alone where the character before it is no digit, or the one after it is
/// none; a stop that served as the "character before" of the last stop does not serve again;
/// - a hyphen after a digit stands alone;
/// - where asked for, `'s` before a space or a sign is cut off.
///
/// What stands alone is to its neighbours a space, and so are the ends of the line, if the rules say so.
public final class MtevalScanner {

    private static final byte LETTER = 0;
    private static final byte DIGIT = 1;
    private static final byte SPACE = 2;
    private static final byte SIGN = 3;
    private static final byte STOP = 4;
    private static final byte HYPHEN = 5;
    private static final byte APOSTROPHE = 6;
    private static final byte[] KINDS = kinds();

    private final CharacterSet standAlone;
    private final boolean endsAreSpaces;
    private final boolean possessives;

    private MtevalScanner(CharacterSet standAlone, boolean endsAreSpaces, boolean possessives) {
        this.standAlone = standAlone;
        this.endsAreSpaces = endsAreSpaces;
        this.possessives = possessives;
    }

    /// The rules of `mteval-v13a`, for Western languages.
    public static MtevalScanner western() {
        return new MtevalScanner(_ -> false, true, false);
    }

    /// The same rules with characters that stand alone; the ends of the line are no spaces.
    public static MtevalScanner withoutEnds(CharacterSet standAlone) {
        return new MtevalScanner(standAlone, false, false);
    }

    /// The same rules with characters that stand alone; `'s` is cut off.
    public static MtevalScanner withPossessives(CharacterSet standAlone) {
        return new MtevalScanner(standAlone, true, true);
    }

    /// Adds the tokens of a loaded line.
    ///
    /// @return whether the line has a character with which markup begins or a line ends: `<`, `&`, line feed
    public boolean scan(Spans line) {
        char[] units = line.text();
        int length = line.length();
        byte[] kinds = KINDS;
        int token = 0; // where the open token starts
        boolean stopServed = !endsAreSpaces; // the character before cannot be used for a stop
        boolean markup = false;
        byte before = SPACE;
        for (int i = 0; i < length; i++) {
            char unit = units[i];
            byte kind = unit < 0x80 ? kinds[unit] : kindBeyondAscii(unit);
            if (kind == LETTER) { // most are: nothing to decide
                before = LETTER;
                stopServed = false;
                continue;
            }
            if (kind == APOSTROPHE && token < i && isPossessive(units, i, length)) {
                line.add(token, i);
                token = i;
            }
            stopServed = kind == STOP && before != DIGIT && !stopServed;
            if (stopServed || standsAlone(kind, before, units, i, length)) {
                if (token < i) {
                    line.add(token, i);
                }
                if (kind != SPACE) {
                    line.add(i, i + 1);
                    markup |= unit == '<' || unit == '&';
                } else {
                    markup |= unit == '\n';
                }
                token = i + 1;
            }
            before = kind;
        }
        if (token < length) {
            line.add(token, length);
        }
        return markup;
    }

    private boolean standsAlone(byte kind, byte before, char[] units, int i, int length) {
        return switch (kind) {
            case DIGIT, APOSTROPHE -> false;
            case HYPHEN -> before == DIGIT;
            case STOP -> i + 1 < length ? kind(units[i + 1]) != DIGIT : endsAreSpaces;
            default -> true;
        };
    }

    private byte kind(char unit) {
        return unit < 0x80 ? KINDS[unit] : kindBeyondAscii(unit);
    }

    private byte kindBeyondAscii(char unit) {
        if (WhiteSpace.is(unit)) {
            return SPACE;
        }
        return standAlone.contains(unit) ? SIGN : LETTER;
    }

    private boolean isPossessive(char[] units, int i, int length) {
        if (!possessives || i + 1 >= length || units[i + 1] != 's') {
            return false;
        }
        // the reference has put spaces around the signs of ASCII by then, around other characters not yet
        char after = i + 2 < length ? units[i + 2] : ' ';
        return after == ' ' || after < 0x80 && KINDS[after] == SIGN;
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
            } else if (c == '\'') {
                kinds[c] = APOSTROPHE;
            } else if (CharacterClasses.isAsciiPunctuation(c)) {
                kinds[c] = SIGN;
            }
        }
        return kinds;
    }
}
