package dev.touchstone.store.log;

import dev.touchstone.core.run.RunEvent;
import java.time.Instant;

/// A fact about a unit as it stands in the log of events.
///
/// @param unit as the writer named it
/// @param event what happened
/// @param at when it was logged, in milliseconds
public record LoggedEvent(String unit, RunEvent event, Instant at) {}
