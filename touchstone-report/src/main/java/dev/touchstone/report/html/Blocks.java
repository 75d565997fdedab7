package dev.touchstone.report.html;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/// Writes the page's data: elements that no browser runs, whose content is base64 of gzip.
///
/// Base64 has no character that HTML gives a meaning to, so nothing in the data can end the element.
final class Blocks {

    private final OutputStream out;
    private int count;

    Blocks(OutputStream out) {
        this.out = out;
    }

    /// Writes a block.
    ///
    /// @return its number, which the page finds it by
    int write(byte[] content, int length) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content, 0, length);
        }
        int number = count++;
        ascii("<script type=\"text/plain\" id=\"b" + number + "\">");
        out.write(Base64.getEncoder().encode(packed.toByteArray()));
        ascii("</script>\n");
        return number;
    }

    private void ascii(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
