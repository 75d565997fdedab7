package dev.touchstone.models.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/// The head of a server's answer, with its body still on the wire; valid until the reader returns.
public final class HttpReply {

    private final ClassicHttpResponse response;
    private final long sent;
    private Optional<InputStream> opened = Optional.empty();

    HttpReply(ClassicHttpResponse response, long sent) {
        this.response = response;
        this.sent = sent;
    }

    /// The status, such as 200.
    public int status() {
        return response.getCode();
    }

    /// The first value of a header; names are compared without case.
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    /// All headers whose name contains the text, as `name: value`.
    public List<String> headersLike(String part) {
        return Arrays.stream(response.getHeaders())
                .filter(header -> header.getName().toLowerCase(Locale.ROOT).contains(part))
                .map(header -> header.getName() + ": " + header.getValue())
                .toList();
    }

    /// True when HTTP itself tells where the body ends, by chunks or its length: one that comes to its end is
    /// whole then, and one that breaks off fails with an [IOException].
    public boolean delimited() {
        HttpEntity entity = response.getEntity();
        return entity == null || entity.isChunked() || entity.getContentLength() >= 0;
    }

    /// When the request was sent, by [System#nanoTime].
    public long sentNanos() {
        return sent;
    }

    /// The body, unpacked where a server or something before it has packed it although that was not asked
    /// for; a body that ends before its announced length fails with an [IOException].
    public InputStream body() throws IOException {
        if (opened.isEmpty()) {
            opened = Optional.of(open());
        }
        return opened.get();
    }

    private InputStream open() throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return InputStream.nullInputStream();
        }
        return switch (encoding()) {
            case "", "identity" -> entity.getContent();
            case "gzip", "x-gzip" -> new GZIPInputStream(entity.getContent(), 4_096);
            case "deflate" -> new InflaterInputStream(entity.getContent());
            default -> throw new IOException("the answer is packed as '%s', which was not asked for"
                    .formatted(encoding()));
        };
    }

    private String encoding() {
        return header("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    }

    /// The first character of the body that is no blank, which stays to be read; empty when there is none.
    public Optional<Character> firstCharacter() throws IOException {
        PushbackInputStream in = new PushbackInputStream(body());
        opened = Optional.of(in);
        int first = in.read();
        while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
            first = in.read();
        }
        if (first < 0) {
            return Optional.empty();
        }
        in.unread(first);
        return Optional.of((char) first);
    }

    /// The whole body.
    ///
    /// @param most bytes to take
    /// @throws BodyTooLongException when there are more; nothing beyond is read
    public byte[] readBody(int most) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        long announced = encoding().isEmpty() ? entity.getContentLength() : -1;
        if (announced > most) {
            throw new BodyTooLongException(most);
        }
        InputStream in = body();
        byte[] bytes = new byte[announced >= 0 ? (int) announced + 1 : 4_096];
        int length = 0;
        while (true) {
            int read = in.read(bytes, length, bytes.length - length);
            if (read < 0) {
                return Arrays.copyOf(bytes, length);
            }
            length += read;
            if (length > most) {
                throw new BodyTooLongException(most);
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(most + 1, bytes.length * 2));
            }
        }
    }
}
