package dev.touchstone.tasks.extract;

/// A piece of the visible text.
///
/// @param start first character
/// @param end after the last one
record Span(int start, int end) {

    String of(String text) {
        return text.substring(start, end);
    }

    boolean empty() {
        return start >= end;
    }

    /// Less white space at both ends.
    Span trim(String text) {
        int from = start;
        int to = end;
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return new Span(from, to);
    }
}
