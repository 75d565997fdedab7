package dev.touchstone.core.error;

/// Whether waiting and trying again can help.
public enum Retry {
    /// The same request will fail again.
    NEVER,
    /// A later try may succeed; wait between tries.
    BACKOFF
}
