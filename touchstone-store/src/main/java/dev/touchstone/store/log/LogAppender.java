package dev.touchstone.store.log;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Numbers records and writes them, many threads at once: whoever holds the lock writes for all who wait.
///
/// `append` returns when the record is in the operating system's hands (it survives the death of the
/// process); one background thread syncs the file to the disk each second, `close` at the end (it survives a
/// power loss). After a failed write every further append fails in the same way: a log with a hole would not
/// be one.
final class LogAppender implements AutoCloseable {

    private static final int KEPT_BUFFER = 1 << 16;
    private static final int POOL = 256;

    private final Supplier<LineFile> opening;
    private final Consumer<ByteBuilder> header;
    private final RecordFrame frame = new RecordFrame();
    private final ConcurrentLinkedQueue<Pending> waiting = new ConcurrentLinkedQueue<>();
    private final ArrayBlockingQueue<ByteBuilder> pool = new ArrayBlockingQueue<>(POOL);
    private final ReentrantLock lock = new ReentrantLock(); // guards everything below
    private ByteBuilder group = new ByteBuilder(KEPT_BUFFER);
    private Optional<Open> open = Optional.empty();
    private Optional<TouchstoneException> broken = Optional.empty();
    private long seq;
    private boolean dirty;
    private boolean closed;

    /// @param opening makes or opens the file at the first append
    /// @param header writes the body of the first record, or nothing
    /// @param seq number of the first record
    LogAppender(Supplier<LineFile> opening, Consumer<ByteBuilder> header, long seq) {
        this.opening = opening;
        this.header = header;
        this.seq = seq;
    }

    private record Open(LineFile file, ScheduledExecutorService syncing) {}

    /// A record on its way; written and read under the lock.
    private static final class Pending {
        private final ByteBuilder body;
        private boolean written;
        private long offset;

        Pending(ByteBuilder body) {
            this.body = body;
        }
    }

    /// Writes one record.
    ///
    /// @param encoding writes its body, see [RecordFrame#append]
    /// @return where the line begins in the file
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when this or an earlier write failed
    long append(Consumer<ByteBuilder> encoding) {
        ByteBuilder body = borrow();
        encoding.accept(body);
        if (body.length() > SegmentScanner.MAX_LINE - 128) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "a record of %d bytes is too long for the log, "
                    .formatted(body.length()) + "at most " + (SegmentScanner.MAX_LINE - 128)
                            + " are written");
        }
        Pending record = new Pending(body);
        waiting.add(record);
        lock.lock();
        try {
            if (!record.written) {
                writeWaiting();
            }
            if (!record.written) {
                throw new IllegalStateException("a record was taken from the queue and not written");
            }
            return record.offset;
        } finally {
            lock.unlock();
            give(body);
        }
    }

    /// Waits until everything appended so far is on the disk.
    ///
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses
    void sync() {
        Optional<Open> now;
        lock.lock();
        try {
            now = dirty ? open : Optional.empty();
            dirty = false;
        } finally {
            lock.unlock();
        }
        now.ifPresent(target -> target.file().sync()); // outside the lock: appends go on meanwhile
    }

    /// Syncs, closes the file and ends the background thread; appends afterwards are refused.
    @Override
    public void close() {
        Optional<Open> last;
        lock.lock();
        try {
            last = open;
            open = Optional.empty();
            closed = true;
        } finally {
            lock.unlock();
        }
        if (last.isPresent()) {
            last.get().syncing().close(); // waits for a sync under way
            last.get().file().close();
        }
    }

    private void writeWaiting() {
        broken.ifPresent(failure -> {
            throw again(failure);
        });
        if (closed) {
            throw new IllegalStateException("the log is closed");
        }
        try {
            LineFile file = file().file();
            List<Pending> taken = new ArrayList<>();
            for (Pending next = waiting.poll(); next != null; next = waiting.poll()) {
                next.offset = file.length() + group.length();
                frame.append(group, seq++, next.body);
                taken.add(next);
            }
            file.append(group.bytes(), group.length());
            dirty = true;
            taken.forEach(record -> record.written = true);
            clearGroup();
        } catch (TouchstoneException failure) {
            broken = Optional.of(failure);
            throw failure;
        }
    }

    private Open file() {
        if (open.isEmpty()) {
            LineFile file = opening.get();
            ByteBuilder body = new ByteBuilder(1024);
            header.accept(body);
            if (body.length() > 0) {
                frame.append(group, seq++, body); // goes out with the first record, in one write
            }
            ScheduledExecutorService syncing = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("log-sync").factory());
            open = Optional.of(new Open(file, syncing));
            syncing.scheduleWithFixedDelay(this::syncOrBreak, 1, 1, TimeUnit.SECONDS);
        }
        return open.get();
    }

    private void syncOrBreak() {
        try {
            sync();
        } catch (TouchstoneException failure) {
            lock.lock();
            try {
                broken = Optional.of(failure); // told to the next append
            } finally {
                lock.unlock();
            }
        }
    }

    private void clearGroup() {
        if (group.capacity() > KEPT_BUFFER * 16) {
            group = new ByteBuilder(KEPT_BUFFER);
        } else {
            group.clear();
        }
    }

    private ByteBuilder borrow() {
        ByteBuilder body = pool.poll();
        return body == null ? new ByteBuilder(2048) : body;
    }

    private void give(ByteBuilder body) {
        if (body.capacity() <= KEPT_BUFFER) {
            body.clear();
            pool.offer(body); // left to the collector when the pool is full
        }
    }

    private static TouchstoneException again(TouchstoneException failure) {
        return new TouchstoneException(failure.code(), failure.getMessage(), failure);
    }
}
