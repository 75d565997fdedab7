package dev.touchstone.core.model;

/// What a back end is doing at one moment.
///
/// @param inFlight requests sent and not yet answered
/// @param limit how many may be in flight at present (adaptive concurrency lowers it)
/// @param retries tries beyond the first since the start
public record Activity(int inFlight, int limit, long retries) {}
