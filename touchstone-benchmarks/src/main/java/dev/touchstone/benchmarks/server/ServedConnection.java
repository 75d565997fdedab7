package dev.touchstone.benchmarks.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// One kept connection of [AnswerServer]: collects a request at a time, sends answers whole.
///
/// Used by the server's thread alone.
final class ServedConnection {

    /// What the last bytes completed.
    enum Incoming { PARTIAL, GET, POST, CLOSED }

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel socket;
    private ByteBuffer buffer = ByteBuffer.allocate(4_096);
    private int head;
    private int length;

    ServedConnection(SocketChannel socket) {
        this.socket = socket;
    }

    /// Reads what is there. A client that leaves is no failure.
    Incoming read() {
        if (head > 0) { // the request before has been answered
            buffer.clear();
            head = 0;
        }
        try {
            if (socket.read(buffer) < 0) {
                socket.close();
                return Incoming.CLOSED;
            }
        } catch (IOException gone) {
            return Incoming.CLOSED;
        }
        int end = headEnd();
        if (end == 0) {
            return grow(buffer.capacity());
        }
        length = contentLength(end);
        if (buffer.position() < end + length) {
            return grow(end + length);
        }
        head = end;
        return buffer.get(0) == 'G' ? Incoming.GET : Incoming.POST;
    }

    /// The body of the request that was just read.
    byte[] body() {
        return Arrays.copyOfRange(buffer.array(), head, head + length);
    }

    /// Sends an answer; a small one always fits the socket's buffer.
    void send(byte[] whole) {
        try {
            ByteBuffer out = ByteBuffer.wrap(whole);
            while (out.hasRemaining()) {
                socket.write(out);
            }
        } catch (IOException gone) {
            buffer.clear(); // the client left before its answer; the next read tells the selector
        }
    }

    private Incoming grow(int needed) {
        if (!buffer.hasRemaining()) {
            buffer = ByteBuffer.allocate(Math.max(needed, 2 * buffer.capacity())).put(buffer.flip());
        }
        return Incoming.PARTIAL;
    }

    /// Where the body begins, 0 while the head is not whole.
    private int headEnd() {
        byte[] bytes = buffer.array();
        for (int at = 3; at < buffer.position(); at++) {
            if (bytes[at] == '\n' && bytes[at - 2] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    private int contentLength(int end) {
        byte[] bytes = buffer.array();
        for (int at = 0; at < end - LENGTH.length; at++) {
            if (bytes[at] == '\n' && matches(bytes, at + 1)) {
                int value = 0;
                for (int digit = at + 1 + LENGTH.length; bytes[digit] != '\r'; digit++) {
                    if (bytes[digit] != ' ') {
                        value = value * 10 + bytes[digit] - '0';
                    }
                }
                return value;
            }
        }
        if (bytes[0] != 'G') {
            throw new IllegalStateException("a request without Content-Length: "
                    + new String(bytes, 0, end, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT));
        }
        return 0;
    }

    private static boolean matches(byte[] bytes, int from) {
        for (int at = 0; at < LENGTH.length; at++) {
            if ((bytes[from + at] | 0x20) != (LENGTH[at] | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
