package dev.touchstone.models.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/// No complete answer came before the deadline.
public final class DeadlineException extends IOException {

    /// @param limit that was given
    public DeadlineException(Duration limit) {
        super(String.format(Locale.ROOT, "no complete answer within %.1f s", limit.toMillis() / 1000.0));
    }
}
