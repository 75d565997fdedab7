package dev.touchstone.store.layout;

import dev.touchstone.core.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Names of models and tasks as file names that every file system takes.
///
/// Everything but plain ASCII is percent-encoded as UTF-8, so that the name is the same in any locale; so are
/// `%`, path and shell-hostile characters, a leading dot, a trailing dot or space, the device names of
/// Windows, and the ending `_failed` (which marks another file). A name of more than [#MAX_LENGTH] characters
/// is cut and ends in `%~` and 32 hex digits of its SHA-256; all others can be decoded.
public final class FileName {

    /// The longest encoded name, in characters; leaves room for endings within the usual 255 bytes.
    public static final int MAX_LENGTH = 180;

    private static final String CUT_MARK = "%~";
    private static final String RESERVED = "%/\\:*?\"<>|";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul",
            "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private FileName() {}

    /// The file name of a name; different names get different file names.
    ///
    /// @throws IllegalArgumentException when the name is empty
    public static String encode(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a name in a run folder must not be empty");
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int failedMark = name.endsWith("_failed") ? bytes.length - "_failed".length() : bytes.length;
        boolean device = DEVICES.contains(stem(name).toLowerCase(Locale.ROOT));
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (int at = 0; at < bytes.length; at++) {
            boolean first = at == 0;
            boolean last = at == bytes.length - 1;
            char letter = (char) (bytes[at] & 0xff);
            boolean plain = letter >= ' ' && letter < 0x7f && RESERVED.indexOf(letter) < 0
                    && !(first && (letter == '.' || letter == ' ' || device))
                    && !(last && (letter == '.' || letter == ' '))
                    && at != failedMark;
            if (plain) {
                encoded.append(letter);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(bytes[at]));
            }
        }
        return encoded.length() <= MAX_LENGTH ? encoded.toString() : cut(encoded.toString(), bytes);
    }

    /// The name of a file name, when it is one that [#encode] makes and that was not cut.
    public static Optional<String> decode(String encoded) {
        if (encoded.isEmpty() || encoded.contains(CUT_MARK)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[encoded.length()];
        int length = 0;
        for (int at = 0; at < encoded.length(); at++) {
            char letter = encoded.charAt(at);
            if (letter != '%') {
                bytes[length++] = (byte) letter;
            } else if (at + 2 < encoded.length() && hex(encoded.charAt(at + 1))
                    && hex(encoded.charAt(at + 2))) {
                bytes[length++] = (byte) HexFormat.fromHexDigits(encoded, at + 1, at + 3);
                at += 2;
            } else {
                return Optional.empty();
            }
        }
        String name = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return encode(name).equals(encoded) ? Optional.of(name) : Optional.empty();
    }

    private static boolean hex(char letter) {
        return HexFormat.isHexDigit(letter);
    }

    private static String stem(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String cut(String encoded, byte[] name) {
        String ending = CUT_MARK + Sha256.of(name).substring(0, 32);
        return encoded.substring(0, MAX_LENGTH - ending.length()) + ending;
    }
}
