package dev.touchstone.core.error;

/// Whose fault an error is; decides the exit code and the tone of the message.
public enum Kind {
    /// What the user asked for cannot be done: options, configuration.
    USER,
    /// The evaluated model or its server said no.
    MODEL,
    /// A data file is missing, broken or does not hold what the task expects.
    DATA,
    /// Network, storage or another programme on this machine.
    ENVIRONMENT,
    /// A bug of ours.
    INTERNAL
}
