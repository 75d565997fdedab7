package dev.touchstone.tasks.score.compat;

import java.util.Optional;

/// The content of the last box, by counting braces, escaped ones too.
final class CompatBoxes {

    private CompatBoxes() {}

    static Optional<String> last(String text) {
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
                return Optional.of(text.substring(text.indexOf('{', at) + 1, i));
            }
        }
        return Optional.empty();
    }
}
