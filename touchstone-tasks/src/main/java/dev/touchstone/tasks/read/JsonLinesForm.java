package dev.touchstone.tasks.read;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// JSON lines: one object a line; blank lines are passed over.
final class JsonLinesForm implements RowForm {

    @Override
    public RecordReader open(Path file) {
        ByteCursor bytes = ByteCursor.open(file);
        return new Reader(bytes, new Place(bytes.name(), 1, 1, bytes.position()));
    }

    @Override
    public RecordReader openAt(Path file, Place place) {
        return new Reader(ByteCursor.openAt(file, place.offset()), place);
    }

    private static final class Reader implements RecordReader {

        private final ByteCursor bytes;
        private final RowBuffer line;
        private final PlainObject plain = new PlainObject();
        private Place place;
        private int nextRow;
        private long nextLine;
        private boolean ended;

        Reader(ByteCursor bytes, Place first) {
            this.bytes = bytes;
            this.line = new RowBuffer(first);
            this.place = first;
            this.nextRow = first.row();
            this.nextLine = first.line();
        }

        @Override
        public boolean skip() {
            while (bytes.peek() != ByteCursor.END) {
                Place at = new Place(bytes.name(), nextRow, nextLine++, bytes.position());
                line.begin(at);
                ended = bytes.readLine(line);
                line.dropCarriageReturn();
                if (!line.blank()) {
                    place = at;
                    nextRow++;
                    return true;
                }
            }
            return false;
        }

        @Override
        public Optional<Fields> next() {
            if (!skip()) {
                return Optional.empty();
            }
            Optional<Fields> fields = line.plain(plain);
            return fields.isPresent() ? fields : Optional.of(parse(line.decode(0, line.length(), "")));
        }

        @Override
        public Place place() {
            return place;
        }

        @Override
        public void close() {
            bytes.close();
        }

        private Fields parse(String text) {
            Value value;
            try {
                value = Json.parse(text);
            } catch (JacksonException broken) {
                String torn = ended ? "" : " (the file ends here without a line break: it may be cut off)";
                throw place.unreadable("not a JSON object: %s%s".formatted(JsonForm.reason(broken), torn),
                        broken);
            }
            return JsonForm.object(value, place);
        }
    }
}
