package dev.touchstone.score.measure;

import java.nio.file.Path;
import java.util.List;

/// Where the rows come from.
public sealed interface MeasureInput {

    /// One file of rows: JSON lines, JSON, CSV, TSV, or one number a line.
    ///
    /// @param columns names of the columns of a CSV or TSV file without header; empty where it has one
    record Rows(Path file, List<String> columns) implements MeasureInput {
        public Rows {
            columns = List.copyOf(columns);
        }
    }

    /// One file of predictions and one or more of references, one text a line, as sacrebleu takes them.
    ///
    /// @param references at least one file, as many lines each as there are predictions
    record Lines(Path predictions, List<Path> references) implements MeasureInput {
        public Lines {
            references = List.copyOf(references);
            if (references.isEmpty()) {
                throw new IllegalArgumentException("at least one file of references");
            }
        }
    }

    /// trec_eval's files.
    ///
    /// @param complete whether judged queries without retrieved documents count as 0 (trec_eval's `-c`)
    record Ranking(Path qrels, Path run, boolean complete) implements MeasureInput {}
}
