package dev.touchstone.tasks.score.compat;

/// Leaves thinking away: behind the last `</think>` where nothing opens it, else every closed pair is cut
/// out; an open thought stays, as in the original.
final class Thoughts {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private Thoughts() {}

    static String leftAway(String text) {
        if (!text.contains(OPEN)) {
            int close = text.lastIndexOf(CLOSE);
            return PythonText.strip(close < 0 ? text : text.substring(close + CLOSE.length()));
        }
        StringBuilder kept = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf(OPEN, at);
            int close = open < 0 ? -1 : text.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            kept.append(text, at, open);
            at = close + CLOSE.length();
        }
        return PythonText.strip(kept.append(text, at, text.length()).toString());
    }
}
