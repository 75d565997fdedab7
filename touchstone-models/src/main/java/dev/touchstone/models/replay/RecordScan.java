package dev.touchstone.models.replay;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.hash.Sha256;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.json.JsonProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads a file of recorded answers once, front to back, for the places of its records.
///
/// The whole file is parsed, so that a truncated or altered one is refused before the first question is
/// asked.
final class RecordScan {

    private static final int LONGEST_RECORD = 64 << 20;

    private final ReplaySettings settings;

    /// @param sha256 of the file, 64 hex digits
    record Scanned(RecordIndex index, String sha256) {}

    RecordScan(ReplaySettings settings) {
        this.settings = settings;
    }

    /// @throws TouchstoneException `DATA_NO_FILE`, or `DATA_UNREADABLE` with the line
    Scanned scan() {
        if (!Files.isRegularFile(settings.file())) {
            throw new TouchstoneException(ErrorCode.DATA_NO_FILE,
                    "the file of recorded answers %s does not exist; correct `file` in the model file"
                            .formatted(settings.file().toAbsolutePath()));
        }
        MessageDigest digest = Sha256.digest();
        RecordIndex.Builder index = new RecordIndex.Builder();
        try (InputStream in = new BufferedInputStream(
                new DigestInputStream(Files.newInputStream(settings.file()), digest), 1 << 16)) {
            long skipped = skipByteOrderMark(in);
            try (JsonParser json = Json.FACTORY.createParser(ObjectReadContext.empty(), in)) {
                place(json, skipped, index);
            }
        } catch (IOException broken) {
            throw unreadable(0, String.valueOf(IoReason.of(broken)));
        }
        RecordIndex built = index.build();
        if (built.size() == 0) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                    "%s holds no recorded answers".formatted(settings.file()));
        }
        return new Scanned(built, HexFormat.of().formatHex(digest.digest()));
    }

    private void place(JsonParser json, long skipped, RecordIndex.Builder index) {
        try {
            records(json, skipped, index);
        } catch (JacksonException broken) {
            throw unreadable(json.currentLocation().getLineNr(), JsonProblem.reason(broken));
        }
    }

    private void records(JsonParser json, long skipped, RecordIndex.Builder index) {
        JsonToken token = json.nextToken();
        if (settings.list().isPresent()) {
            if (token != JsonToken.START_OBJECT) {
                throw unreadable(1, "expected a JSON document with the list '%s'".formatted(settings.list()
                        .get()));
            }
            boolean found = false;
            while (json.nextToken() != JsonToken.END_OBJECT) {
                boolean wanted = json.currentName().equals(settings.list().get());
                if (json.nextToken() == JsonToken.START_ARRAY && wanted) {
                    found = true;
                    listed(json, skipped, index);
                } else {
                    json.skipChildren();
                }
            }
            if (!found) {
                throw unreadable(1, "there is no list '%s'".formatted(settings.list().get()));
            }
            token = json.nextToken();
        } else if (token == JsonToken.START_ARRAY) {
            listed(json, skipped, index);
            token = json.nextToken();
        }
        for (; token != null; token = json.nextToken()) {
            record(json, skipped, index);
        }
    }

    private void listed(JsonParser json, long skipped, RecordIndex.Builder index) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            record(json, skipped, index);
        }
    }

    private void record(JsonParser json, long skipped, RecordIndex.Builder index) {
        int line = json.currentTokenLocation().getLineNr();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw unreadable(line, "expected a record {...}, found " + json.currentToken().name()
                    .toLowerCase(Locale.ROOT));
        }
        long start = json.currentTokenLocation().getByteOffset();
        RecordKey key = key(json, line);
        long length = json.currentLocation().getByteOffset() - start;
        if (start < 0 || length > LONGEST_RECORD) {
            throw unreadable(line, start < 0 ? "the file is not UTF-8" : "a record is longer than 64 MB");
        }
        if (key.good()) {
            index.add(new RecordIndex.Place(start + skipped, (int) length, line), key);
        } else {
            index.skip();
        }
    }

    /// Reads to the record's end.
    private RecordKey key(JsonParser json, int line) {
        String idName = settings.id().orElse("id");
        OptionalInt sample = OptionalInt.empty();
        OptionalInt repeat = OptionalInt.empty();
        Optional<String> hash = Optional.empty();
        boolean good = true;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals(idName)) {
                sample = rowNumber(json, line);
            } else if (name.equals("repeat") && value == JsonToken.VALUE_NUMBER_INT) {
                repeat = OptionalInt.of(bounded(json.getValueAsInt(-1), line, "repeat"));
            } else if (name.equals("prompt_sha256") && value == JsonToken.VALUE_STRING) {
                hash = Optional.of(json.getString().toLowerCase(Locale.ROOT));
            } else if (name.equals("success") && value == JsonToken.VALUE_FALSE) {
                good = false;
            } else {
                json.skipChildren();
            }
        }
        return new RecordKey(sample, repeat, hash, good);
    }

    /// A number, or a text of digits; any other id says nothing about the row, unless it was asked for by
    /// name.
    private OptionalInt rowNumber(JsonParser json, int line) {
        JsonToken token = json.currentToken();
        String text = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_STRING
                ? json.getString() : "";
        json.skipChildren();
        if (text.matches("\\d{1,9}")) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        if (settings.id().isPresent()) {
            throw unreadable(line, "'%s' is no row number".formatted(settings.id().get()));
        }
        return OptionalInt.empty();
    }

    private int bounded(int value, int line, String name) {
        if (value < 0 || value > 1_000_000) {
            throw unreadable(line, "'%s' is out of range".formatted(name));
        }
        return value;
    }

    /// Files written on Windows may begin with three bytes that are no text.
    private static long skipByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        byte[] start = in.readNBytes(3);
        if (start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB
                && start[2] == (byte) 0xBF) {
            return 3;
        }
        in.reset();
        return 0;
    }

    private TouchstoneException unreadable(int line, String what) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE,
                "%s:%d: the recorded answers cannot be read (%s); the file is truncated or of another form"
                        .formatted(settings.file(), line, what));
    }
}
