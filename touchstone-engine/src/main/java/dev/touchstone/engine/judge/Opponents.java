package dev.touchstone.engine.judge;

import static java.util.Objects.requireNonNull;

import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Path;
import java.util.Optional;

/// Where the other side's answers of a comparison come from.
public sealed interface Opponents {

    /// A model of the same run.
    record ModelOfRun(String model) implements Opponents {
        public ModelOfRun {
            requireNonNull(model, "model");
        }
    }

    /// Another run.
    ///
    /// @param model which of its models; empty where it has one
    record OtherRun(RunFolder folder, Optional<String> model) implements Opponents {
        public OtherRun {
            requireNonNull(folder, "folder");
            requireNonNull(model, "model");
        }
    }

    /// A file of texts, JSON lines or a JSON list: `output` (or `answer`, `prediction`, `response`) of each
    /// row, with `id` as the row number where there is one, else in the order of the data.
    record Outputs(Path file) implements Opponents {
        public Outputs {
            requireNonNull(file, "file");
        }
    }
}
