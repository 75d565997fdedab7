package dev.touchstone.models.wire;

import dev.touchstone.models.http.BodyTooLongException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Splits a body into the objects of a stream: the `data` lines of server-sent events, or one object a line.
///
/// Lines of any size up to 64 MB, ended by LF, CRLF or CR; `data:` with or without a space; comments and
/// other fields are skipped; several `data` lines of one event are joined by line feeds; an event at the end
/// of the body needs no empty line. Bytes stay bytes, so characters split over chunks are whole again. All
/// events together are bounded at 256 MB. Without events each line that holds something is an object; NUL
/// ends a line too.
final class EventReader {

    private static final int LONGEST_EVENT = 64 << 20;
    private static final long LONGEST_STREAM = 256L << 20;

    private final InputStream in;
    private final boolean byLine;
    private final byte[] chunk = new byte[4_096];
    private int at;
    private int end;
    private long total;
    private boolean afterCarriageReturn;
    private boolean pendingDone;

    private byte[] line = new byte[512];
    private int lineLength;
    private byte[] event = new byte[512];
    private int eventLength;

    EventReader(InputStream in, WireTraits.Framing framing) {
        this.in = in;
        this.byLine = framing == WireTraits.Framing.LINES;
    }

    /// Reads up to the next event that has data.
    ///
    /// @return false at the end of the body
    boolean next() throws IOException {
        eventLength = 0;
        if (pendingDone) {
            setDone();
            return true;
        }
        while (readLine()) {
            if (lineLength == 0) {
                if (eventLength > 0) {
                    return true;
                }
            } else if (takeData()) {
                return true;
            }
        }
        return eventLength > 0;
    }

    byte[] buffer() {
        return event;
    }

    int length() {
        return eventLength;
    }

    /// True for the event `[DONE]`.
    boolean isDone() {
        return isDone(event, 0, eventLength);
    }

    /// The first bytes of the event for a message.
    String start() {
        return PlainReply.start(Arrays.copyOf(event, Math.min(eventLength, 400)));
    }

    /// Adds a data line to the event; a `[DONE]` ends the event before it even where the empty line is
    /// missing.
    ///
    /// @return true when the event is whole
    private boolean takeData() throws IOException {
        if (byLine) {
            takeLine(0);
            return true;
        }
        boolean data = lineLength >= 5 && line[0] == 'd' && line[1] == 'a' && line[2] == 't' && line[3] == 'a'
                && line[4] == ':';
        if (!data) {
            return false;
        }
        int from = lineLength > 5 && line[5] == ' ' ? 6 : 5;
        if (isDone(line, from, lineLength)) {
            if (eventLength > 0) {
                pendingDone = true;
            } else {
                setDone();
            }
            return true;
        }
        takeLine(from);
        return false;
    }

    private void takeLine(int from) throws IOException {
        int length = lineLength - from;
        if (eventLength + length + 1 > LONGEST_EVENT) {
            throw new BodyTooLongException(LONGEST_EVENT);
        }
        event = room(event, eventLength + length + 1);
        if (eventLength > 0) {
            event[eventLength++] = '\n';
        }
        System.arraycopy(line, from, event, eventLength, length);
        eventLength += length;
    }

    private void setDone() {
        pendingDone = false;
        event[0] = '[';
        event[1] = 'D';
        event[2] = 'O';
        event[3] = 'N';
        event[4] = 'E';
        event[5] = ']';
        eventLength = 6;
    }

    private static boolean isDone(byte[] bytes, int from, int to) {
        int last = to;
        while (last > from && bytes[last - 1] == ' ') {
            last--;
        }
        return last - from == 6 && bytes[from] == '[' && bytes[from + 1] == 'D' && bytes[from + 2] == 'O'
                && bytes[from + 3] == 'N' && bytes[from + 4] == 'E' && bytes[from + 5] == ']';
    }

    /// Reads one line without its end; the last one may lack an end.
    private boolean readLine() throws IOException {
        lineLength = 0;
        while (true) {
            if (at == end && !fill()) {
                return lineLength > 0;
            }
            if (afterCarriageReturn) {
                afterCarriageReturn = false;
                if (chunk[at] == '\n') {
                    at++;
                    continue;
                }
            }
            int stop = at;
            while (stop < end && chunk[stop] != '\n' && chunk[stop] != '\r'
                    && !(byLine && chunk[stop] == 0)) {
                stop++;
            }
            append(stop - at);
            if (stop < end) {
                afterCarriageReturn = chunk[stop] == '\r';
                at = stop + 1;
                return true;
            }
            at = stop;
        }
    }

    private void append(int length) throws IOException {
        if (lineLength + length > LONGEST_EVENT) {
            throw new BodyTooLongException(LONGEST_EVENT);
        }
        line = room(line, lineLength + length);
        System.arraycopy(chunk, at, line, lineLength, length);
        lineLength += length;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(chunk));
        total += end;
        if (total > LONGEST_STREAM) {
            throw new BodyTooLongException((int) LONGEST_STREAM);
        }
        return end > 0;
    }

    private static byte[] room(byte[] bytes, int length) {
        return length <= bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(length, bytes.length * 2));
    }
}
