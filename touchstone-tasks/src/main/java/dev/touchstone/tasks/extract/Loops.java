package dev.touchstone.tasks.extract;

/// Finds where a text that repeats one sentence stops within its last repetition, which is then no sentence
/// of its own: `The total is 42. The total is 42. The total is 4`.
final class Loops {

    private static final int LONGEST = 2_000;

    private Loops() {}

    /// Where the text ends without the piece of a repetition, at most `end`.
    static int end(String text, int start, int end) {
        int last = before(text, start, end);
        int previous = before(text, start, closed(text, start, last));
        int first = before(text, start, closed(text, start, previous));
        if (last <= start || previous <= start || end - first > LONGEST) {
            return end;
        }
        String piece = text.substring(last, end).strip();
        String sentence = text.substring(previous, last).strip();
        boolean repeated = text.substring(first, previous).strip().equals(sentence);
        boolean part = !piece.isEmpty() && piece.length() < sentence.length() && sentence.startsWith(piece);
        return repeated && part ? last : end;
    }

    /// Before the white space and the full stop that end at `end`.
    private static int closed(String text, int start, int end) {
        int at = end;
        while (at > start && (text.charAt(at - 1) <= ' ' || Characters.endsSentence(text, at - 1))) {
            at--;
        }
        return at;
    }

    /// Where the sentence begins that ends before `end`.
    private static int before(String text, int start, int end) {
        int at = end;
        while (at > start && end - at < LONGEST && !Characters.endsSentence(text, at - 1)) {
            at--;
        }
        return at;
    }
}
