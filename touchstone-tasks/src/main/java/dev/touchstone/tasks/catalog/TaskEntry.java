package dev.touchstone.tasks.catalog;

import java.nio.file.Path;
import java.util.Optional;

/// A task file that was found.
///
/// @param name file name without `.yaml`
/// @param part the suffix behind a slash in the name that was asked for: only sub-sets that end with it
/// @param file where it lies; can be read and edited
/// @param builtIn whether it is one of ours, edited or not
public record TaskEntry(String name, Optional<String> part, Path file, boolean builtIn) {}
