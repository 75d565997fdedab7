package dev.touchstone.store.log;

/// What to do when a folder holds answers to something else than is asked now, or a damaged log.
public enum Reuse {
    /// Refuse, and say what differs.
    STRICT,
    /// Take what is readable as it is; the new segment's header tells what differed.
    ANYWAY
}
