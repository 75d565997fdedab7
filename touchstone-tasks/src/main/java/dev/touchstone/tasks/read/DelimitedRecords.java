package dev.touchstone.tasks.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Splits the bytes of a CSV or TSV file into records and their fields.
final class DelimitedRecords implements AutoCloseable {

    private final ByteCursor bytes;
    private final char separator;
    private final boolean quoted;
    private final RowBuffer row;
    private int[] fieldEnds = new int[16];
    private int size;
    private Place place;
    private int nextRow;
    private long nextLine;
    private boolean held;
    private boolean ended;

    DelimitedRecords(ByteCursor bytes, char separator, boolean quoted) {
        this(bytes, separator, quoted, new Place(bytes.name(), 1, 1, bytes.position()));
    }

    DelimitedRecords(ByteCursor bytes, char separator, boolean quoted, Place first) {
        this.bytes = bytes;
        this.separator = separator;
        this.quoted = quoted;
        this.row = new RowBuffer(first);
        this.place = first;
        this.nextRow = first.row();
        this.nextLine = first.line();
    }

    String name() {
        return bytes.name();
    }

    Place place() {
        return place;
    }

    /// How many fields the record has.
    int size() {
        return size;
    }

    /// A half sentence for a record that the end of the file cut.
    String tornHint() {
        return ended ? "" : " (the file ends here without a line break: it may be cut off)";
    }

    /// Takes the record for a header: rows are counted from the next one.
    void headerRead() {
        nextRow = 1;
    }

    /// The next [#advance] gives this record again.
    void again() {
        held = true;
    }

    /// Reads the next record that is not an empty line.
    ///
    /// @return false at the end of the file
    boolean advance() {
        if (held) {
            held = false;
            return true;
        }
        while (bytes.peek() != ByteCursor.END) {
            Place at = new Place(bytes.name(), nextRow, nextLine, bytes.position());
            row.begin(at);
            size = 0;
            boolean text = readRecord(at);
            if (text) {
                place = at;
                nextRow++;
                return true;
            }
        }
        return false;
    }

    /// The texts of the record's fields.
    ///
    /// @param columns what to call each field in a message, `column 2: `; as many as the record has fields
    List<String> fields(List<String> columns) {
        List<String> texts = new ArrayList<>(size);
        int from = 0;
        for (int at = 0; at < size; at++) {
            texts.add(row.decode(from, fieldEnds[at], columns.get(at)));
            from = fieldEnds[at];
        }
        return texts;
    }

    @Override
    public void close() {
        bytes.close();
    }

    /// @return false for an empty line
    private boolean readRecord(Place at) {
        boolean any = false;
        ended = false;
        while (true) {
            int next = bytes.read();
            if (next == '"' && quoted && row.length() == fieldStart()) {
                readQuoted(at);
                any = true;
                next = bytes.read();
                if (next != separator && next != '\n' && next != '\r' && next != ByteCursor.END) {
                    throw at.unreadable(("column %d: '%c' after the closing quote; "
                            + "inside a quoted field a quote is written twice").formatted(size + 1, next));
                }
            }
            if (next == separator) {
                endField();
                any = true;
            } else if (next == '\n' || next == '\r' || next == ByteCursor.END) {
                if (next == '\r' && bytes.peek() == '\n') {
                    bytes.read();
                }
                ended = next != ByteCursor.END;
                nextLine += ended ? 1 : 0;
                any |= row.length() > 0;
                endField();
                return any;
            } else {
                row.append((byte) next);
                bytes.readField(row, (byte) separator);
            }
        }
    }

    /// Reads up to the closing quote, which is consumed.
    private void readQuoted(Place at) {
        long line = nextLine;
        while (true) {
            int next = bytes.read();
            if (next == ByteCursor.END) {
                throw at.unreadable(
                        ("column %d: the quote that opens in line %d is not closed before the file ends; "
                        + "the file may be cut off").formatted(size + 1, line));
            }
            if (next == '"') {
                if (bytes.peek() != '"') {
                    return;
                }
                bytes.read();
            }
            nextLine += next == '\n' ? 1 : 0;
            row.append((byte) next);
        }
    }

    private int fieldStart() {
        return size == 0 ? 0 : fieldEnds[size - 1];
    }

    private void endField() {
        if (size == fieldEnds.length) {
            fieldEnds = Arrays.copyOf(fieldEnds, 2 * size);
        }
        fieldEnds[size++] = row.length();
    }
}
