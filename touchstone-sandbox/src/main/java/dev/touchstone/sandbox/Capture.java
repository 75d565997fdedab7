package dev.touchstone.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps what a process writes, up to a limit; more than that is told at once. Read by one thread, asked by
/// another: the lock protects the bytes.
final class Capture {

    private static final int PIECE = 16_384;

    private final int limit;
    private final Runnable exceeded;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);

    /// @param limit bytes that are kept
    /// @param exceeded called once when there are more
    Capture(long limit, Runnable exceeded) {
        this.limit = Math.toIntExact(limit);
        this.exceeded = exceeded;
    }

    /// Reads to the end of the stream, which comes when the process has ended.
    void read(InputStream in) {
        byte[] piece = new byte[PIECE];
        try (in) {
            boolean told = false;
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                int kept = keep(piece, count);
                if (kept < count && !told) {
                    told = true;
                    exceeded.run();
                }
            }
        } catch (IOException closed) {
            return; // the process was ended and its pipe closed; what was read stands
        } finally {
            ended.countDown();
        }
    }

    private synchronized int keep(byte[] piece, int count) {
        int kept = Math.min(count, limit - bytes.size());
        bytes.write(piece, 0, kept);
        return kept;
    }

    /// Waits for the end of the stream.
    ///
    /// @return false when it did not come
    boolean await(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /// What was kept, as UTF-8.
    synchronized String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
