package dev.touchstone.tasks.version;

import dev.touchstone.core.hash.Sha256;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// JSON as Python's `json.dumps(value, sort_keys=True)` writes it: keys sorted, `", "` and `": "` between,
/// everything outside ASCII as an escape of four hex digits. The canonical form of every hash in this module.
///
/// Numbers keep their digits; a number is a Python float when it was written with a point or an exponent.
public final class PythonJson {

    private PythonJson() {}

    /// The value as one line of ASCII.
    public static String write(Value value) {
        StringBuilder out = new StringBuilder();
        write(out, value);
        return out.toString();
    }

    /// The sha256 of that line, 64 hex digits.
    public static String sha256(Value value) {
        return Sha256.of(write(value));
    }

    private static void write(StringBuilder out, Value value) {
        switch (value) {
            case Value.Text(String text) -> quote(out, text);
            case Value.Numeric(BigDecimal number) -> out.append(number.toPlainString());
            case Value.Flag(boolean flag) -> out.append(flag);
            case Value.Absent _ -> out.append("null");
            case Value.Items(List<Value> items) -> {
                out.append('[');
                for (int at = 0; at < items.size(); at++) {
                    out.append(at == 0 ? "" : ", ");
                    write(out, items.get(at));
                }
                out.append(']');
            }
            case Fields(Map<String, Value> entries) -> {
                out.append('{');
                boolean first = true;
                for (Map.Entry<String, Value> entry : new TreeMap<>(entries).entrySet()) {
                    out.append(first ? "" : ", ");
                    first = false;
                    quote(out, entry.getKey());
                    out.append(": ");
                    write(out, entry.getValue());
                }
                out.append('}');
            }
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append("\\u").append(hex(c >> 12)).append(hex(c >> 8)).append(hex(c >> 4))
                                .append(hex(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static char hex(int digit) {
        return Character.forDigit(digit & 0xf, 16);
    }
}
