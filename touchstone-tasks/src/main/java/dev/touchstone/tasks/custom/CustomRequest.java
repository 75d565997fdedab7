package dev.touchstone.tasks.custom;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/// What a user says about a custom data set.
///
/// @param file the data, JSON lines or CSV (`--custom-dataset-path`)
/// @param meta how many rows and how long answers (`--custom-dataset-meta-path`); empty: `<file>.meta.json`
///         if it is there
/// @param kind multiple choice or question-answer (`--custom-dataset-data-type`); empty: as the first row is
/// @param inferMethod `gen`, the only one there is (`--custom-dataset-infer-method`)
/// @param name name of the task; empty: its abbr
/// @param systemPrompt a system message for every row without its own (`--system-prompt`)
public record CustomRequest(
        Path file,
        Optional<Path> meta,
        Optional<CustomKind> kind,
        String inferMethod,
        Optional<String> name,
        Optional<String> systemPrompt) {

    public CustomRequest {
        requireNonNull(file, "file");
        requireNonNull(meta, "meta");
        requireNonNull(kind, "kind");
        requireNonNull(inferMethod, "inferMethod");
        requireNonNull(name, "name");
        requireNonNull(systemPrompt, "systemPrompt");
    }

    /// Nothing said but the file.
    public static CustomRequest of(Path file) {
        return new CustomRequest(file, Optional.empty(), Optional.empty(), "gen", Optional.empty(),
                Optional.empty());
    }

    /// This request with a system prompt.
    public CustomRequest withSystemPrompt(String prompt) {
        return new CustomRequest(file, meta, kind, inferMethod, name, Optional.of(prompt));
    }

    /// Name in tables and files: the file's name up to the first dot.
    public String abbr() {
        String base = String.valueOf(file.getFileName());
        int dot = base.indexOf('.', 1);
        return dot < 0 ? base : base.substring(0, dot);
    }
}
