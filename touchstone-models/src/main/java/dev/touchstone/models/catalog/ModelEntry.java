package dev.touchstone.models.catalog;

import java.nio.file.Path;

/// A model file that a name stands for.
///
/// @param name file name without `.yaml`
/// @param file where a person can open and edit it
/// @param builtIn true for one that came with the programme
public record ModelEntry(String name, Path file, boolean builtIn) {}
