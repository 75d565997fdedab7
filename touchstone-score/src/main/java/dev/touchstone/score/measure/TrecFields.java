package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.metrics.retrieval.QueryRanker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;

/// Reads lines of trec_eval's files into a ranker: judgements `query, iteration, document, grade`, ranked
/// documents `query, Q0, document, rank, score, name of the run`.
final class TrecFields {

    /// The fields of a kind of line.
    private enum Form {
        JUDGEMENT(4, "query, iteration, document, grade"),
        RETRIEVED(6, "query, Q0, document, rank, score, name of the run");

        private final int fields;
        private final String names;

        Form(int fields, String names) {
            this.fields = fields;
            this.names = names;
        }
    }

    private static final int MOST_FIELDS = 6;

    private final QueryRanker ranker;
    private final RunLine usual = new RunLine();
    private final int[] ends = new int[MOST_FIELDS + 1];
    private final int[] starts = new int[MOST_FIELDS + 1];

    TrecFields(QueryRanker ranker) {
        this.ranker = ranker;
    }

    /// Judges the document of a line.
    ///
    /// @return the place of the line feed behind the line
    int judge(Path file, byte[] bytes, int from, long line) {
        int end = split(file, bytes, from, end(bytes, begin(bytes, from)), line, Form.JUDGEMENT);
        OptionalDouble grade = ByteNumbers.parse(bytes, starts[3], ends[3]);
        if (grade.isEmpty() || grade.getAsDouble() != Math.rint(grade.getAsDouble())
                || Math.abs(grade.getAsDouble()) > 1_000_000) {
            throw wrong(file, line,
                    "the grade '%s' is no whole number up to 1000000".formatted(text(bytes, 3)));
        }
        try {
            ranker.judge(bytes, starts[2], ends[2], (int) grade.getAsDouble());
        } catch (IllegalArgumentException twice) {
            throw wrong(file, line, twice.getMessage());
        }
        return end;
    }

    /// Adds the document of a line to those retrieved.
    ///
    /// @param behindQuery the byte behind the first field, up to where the line was looked at
    /// @return the place of the line feed behind the line
    int retrieve(Path file, byte[] bytes, int from, int behindQuery, long line) {
        int usualEnd = usual.read(bytes, behindQuery);
        if (usualEnd != RunLine.UNUSUAL) {
            retrieve(file, bytes, usual.document(), usual.documentEnd(), usual.score(), line);
            return usualEnd;
        }
        int end = split(file, bytes, from, behindQuery, line, Form.RETRIEVED);
        OptionalDouble score = ByteNumbers.parse(bytes, starts[4], ends[4]);
        if (score.isEmpty()) {
            throw wrong(file, line, "the score '%s' is no finite number".formatted(text(bytes, 4)));
        }
        retrieve(file, bytes, starts[2], ends[2], score.getAsDouble(), line);
        return end;
    }

    private void retrieve(Path file, byte[] bytes, int document, int end, double score, long line) {
        try {
            ranker.retrieve(bytes, document, end, score);
        } catch (IllegalArgumentException twice) {
            throw wrong(file, line, twice.getMessage());
        }
    }

    /// Goes over a line that nobody reads.
    ///
    /// @return the place of the line feed behind the line
    static int pass(Path file, byte[] bytes, int from, long line) {
        int at = from;
        boolean ascii = true;
        for (byte one = bytes[at]; one != '\n'; one = bytes[++at]) {
            ascii &= one >= 0;
        }
        if (!ascii) {
            TrecLines.checkText(file, bytes, from, at, line);
        }
        return at;
    }

    /// The first byte of the first field, or of the line feed of an empty line.
    static int begin(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r') {
            at++;
        }
        return at;
    }

    /// The byte behind the field that begins at `from`.
    static int end(byte[] bytes, int from) {
        int at = from;
        while (!ends(bytes[at])) {
            at++;
        }
        return at;
    }

    /// Finds the fields of a line after its first.
    ///
    /// @return the place of the line feed behind it
    private int split(Path file, byte[] bytes, int from, int behindFirst, long line, Form form) {
        int fields = 1;
        int at = behindFirst;
        int bits = 0;
        byte one = bytes[at];
        while (true) {
            while (one == ' ' || one == '\t' || one == '\r') {
                one = bytes[++at];
            }
            if (one == '\n') {
                break;
            }
            int slot = Math.min(fields++, MOST_FIELDS);
            starts[slot] = at;
            while (one > ' ' || !ends(one)) { // most are above the space: one look
                bits |= one;
                one = bytes[++at];
            }
            ends[slot] = at;
        }
        if (bits < 0) { // the first field is text: it is a query of the judgements, which were checked
            TrecLines.checkText(file, bytes, from, at, line);
        }
        if (fields != form.fields) {
            throw wrong(file, line, "%d fields, expected %d: %s; found '%s'".formatted(fields, form.fields,
                    form.names,
                    Shortened.of(new String(bytes, from, at - from, StandardCharsets.UTF_8).strip())));
        }
        return at;
    }

    /// Whether a byte stands behind a field.
    static boolean ends(byte one) {
        return one == ' ' || one == '\t' || one == '\n' || one == '\r';
    }

    private String text(byte[] bytes, int field) {
        return Shortened.of(new String(bytes, starts[field], ends[field] - starts[field],
                StandardCharsets.UTF_8));
    }

    private static TouchstoneException wrong(Path file, long line, String what) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                "%s, line %d: %s".formatted(file, line, what));
    }
}
