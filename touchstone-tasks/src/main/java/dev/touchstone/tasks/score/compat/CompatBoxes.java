package dev.touchstone.tasks.score.compat;

import java.util.Optional;

/// The last box of a text, found by counting braces, escaped ones too.
final class CompatBoxes {

    private static final String OPEN = "\\boxed{";

    private CompatBoxes() {}

    /// The last `\boxed`, else the last `\fbox`, up to the brace that closes the first one behind it.
    ///
    /// @return empty where no box begins or the last one is never closed
    static Optional<Box> last(String text) {
        int at = text.lastIndexOf("\\boxed");
        if (at < 0) {
            at = text.lastIndexOf("\\fbox");
        }
        if (at < 0) {
            return Optional.empty();
        }
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return Optional.of(new Box(text.substring(at, i + 1)));
            }
        }
        return Optional.empty();
    }

    /// A box.
    ///
    /// @param whole with its command and braces
    record Box(String whole) {

        /// What is inside; empty for `\fbox{5}` and `\boxed 5 ... {x}`, which the original cannot read.
        Optional<String> content() {
            return whole.startsWith(OPEN)
                    ? Optional.of(whole.substring(OPEN.length(), whole.length() - 1)) : Optional.empty();
        }
    }
}
