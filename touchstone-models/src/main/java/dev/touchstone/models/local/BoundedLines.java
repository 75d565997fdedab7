package dev.touchstone.models.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Lines of a stream, none longer than a bound, so that a writer gone wild cannot fill the memory.
///
/// For one thread. What stands behind the bound of a line is read and thrown away.
final class BoundedLines {

    private final InputStream in;
    private final int longest;

    /// @param longest bytes kept of a line
    BoundedLines(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.longest = longest;
    }

    /// The next line.
    ///
    /// @param bytes without the line feed
    /// @param cut whether it was longer than the bound
    @SuppressWarnings("ArrayRecordComponent") // read once by the one who asked for it
    record Line(byte[] bytes, boolean cut) {

        /// The line as text; bytes that are no UTF-8 show as replacement characters.
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /// The next line; empty at the end of the stream.
    Optional<Line> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean any = false;
        boolean cut = false;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            any = true;
            if (octet == '\n') {
                return Optional.of(new Line(line.toByteArray(), cut));
            }
            if (line.size() < longest) {
                line.write(octet);
            } else {
                cut = true;
            }
        }
        return any ? Optional.of(new Line(line.toByteArray(), cut)) : Optional.empty();
    }
}
