package dev.touchstone.math.notation;

/// The sign between two sides of a statement.
public enum Comparator {
    EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, IN;

    /// The sign after the sides were exchanged.
    public Comparator reversed() {
        return switch (this) {
            case LESS -> GREATER;
            case AT_MOST -> AT_LEAST;
            case GREATER -> LESS;
            case AT_LEAST -> AT_MOST;
            case EQUAL, NOT_EQUAL, IN -> this;
        };
    }

    /// Whether it orders its sides.
    public boolean orders() {
        return switch (this) {
            case LESS, AT_MOST, GREATER, AT_LEAST -> true;
            case EQUAL, NOT_EQUAL, IN -> false;
        };
    }

    /// Whether equal sides make the statement false.
    public boolean strict() {
        return this == LESS || this == GREATER;
    }
}
