package dev.touchstone.tasks.read;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.json.JsonProblem;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;

/// One JSON document: a list of objects, or an object that holds such a list under a key.
///
/// @param rowsAt the key; empty: the first of `examples`, `questions`, `example`, `data` that holds a list
record JsonForm(Optional<String> rowsAt) implements RowForm {

    private static final List<String> USUAL_KEYS = List.of("examples", "questions", "example", "data");

    @Override
    public RecordReader open(Path file) {
        ByteCursor bytes = ByteCursor.open(file);
        Place first = new Place(bytes.name(), 1, 1, bytes.position());
        Reader reader = new Reader(bytes, first, new RowStream(bytes, "", first));
        try {
            reader.enterList(rowsAt);
            return reader;
        } catch (TouchstoneException unreadable) {
            reader.close();
            throw unreadable;
        }
    }

    /// The rest of the list is read as a list of its own: a bracket is put in front of the row.
    @Override
    public RecordReader openAt(Path file, Place place) {
        ByteCursor bytes = ByteCursor.openAt(file, place.offset());
        Reader reader = new Reader(bytes, place, new RowStream(bytes, "[", place));
        reader.enterList(Optional.empty());
        return reader;
    }

    /// What is wrong in a JSON text, in one line and without Jackson's own place.
    static String reason(JacksonException broken) {
        String first = JsonProblem.reason(broken);
        return broken.getLocation() == null ? first
                : "%s at column %d".formatted(first, broken.getLocation().getColumnNr());
    }

    /// The value as the fields of a row.
    static Fields object(Value value, Place place) {
        if (value instanceof Fields row) { // most; a switch over types is made at its first use
            return row;
        }
        return switch (value) {
            case Fields row -> row;
            case Value.Items _ -> throw place.invalid(
                    "expected an object {...}, found a list; a file of one JSON list must be named .json");
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ ->
                throw place.invalid("expected an object {...}, found " + Json.write(value));
        };
    }

    private static final class Reader implements RecordReader {

        private final ByteCursor bytes;
        private final RowStream stream;
        private final JsonParser parser;
        private final long base;
        private final long firstLine;
        private Place place;
        private final boolean whole;
        private int nextRow;
        private boolean wrapped;

        Reader(ByteCursor bytes, Place first, RowStream stream) {
            this.whole = stream.prefixLength() == 0;
            this.bytes = bytes;
            this.stream = stream;
            this.place = first;
            this.nextRow = first.row();
            this.firstLine = first.line();
            this.base = first.offset() - stream.prefixLength();
            this.parser = Json.FACTORY.createParser(ObjectReadContext.empty(), stream);
        }

        void enterList(Optional<String> key) {
            guarded(() -> {
                JsonToken first = parser.nextToken();
                if (first == JsonToken.START_ARRAY) {
                    return true;
                }
                if (first == null) {
                    throw new TouchstoneException(ErrorCode.DATA_EMPTY, bytes.name() + ": the file is empty");
                }
                if (first != JsonToken.START_OBJECT) {
                    throw place.unreadable("expected a JSON list, or an object that holds one");
                }
                wrapped = true;
                findList(key);
                return true;
            });
        }

        @Override
        public boolean skip() {
            return guarded(() -> {
                boolean there = advance();
                if (there) {
                    parser.skipChildren();
                }
                return there;
            });
        }

        @Override
        public Optional<Fields> next() {
            return guarded(() ->
                    advance() ? Optional.of(object(Json.read(parser), place)) : Optional.empty());
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public void close() {
            parser.close();
            bytes.close();
        }

        private void findList(Optional<String> key) {
            List<String> seen = new ArrayList<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                boolean wanted = key.map(name::equals).orElseGet(() -> USUAL_KEYS.contains(name));
                if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                    return;
                }
                parser.skipChildren();
                if (seen.size() < 10) {
                    seen.add(name);
                }
                stream.begin(place);
            }
            throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                    "%s: no list of rows at %s; the object holds %s; name the key with rows_at".formatted(
                            bytes.name(), key.map("'%s'"::formatted).orElse(USUAL_KEYS.toString()), seen));
        }

        private boolean advance() {
            stream.begin(place);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                finish();
                return false;
            }
            if (token == null) {
                return false;
            }
            TokenStreamLocation at = parser.currentTokenLocation();
            long line = firstLine + at.getLineNr() - 1;
            place = new Place(bytes.name(), nextRow++, line, base + at.getByteOffset());
            stream.begin(place);
            return true;
        }

        /// Reads what follows the list, so that a file that was cut there does not pass for whole.
        private void finish() {
            if (!whole) {
                return;
            }
            while (wrapped && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                parser.nextToken();
                parser.skipChildren();
                stream.begin(place);
            }
            if (parser.nextToken() != null) {
                throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                        "%s: more text follows after the JSON document; was a file appended to it?".formatted(
                                bytes.name()));
            }
        }

        private <T> T guarded(Supplier<T> reading) {
            try {
                return reading.get();
            } catch (JacksonException broken) {
                throw new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                        "%s, row %d (line %d): not valid JSON: %s"
                        .formatted(bytes.name(), Math.max(1, nextRow - 1), firstLine + line(broken) - 1,
                                reason(broken)), broken);
            }
        }

        private static long line(JacksonException broken) {
            return JsonProblem.line(broken);
        }
    }

    /// The bytes for the parser, bounded per row.
    private static final class RowStream extends InputStream {

        private final ByteCursor bytes;
        private final byte[] prefix;
        private int prefixRead;
        private long rowBytes;
        private Place place;

        RowStream(ByteCursor bytes, String prefix, Place first) {
            this.bytes = bytes;
            this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
            this.place = first;
        }

        int prefixLength() {
            return prefix.length;
        }

        void begin(Place at) {
            place = at;
            rowBytes = 0;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (prefixRead < prefix.length && length > 0) {
                target[offset] = prefix[prefixRead++];
                return 1;
            }
            int count = bytes.read(target, offset, length);
            rowBytes += Math.max(0, count);
            if (rowBytes > RowBuffer.MOST_BYTES) {
                throw place.unreadable("the row is longer than 64 MiB; a bracket or a quote may be missing");
            }
            return count;
        }
    }
}
