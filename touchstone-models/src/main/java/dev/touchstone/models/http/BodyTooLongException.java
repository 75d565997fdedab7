package dev.touchstone.models.http;

import java.io.IOException;

/// A server sent more than any answer can be; the connection is given up.
public final class BodyTooLongException extends IOException {

    /// @param most bytes that would have been taken
    public BodyTooLongException(int most) {
        super("the server's answer is longer than %d MB".formatted(most >> 20));
    }
}
