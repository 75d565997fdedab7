package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.metric.Measuring.OverRanking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures the queries of trec_eval's files; they count in the order of the judgements.
final class RankingRun {

    private final List<OverRanking> measurings;
    private final Optional<RowSink> sink;

    RankingRun(Map<String, OverRanking> measurings, Optional<RowSink> sink) {
        this.measurings = List.copyOf(measurings.values());
        this.sink = sink;
    }

    /// The queries that only one of the files has and that no value counts.
    ///
    /// @param unjudged those of the run without judgements
    /// @param unanswered judged ones without documents; 0 where they count as 0
    record LeftOut(long unjudged, long unanswered) {}

    /// What a run holds.
    ///
    /// @param queries how many, judged or not
    /// @param first the id of its first query
    record Run(int queries, String first) {}

    /// Reads both files.
    ///
    /// @return how many queries were left out
    /// @throws TouchstoneException `DATA_NO_FILE`, `DATA_UNREADABLE`, `DATA_INVALID_ROW`, `DATA_EMPTY` with
    ///     file and line
    LeftOut read(MeasureInput.Ranking input) {
        try (TrecFile qrels = TrecFile.open(input.qrels())) {
            int judged = qrels.size();
            QueryValues values = new QueryValues(input.qrels(), qrels, judged, measurings);
            Optional<Run> grouped = GroupedRun.read(input.run(), qrels, values);
            if (grouped.isPresent()) {
                return count(input, qrels, values, grouped.get());
            }
            values = new QueryValues(input.qrels(), qrels, judged, measurings);
            return count(input, qrels, values, scattered(input, qrels, values));
        }
    }

    /// Measures a run in which the lines of a query do not stand together.
    private static Run scattered(MeasureInput.Ranking input, TrecFile qrels, QueryValues values) {
        try (TrecFile run = TrecFile.open(input.run())) {
            int queries = run.size();
            for (int query = 0; query < values.judged(); query++) {
                int inRun = run.find(qrels.query(query));
                if (inRun < queries) {
                    TrecFields documents = values.begin(query);
                    run.read(inRun, (bytes, from, line) ->
                            documents.retrieve(input.run(), bytes, from,
                                    TrecFields.end(bytes, TrecFields.begin(bytes, from)), line));
                    values.end(query);
                }
            }
            return new Run(queries, run.query(0));
        }
    }

    private LeftOut count(MeasureInput.Ranking input, TrecFile qrels, QueryValues values, Run run) {
        if (run.queries() == 0) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                    "%s holds no rows; check the path".formatted(input.run()));
        }
        int counted = 0;
        for (int query = 0; query < values.judged(); query++) {
            if (values.retrieved(query)) {
                values.count(query);
            } else if (input.complete()) {
                measurings.forEach(OverRanking::addMissing);
            } else {
                continue;
            }
            if (sink.isPresent()) {
                tell(qrels.query(query), sink.get());
            }
            counted++;
        }
        if (counted == 0) {
            throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                    "no query of %s is judged in %s; their first ids are '%s' and '%s'".formatted(
                            input.run(), input.qrels(), run.first(), qrels.query(0)));
        }
        return new LeftOut(run.queries() - values.size(), values.judged() - counted);
    }

    private void tell(String name, RowSink rows) {
        Map<String, Value> values = new LinkedHashMap<>();
        measurings.forEach(measuring -> values.putAll(measuring.row().entries()));
        rows.row(name, new Fields(values));
    }
}
