package dev.touchstone.score.measure;

/// What is said of labels that are wrong.
final class Labels {

    private Labels() {}

    /// A truth outside `--labels`.
    static String unknown(String label) {
        return "the true label '%s' is none of --labels; name it there, or leave --labels out".formatted(
                label);
    }
}
