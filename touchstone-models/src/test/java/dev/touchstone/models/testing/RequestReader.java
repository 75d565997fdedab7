package dev.touchstone.models.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Reads HTTP/1.1 requests of one connection: a head, then as many bytes as `Content-Length` says.
final class RequestReader {

    private final InputStream in;
    private byte[] buffer = new byte[4096];
    private int start;
    private int end;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /// @return empty when the client closed between two requests
    Optional<ReceivedRequest> next(RequestCounts counts) throws IOException {
        int headEnd = findHeadEnd();
        if (headEnd < 0) {
            return Optional.empty();
        }
        String head = new String(buffer, start, headEnd - start, StandardCharsets.ISO_8859_1);
        start = headEnd + 4;
        int lineEnd = head.indexOf("\r\n");
        String line = lineEnd < 0 ? head : head.substring(0, lineEnd);
        String headers = lineEnd < 0 ? "" : head.substring(lineEnd + 2);
        int space = line.indexOf(' ');
        int length = contentLength(headers);
        byte[] body = readBody(length);
        return Optional.of(new ReceivedRequest(counts.nextNumber(), line.substring(0, space),
                line.substring(space + 1, line.indexOf(' ', space + 1)), headers, body));
    }

    private int findHeadEnd() throws IOException {
        int from = start;
        while (true) {
            for (int at = from; at + 3 < end; at++) {
                if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r'
                        && buffer[at + 3] == '\n') {
                    return at;
                }
            }
            int scanned = Math.max(0, end - start - 3);
            if (!fill()) {
                return -1;
            }
            from = start + scanned;
        }
    }

    private boolean fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read <= 0) {
            return false;
        }
        end += read;
        return true;
    }

    private byte[] readBody(int length) throws IOException {
        byte[] body = new byte[length];
        int have = Math.min(length, end - start);
        System.arraycopy(buffer, start, body, 0, have);
        start += have;
        if (in.readNBytes(body, have, length - have) < length - have) {
            throw new EOFException("the client closed in the middle of a body");
        }
        return body;
    }

    private static int contentLength(String headers) {
        String name = "content-length:";
        for (int at = 0; at < headers.length(); at = nextLine(headers, at)) {
            if (headers.regionMatches(true, at, name, 0, name.length())) {
                int lineEnd = headers.indexOf('\r', at);
                return Integer.parseInt(headers.substring(at + name.length(),
                        lineEnd < 0 ? headers.length() : lineEnd).strip());
            }
        }
        return 0;
    }

    private static int nextLine(String headers, int at) {
        int lineEnd = headers.indexOf('\n', at);
        return lineEnd < 0 ? headers.length() : lineEnd + 1;
    }
}
