package dev.touchstone.engine.lifecycle;

import dev.touchstone.engine.generate.StopSignal;
import dev.touchstone.engine.slice.SessionFields;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import java.time.InstantSource;

/// What every part of one session shares.
///
/// @param folder where the run lives; locked
/// @param redaction keeps secrets off the disk
/// @param listener who follows the run
/// @param stop the user's wish to stop
/// @param clock wall clock, for stamps only
/// @param fields slices and clusters of the tasks' rows
/// @param interrupted whether the last session that asked the models did not come to its end
record Surroundings(RunFolder folder, Redaction redaction, RunListener listener, StopSignal stop,
        InstantSource clock, SessionFields fields, boolean interrupted) {}
