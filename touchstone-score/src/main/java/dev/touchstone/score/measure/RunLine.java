package dev.touchstone.score.measure;

/// A line of a run as most are, `query Q0 document rank score name`: one space or tab between fields, ASCII,
/// a score of up to 15 digits. Reads each byte once, the digits of the score in passing.
///
/// What is not so is left to [TrecFields], everything that is wrong included. Used again for each line.
final class RunLine {

    /// In place of the line's end where the line is not as most are.
    static final int UNUSUAL = -1;

    private int document;
    private int documentEnd;
    private double score;

    /// Reads a line.
    ///
    /// @param bytes hold the line with a line feed behind it
    /// @param behindQuery the byte behind its first field
    /// @return the place of the line feed, or [#UNUSUAL]
    int read(byte[] bytes, int behindQuery) {
        int name = end(bytes, behindQuery);
        int id = end(bytes, name);
        int rank = end(bytes, id);
        document = name + 1;
        documentEnd = id;
        boolean usual = between(bytes, behindQuery) && between(bytes, name) && between(bytes, id)
                && between(bytes, rank);
        return usual && name > behindQuery + 1 && id > name + 1 && rank > id + 1
                ? readScore(bytes, rank + 1) : UNUSUAL;
    }

    /// Reads the score and what follows.
    private int readScore(byte[] bytes, int from) {
        int at = from;
        boolean negative = bytes[at] == '-';
        if (negative) {
            at++;
        }
        int begun = at;
        long digits = 0;
        byte one = bytes[at];
        while (one >= '0' && one <= '9') {
            digits = 10 * digits + (one - '0');
            one = bytes[++at];
        }
        int count = at - begun;
        int fraction = 0;
        if (one == '.') {
            int behindPoint = at + 1;
            one = bytes[++at];
            while (one >= '0' && one <= '9') {
                digits = 10 * digits + (one - '0');
                one = bytes[++at];
            }
            fraction = at - behindPoint;
            count += fraction;
        }
        if (count == 0 || count > ByteNumbers.EXACT_DIGITS || !between(bytes, at)) {
            return UNUSUAL;
        }
        double value = ByteNumbers.exact(digits, fraction);
        score = negative ? -value : value;
        int last = end(bytes, at);
        return bytes[last] == '\n' && last > at + 1 ? last : UNUSUAL;
    }

    /// Where the document's id begins.
    int document() {
        return document;
    }

    /// The byte behind the document's id.
    int documentEnd() {
        return documentEnd;
    }

    /// The score, finite.
    double score() {
        return score;
    }

    /// The byte behind the field that follows a byte: the first that is no visible sign of ASCII. Not read on
    /// where the line has ended.
    private static int end(byte[] bytes, int before) {
        int at = before;
        if (bytes[at] != '\n') {
            at++;
            while (bytes[at] > ' ') {
                at++;
            }
        }
        return at;
    }

    private static boolean between(byte[] bytes, int at) {
        return bytes[at] == ' ' || bytes[at] == '\t';
    }
}
