package dev.touchstone.tasks.read;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the JSON objects that most rows are, straight from their bytes: names with texts, whole numbers and
/// lists of those.
///
/// A general parser costs a short command more than all else: it is made anew for each row, and its many
/// methods run before they are compiled. What is not plain is left to that parser, everything that is wrong
/// included, so that there is one place which tells what is wrong. Scratch space, not thread-safe.
final class PlainObject {

    private static final int MOST_DIGITS = 18; // of a long
    private static final char REPLACED = 0xFFFD; // stands where bytes are no UTF-8

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private byte[] unescaped = new byte[1 << 10];

    /// The fields of an object that fills the bytes from `from` to `to`; empty where the object is not plain.
    Optional<Fields> read(byte[] row, int from, int to) {
        bytes = row;
        at = from;
        end = to;
        Map<String, Value> entries = new LinkedHashMap<>();
        if (!passes('{')) {
            return Optional.empty();
        }
        do {
            if (!passes('"') || !(text() instanceof Value.Text(String name)) || !passes(':')) {
                return Optional.empty();
            }
            Value value = value(true);
            if (value == Value.ABSENT || entries.put(name, value) != null) {
                return Optional.empty();
            }
        } while (passes(','));
        boolean whole = passes('}') && next() == end;
        return whole ? Optional.of(new Fields(entries)) : Optional.empty();
    }

    /// A value; absent where it is not plain.
    private Value value(boolean mayBeList) {
        if (passes('"')) {
            return text();
        }
        return mayBeList && passes('[') ? list() : number();
    }

    private Value list() {
        List<Value> items = new ArrayList<>();
        do {
            Value item = value(false);
            if (item == Value.ABSENT) {
                return item;
            }
            items.add(item);
        } while (passes(','));
        return passes(']') ? new Value.Items(items) : Value.ABSENT;
    }

    /// A whole number without sign; what follows it is looked at by whoever reads on.
    private Value number() {
        int begun = next();
        long number = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9' && at - begun < MOST_DIGITS) {
            number = 10 * number + (bytes[at++] - '0');
        }
        boolean plain = at > begun && (bytes[begun] != '0' || at == begun + 1);
        return plain ? Value.of(number) : Value.ABSENT;
    }

    /// The rest of a text, up to its closing quote.
    private Value text() {
        byte[] row = bytes;
        int limit = end;
        int begun = at;
        int place = at;
        int bits = 0;
        while (place < limit && row[place] != '"' && row[place] != '\\') {
            byte one = row[place++];
            if (one >= 0 && one < ' ') {
                return Value.ABSENT;
            }
            bits |= one;
        }
        at = place;
        if (place == limit) {
            return Value.ABSENT;
        }
        if (row[place] == '\\') {
            return escapedText(begun, bits);
        }
        at++;
        return decoded(row, begun, place, bits);
    }

    /// A text with escapes; `at` is the first backslash, and `bits` are those of what stands before it.
    private Value escapedText(int begun, int bitsBefore) {
        byte[] row = bytes;
        int limit = end;
        if (unescaped.length < limit - begun) {
            unescaped = new byte[Math.max(limit - begun, 2 * unescaped.length)];
        }
        byte[] target = unescaped;
        int size = at - begun;
        System.arraycopy(row, begun, target, 0, size);
        int bits = bitsBefore;
        for (int place = at; place < limit; place++) {
            byte one = row[place];
            if (one == '"') {
                at = place + 1;
                return decoded(target, 0, size, bits);
            }
            if (one == '\\') {
                one = ++place < limit ? unescape(row[place]) : 0;
                if (one == 0) {
                    return Value.ABSENT;
                }
            } else if (one >= 0 && one < ' ') {
                return Value.ABSENT;
            }
            bits |= one;
            target[size++] = one;
        }
        return Value.ABSENT;
    }

    /// What a letter behind a backslash stands for; 0 for what is not plain.
    private static byte unescape(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '"', '\\', '/' -> letter;
            default -> 0;
        };
    }

    /// @param bits negative where a byte is beyond ASCII
    private static Value decoded(byte[] source, int from, int to, int bits) {
        Charset charset = bits >= 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String text = new String(source, from, to - from, charset);
        return bits < 0 && text.indexOf(REPLACED) >= 0 ? Value.ABSENT : new Value.Text(text);
    }

    /// Whether the next sign is this one, which is passed then.
    private boolean passes(char sign) {
        if (next() < end && bytes[at] == sign) {
            at++;
            return true;
        }
        return false;
    }

    /// The place of the next byte that is no space.
    private int next() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }
}
