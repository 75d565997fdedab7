package dev.touchstone.metrics.text.scan;

/// A set of characters of the basic plane.
public interface CharacterSet {

    /// Whether a UTF-16 unit belongs to it.
    boolean contains(char unit);
}
