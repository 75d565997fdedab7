package dev.touchstone.store.log;

/// Reads the first fields of a record from its bytes, without building anything; one object reads many.
///
/// Understands exactly what [RecordEncoder] writes: `v`, `seq`, `at`, `type`, then for a question `sample`,
/// for an attempt `sample`, `repeat`, `outcome`. Not thread-safe.
final class RecordHead {

    /// What a record is.
    enum Type { HEADER, QUESTION, ANSWERED, FAILED, OTHER }

    private static final byte[] START = RecordFrame.ascii("{\"v\":1,\"seq\":");
    private static final byte[] AT = RecordFrame.ascii(",\"at\":\"");
    private static final byte[] TYPE = RecordFrame.ascii("\",\"type\":\"");
    private static final byte[] HEADER = RecordFrame.ascii("header\"");
    private static final byte[] QUESTION = RecordFrame.ascii("question\",\"sample\":");
    private static final byte[] ATTEMPT = RecordFrame.ascii("attempt\",\"sample\":");
    private static final byte[] REPEAT = RecordFrame.ascii(",\"repeat\":");
    private static final byte[] ANSWERED = RecordFrame.ascii(",\"outcome\":\"generated\"");
    private static final byte[] RANKED = RecordFrame.ascii(",\"outcome\":\"ranked\"");
    private static final byte[] FAILED = RecordFrame.ascii(",\"outcome\":\"failed\"");

    private byte[] bytes = new byte[0];
    private int at;
    private long number;
    private long seq;
    private int sample;
    private int repeat;
    private Type type = Type.OTHER;

    /// Reads a line known to be whole.
    ///
    /// @return false when it is not of the form above
    boolean read(byte[] line, int from) {
        bytes = line;
        at = from;
        if (!pass(START) || !passNumber()) {
            return false;
        }
        seq = number;
        if (!pass(AT)) {
            return false;
        }
        while (bytes[at] != '"') { // ends: a whole line ends in a quote and a brace
            at++;
        }
        if (!pass(TYPE)) {
            return false;
        }
        if (pass(ATTEMPT)) {
            return passNumber() && keepSample() && pass(REPEAT) && passNumber() && keepRepeat()
                    && keepOutcome();
        }
        if (pass(QUESTION)) {
            type = Type.QUESTION;
            return passNumber() && keepSample();
        }
        type = pass(HEADER) ? Type.HEADER : Type.OTHER;
        return true;
    }

    Type type() {
        return type;
    }

    long seq() {
        return seq;
    }

    /// Of a question or an attempt.
    int sample() {
        return sample;
    }

    /// Of an attempt.
    int repeat() {
        return repeat;
    }

    private boolean keepSample() {
        sample = (int) number;
        return number <= Integer.MAX_VALUE;
    }

    private boolean keepRepeat() {
        repeat = (int) number;
        return number <= Integer.MAX_VALUE;
    }

    private boolean keepOutcome() {
        boolean answered = pass(ANSWERED) || pass(RANKED);
        type = answered ? Type.ANSWERED : Type.FAILED;
        return answered || pass(FAILED);
    }

    private boolean pass(byte[] expected) {
        boolean there = RecordFrame.matches(bytes, at, expected);
        if (there) {
            at += expected.length;
        }
        return there;
    }

    private boolean passNumber() {
        int start = at;
        number = 0;
        while (at - start < 18 && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + (bytes[at++] - '0');
        }
        return at > start;
    }
}
