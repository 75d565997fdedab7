package dev.touchstone.tasks.extract;

import java.util.Optional;

/// Finds LaTeX boxes: `\boxed{...}`, `\fbox{...}`, `\framebox{...}`, `\boxed 5`.
final class Boxes {

    private Boxes() {}

    /// Content of the last box that is closed.
    static Optional<Span> last(String text) {
        return last(text, text.length());
    }

    /// Content of the last closed box that begins before `limit`.
    static Optional<Span> last(String text, int limit) {
        int from = limit;
        // a hostile text may hold any number of open boxes, each of which is read to its end
        for (int tries = 0; tries < 50 && from > 0; tries++) {
            int boxed = text.lastIndexOf("\\boxed", from - 1);
            int framed = text.lastIndexOf("\\fbox", from - 1);
            int frame = text.lastIndexOf("\\framebox", from - 1);
            int at = Math.max(Math.max(boxed, framed), frame);
            if (at < 0) {
                return Optional.empty();
            }
            Optional<Span> content = content(text, at + (at == boxed ? 6 : at == framed ? 5 : 9));
            if (content.isPresent() && !content.get().empty()) { // an empty box is spoken of, not filled
                return content;
            }
            from = at;
        }
        return Optional.empty();
    }

    /// The content of a brace that opens at `at` or after spaces; a bare word counts as braced.
    static Optional<Span> content(String text, int at) {
        int open = at;
        while (open < text.length() && text.charAt(open) == ' ') {
            open++;
        }
        if (open == text.length()) {
            return Optional.empty();
        }
        if (text.charAt(open) != '{') {
            int end = open;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
            return end > open && open > at ? Optional.of(new Span(open, end)) : Optional.empty();
        }
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++; // an escaped brace is part of the answer: a set
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return Optional.of(new Span(open + 1, i).trim(text));
            }
        }
        return Optional.empty();
    }
}
