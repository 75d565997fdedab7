package dev.touchstone.models.local;

import dev.touchstone.core.value.Fields;
import java.nio.file.Path;
import java.time.Duration;

/// How workers of one model are started.
///
/// @param python the interpreter, a path or a name on the PATH
/// @param script the unpacked `worker.py`
/// @param open the first request: engine and settings
/// @param loadLimit longest time until the model is loaded
/// @param silenceLimit longest time without a word while a batch is worked on
record WorkerLaunch(String python, Path script, Fields open, Duration loadLimit, Duration silenceLimit) {}
