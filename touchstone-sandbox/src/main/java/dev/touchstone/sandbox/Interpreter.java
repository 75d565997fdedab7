package dev.touchstone.sandbox;

import java.nio.file.Path;
import java.util.List;

/// An interpreter that programs can be run with.
///
/// @param executable as it is started; has the same path inside the sandbox
/// @param version such as `3.11.2`
/// @param folders what must be visible for it beside `/usr`: its own, and for a virtual environment also that
///     of the interpreter below it
record Interpreter(Path executable, String version, List<Path> folders) {
    Interpreter {
        folders = List.copyOf(folders);
    }
}
