package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.metrics.names.Utf8Names;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A file of trec_eval, whose lines begin with the query: found by one reading, then read query by query.
///
/// Lines of a query need not stand together; where they do, memory is a few numbers a query, and never more
/// than a few numbers a line.
final class TrecFile implements AutoCloseable {

    private static final int MOST_PIECE = 1 << 30;

    private final Path file;
    private final FileChannel channel;
    private final Utf8Names queries = new Utf8Names();
    private int[] firstPiece = new int[256]; // by query
    private int[] lastPiece = new int[256];
    private int[] nextPiece = new int[256]; // by piece: lines of one query that stand together
    private long[] offsets = new long[256];
    private int[] lengths = new int[256];
    private long[] lines = new long[256];
    private int pieces;
    private int knownQueries;
    private byte[] buffer = new byte[1 << 16]; // a part of the file: queries mostly come in its order
    private long bufferOffset;
    private int bufferLength;
    private byte[] current = new byte[64]; // the query of the line before
    private int currentLength;

    private TrecFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Finds the queries of a file.
    ///
    /// @throws TouchstoneException `DATA_NO_FILE`, `DATA_UNREADABLE`, `DATA_EMPTY` with file and line
    static TrecFile open(Path file) {
        try (ByteLines lines = new ByteLines(file)) {
            TrecFile found = new TrecFile(file, FileChannel.open(file, StandardOpenOption.READ));
            try {
                found.index(lines);
                return found;
            } catch (TouchstoneException wrong) {
                found.close();
                throw wrong;
            }
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private void index(ByteLines lines) {
        int last = -1;
        while (lines.next()) {
            if (lines.blank()) {
                last = -1;
                continue;
            }
            byte[] bytes = lines.bytes();
            int from = lines.from();
            while (white(bytes[from])) {
                from++;
            }
            int to = from;
            while (to < lines.to() && !white(bytes[to])) {
                to++;
            }
            int query = last >= 0 && same(bytes, from, to) ? last : number(bytes, from, to);
            last = add(query, last, lines);
        }
        if (pieces == 0) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                    "%s holds no rows; check the path".formatted(file));
        }
    }

    /// How many queries there are; their numbers are 0 to that, in the order of the file.
    int size() {
        return queries.size();
    }

    /// The id of a query.
    String query(int number) {
        return queries.name(number);
    }

    /// The number of a query of another file in this one; this many or more when it is not here.
    int find(String query) {
        return queries.number(query);
    }

    /// The same by the id's bytes.
    int find(byte[] bytes, int from, int to) {
        return queries.number(bytes, from, to);
    }

    /// Reads the lines of a query in the order of the file.
    void read(int query, TrecLines.LineSink sink) {
        for (int piece = firstPiece[query]; piece >= 0; piece = nextPiece[piece]) {
            int from = load(offsets[piece], lengths[piece]);
            int end = from + lengths[piece];
            long number = lines[piece];
            while (from < end) {
                from = sink.line(buffer, from, number++) + 1;
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /// Whether a byte stands between fields.
    static boolean white(byte one) {
        return one == ' ' || one == '\t';
    }

    /// Whether a query is that of the line before: most are, and then it need not be looked up.
    private boolean same(byte[] bytes, int from, int to) {
        return Arrays.equals(current, 0, currentLength, bytes, from, to);
    }

    private int number(byte[] bytes, int from, int to) {
        currentLength = to - from;
        if (currentLength > current.length) {
            current = new byte[2 * currentLength];
        }
        System.arraycopy(bytes, from, current, 0, currentLength);
        return queries.number(bytes, from, to);
    }

    /// Adds a line to the piece before it where that is of the same query.
    ///
    /// @param last query of the line before; -1 where that ends a piece
    private int add(int query, int last, ByteLines line) {
        if (query == last && lengths[pieces - 1] < MOST_PIECE - line.span()) {
            lengths[pieces - 1] += line.span();
            return query;
        }
        reserve(query);
        if (query == knownQueries) {
            knownQueries++;
            firstPiece[query] = pieces;
        } else {
            nextPiece[lastPiece[query]] = pieces;
        }
        lastPiece[query] = pieces;
        nextPiece[pieces] = -1;
        offsets[pieces] = line.offset();
        lengths[pieces] = line.span();
        lines[pieces++] = line.line();
        return query;
    }

    private void reserve(int query) {
        if (query == firstPiece.length) {
            firstPiece = Arrays.copyOf(firstPiece, 2 * query);
            lastPiece = Arrays.copyOf(lastPiece, 2 * query);
        }
        if (pieces == nextPiece.length) {
            nextPiece = Arrays.copyOf(nextPiece, 2 * pieces);
            offsets = Arrays.copyOf(offsets, 2 * pieces);
            lengths = Arrays.copyOf(lengths, 2 * pieces);
            lines = Arrays.copyOf(lines, 2 * pieces);
        }
    }

    /// Holds a piece of the file in the buffer, with a line feed behind it also where the file ends without.
    ///
    /// @return the piece's place there
    private int load(long offset, int length) {
        boolean there = offset >= bufferOffset && offset + length <= bufferOffset + bufferLength;
        if (!there) {
            if (length >= buffer.length) {
                buffer = new byte[Math.max(length + 1, (int) Math.min(MOST_PIECE, 2L * buffer.length))];
            }
            fill(offset, length);
        }
        return (int) (offset - bufferOffset);
    }

    /// Reads as much as the buffer holds and the file has, the given length at least.
    private void fill(long offset, int length) {
        bufferOffset = offset;
        bufferLength = 0;
        try {
            ByteBuffer target = ByteBuffer.wrap(buffer, 0, buffer.length - 1);
            while (bufferLength < length) {
                int count = channel.read(target, offset + bufferLength);
                if (count < 0) {
                    throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                            file + " became shorter while it was read");
                }
                bufferLength += count;
            }
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
        buffer[bufferLength] = '\n';
    }

    private static TouchstoneException unreadable(Path file, IOException failed) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                "%s cannot be read: %s".formatted(file, failed.getMessage()), failed);
    }
}
