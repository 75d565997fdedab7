package dev.touchstone.core.score;

/// A piece of a model's text, in UTF-16 characters.
///
/// @param start where it begins, from 0
/// @param end where it ends, exclusive
public record Place(int start, int end) {
    public Place {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a piece of text: " + start + " to " + end);
        }
    }
}
