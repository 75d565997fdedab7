package dev.touchstone.store.log;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.hash.Sha256;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Goes through a file of records once: tells each whole record to a visitor, and what is wrong with the
/// others.
///
/// Lines at the end that are not whole are a torn tail; such lines before a whole one, and numbers that do
/// not rise by one, are damage. Each damaged place has a hash, so that damage which was accepted can be told
/// from further damage. Memory: one buffer, at most [#MAX_LINE] bytes.
final class SegmentScanner {

    /// The longest record that is read or written, in bytes.
    static final int MAX_LINE = 1 << 26;

    private static final int BUFFER = 1 << 18;
    private static final int MAX_DAMAGED = 20;

    private final Path file;
    private final Visitor visitor;
    private final RecordFrame frame = new RecordFrame();
    private final RecordHead head = new RecordHead();
    private byte[] buffer = new byte[BUFFER];
    private long line;
    private long records;
    private long expected;
    private Optional<LogNotice.TornTail> broken = Optional.empty();
    private final MessageDigest brokenBytes = Sha256.digest(); // of the lines since the last whole one
    private final List<LogNotice.Damaged> damage = new ArrayList<>();
    private String start = "";

    private SegmentScanner(Path file, Visitor visitor) {
        this.file = file;
        this.visitor = visitor;
    }

    /// Told of every whole record; `from` and `to` delimit the line in `bytes`, which are reused.
    interface Visitor {
        void record(RecordHead head, byte[] bytes, int from, int to, long offset);
    }

    /// What a scan found.
    ///
    /// @param records whole records
    /// @param next the number that would come next
    /// @param start the first characters of the first line
    record Findings(
            long records, long next, Optional<LogNotice.TornTail> torn, List<LogNotice.Damaged> damage,
            String start) {}

    /// Scans a file.
    ///
    /// @throws TouchstoneException `LOG_DAMAGED` when it cannot be read at all
    static Findings scan(Path file, Visitor visitor) {
        SegmentScanner scanner = new SegmentScanner(file, visitor);
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            scanner.lines(in);
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.LOG_DAMAGED, "%s: cannot be read (%s); allow reading it"
                    .formatted(file, IoReason.of(unreadable)), unreadable);
        }
        return new Findings(scanner.records, scanner.expected, scanner.broken,
                List.copyOf(scanner.damage), scanner.start);
    }

    private void lines(FileInputStream in) throws IOException {
        int filled = 0;
        int searched = 0;
        long bufferOffset = 0;
        boolean tooLong = false;
        while (true) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                break;
            }
            filled += read;
            int from = 0;
            for (int end = lineFeed(searched, filled); end < filled; end = lineFeed(from, filled)) {
                line(from, tooLong ? from : end, bufferOffset + from);
                tooLong = false;
                from = end + 1;
            }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            bufferOffset += from;
            filled -= from;
            searched = filled;
            if (filled == buffer.length && filled < MAX_LINE) {
                buffer = Arrays.copyOf(buffer, filled * 2);
            } else if (filled == buffer.length) {
                tooLong = true; // keep reading to its end, but keep nothing of it
                bufferOffset += filled;
                filled = 0;
                searched = 0;
            }
        }
        if (filled > 0 || tooLong) {
            line(0, tooLong ? 0 : filled, bufferOffset);
        }
    }

    private int lineFeed(int from, int to) {
        int at = from;
        while (at < to && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private void line(int from, int to, long offset) {
        line++;
        if (line == 1) {
            start = new String(buffer, from, Math.min(to - from, 80), StandardCharsets.ISO_8859_1);
        }
        if (!frame.whole(buffer, from, to) || !head.read(buffer, from)) {
            if (broken.isEmpty()) {
                broken = Optional.of(new LogNotice.TornTail(file, line));
            }
            brokenBytes.update(buffer, from, to - from);
            brokenBytes.update((byte) '\n');
            return;
        }
        if (broken.isPresent()) {
            found(broken.get().line(), "the record was altered or damaged");
            broken = Optional.empty();
        } else if (head.seq() != expected) {
            found(line, "records are missing or repeated: number " + head.seq() + " where " + expected
                    + " was expected");
        }
        expected = head.seq() + 1;
        records++;
        visitor.record(head, buffer, from, to, offset);
    }

    private void found(long where, String detail) {
        brokenBytes.update((where + " " + detail).getBytes(StandardCharsets.UTF_8));
        LogNotice.Damaged here = new LogNotice.Damaged(file, where, detail, Sha256.hex(brokenBytes));
        if (damage.size() < MAX_DAMAGED) {
            damage.add(here);
        } else { // the last one stands for all that follow
            LogNotice.Damaged last = damage.removeLast();
            damage.add(new LogNotice.Damaged(file, last.line(), last.detail(),
                    Sha256.of(last.sha256() + here.sha256())));
        }
    }
}
