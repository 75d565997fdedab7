package dev.touchstone.tasks.score.filter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// Keeps the last words of a process, so that it never blocks on them and a failure can quote them.
final class ErrorTail {

    private static final int KEPT = 2_000;
    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final Thread reader;
    private byte[] tail = new byte[0];

    ErrorTail(InputStream errors) {
        this.reader = Thread.startVirtualThread(() -> {
            byte[] buffer = new byte[4_096];
            try (errors) {
                for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
                    append(buffer, read);
                }
            } catch (IOException closed) {
                append(new byte[0], 0); // the process was ended: what was read stays
            }
        });
    }

    /// What was written last, waiting a moment for a dying process to finish its sentence.
    String text() {
        try {
            reader.join(LAST_WORDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) { // the reader replaces the bytes
            return new String(tail, StandardCharsets.UTF_8).strip();
        }
    }

    private synchronized void append(byte[] bytes, int length) {
        byte[] joined = Arrays.copyOf(tail, tail.length + length);
        System.arraycopy(bytes, 0, joined, tail.length, length);
        tail = joined.length > KEPT ? Arrays.copyOfRange(joined, joined.length - KEPT, joined.length)
                : joined;
    }
}
