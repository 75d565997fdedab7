package dev.touchstone.score.measure;

/// Texts of a file as messages show them.
final class Shortened {

    private static final int MOST = 80;

    private Shortened() {}

    /// The beginning of a text.
    static String of(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }
}
