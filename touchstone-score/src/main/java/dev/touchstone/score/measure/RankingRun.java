package dev.touchstone.score.measure;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.retrieval.QueryRanker;
import dev.touchstone.metrics.retrieval.RankedQuery;
import dev.touchstone.score.metric.Measuring.OverRanking;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Measures the queries of trec_eval's files, in the order of the judgements.
final class RankingRun {

    private static final int QRELS_FIELDS = 4;
    private static final int RUN_FIELDS = 6;

    private final Map<String, OverRanking> measurings;
    private final Optional<RowSink> sink;
    private final QueryRanker ranker = new QueryRanker();
    private final int[] ends = new int[RUN_FIELDS + 1];
    private final int[] starts = new int[RUN_FIELDS + 1];

    RankingRun(Map<String, OverRanking> measurings, Optional<RowSink> sink) {
        this.measurings = measurings;
        this.sink = sink;
    }

    /// The queries that only one of the files has and that no value counts.
    ///
    /// @param unjudged those of the run without judgements
    /// @param unanswered judged ones without documents; 0 where they count as 0
    record LeftOut(long unjudged, long unanswered) {}

    /// Reads both files.
    ///
    /// @return how many queries were left out
    /// @throws TouchstoneException `DATA_NO_FILE`, `DATA_UNREADABLE`, `DATA_INVALID_ROW`, `DATA_EMPTY` with
    ///     file and line
    LeftOut read(MeasureInput.Ranking input) {
        try (TrecFile qrels = TrecFile.open(input.qrels()); TrecFile run = TrecFile.open(input.run())) {
            int ofRun = run.size();
            int measured = 0;
            int both = 0;
            for (int query = 0; query < qrels.size(); query++) {
                String name = qrels.query(query);
                int inRun = run.find(name);
                boolean retrieved = inRun < ofRun;
                both += retrieved ? 1 : 0;
                if (retrieved || input.complete()) {
                    rank(qrels, query, run, retrieved ? inRun : -1);
                    tell(name);
                    measured++;
                }
            }
            if (measured == 0) {
                throw new TouchstoneException(ErrorCode.DATA_EMPTY,
                        "no query of %s is judged in %s; their first ids are '%s' and '%s'".formatted(
                                input.run(), input.qrels(), run.query(0), qrels.query(0)));
            }
            return new LeftOut(ofRun - both, qrels.size() - measured);
        }
    }

    private void rank(TrecFile qrels, int query, TrecFile run, int inRun) {
        ranker.clear();
        qrels.read(query, (bytes, from, line) -> judge(qrels, bytes, from, line));
        if (inRun < 0) {
            measurings.values().forEach(OverRanking::addMissing);
            return;
        }
        run.read(inRun, (bytes, from, line) -> retrieve(run, bytes, from, line));
        RankedQuery ranked = ranker.rank();
        measurings.values().forEach(measuring -> measuring.add(ranked));
    }

    private void tell(String name) {
        sink.ifPresent(rows -> {
            Map<String, Value> values = new LinkedHashMap<>();
            measurings.values().forEach(measuring -> values.putAll(measuring.row().entries()));
            rows.row(name, new Fields(values));
        });
    }

    private int judge(TrecFile file, byte[] bytes, int from, long line) {
        int end = split(file, bytes, from, line, QRELS_FIELDS, "query, iteration, document, grade");
        OptionalDouble grade = ByteNumbers.parse(bytes, starts[3], ends[3]);
        if (grade.isEmpty() || grade.getAsDouble() != Math.rint(grade.getAsDouble())
                || Math.abs(grade.getAsDouble()) > 1_000_000) {
            throw file.wrong(line,
                    "the grade '%s' is no whole number up to 1000000".formatted(text(bytes, 3)));
        }
        try {
            ranker.judge(bytes, starts[2], ends[2], (int) grade.getAsDouble());
        } catch (IllegalArgumentException twice) {
            throw file.wrong(line, twice.getMessage());
        }
        return end;
    }

    private int retrieve(TrecFile file, byte[] bytes, int from, long line) {
        int end = split(file, bytes, from, line, RUN_FIELDS, "query, Q0, document, rank, score, name of "
                + "the run");
        OptionalDouble score = ByteNumbers.parse(bytes, starts[4], ends[4]);
        if (score.isEmpty()) {
            throw file.wrong(line, "the score '%s' is no finite number".formatted(text(bytes, 4)));
        }
        try {
            ranker.retrieve(bytes, starts[2], ends[2], score.getAsDouble());
        } catch (IllegalArgumentException twice) {
            throw file.wrong(line, twice.getMessage());
        }
        return end;
    }

    /// Finds the fields of a line.
    ///
    /// @return the place of the line feed behind it
    private int split(TrecFile file, byte[] bytes, int from, long line, int wanted, String names) {
        int fields = 0;
        int at = from;
        while (true) {
            byte one = bytes[at];
            while (one == ' ' || one == '\t' || one == '\r') {
                one = bytes[++at];
            }
            if (one == '\n') {
                break;
            }
            int slot = Math.min(fields++, RUN_FIELDS);
            starts[slot] = at;
            while (one > ' ' || one < 0 || one != ' ' && one != '\t' && one != '\n' && one != '\r') {
                one = bytes[++at];
            }
            ends[slot] = at;
        }
        if (fields != wanted) {
            throw file.wrong(line, "%d fields, expected %d: %s; found '%s'".formatted(fields, wanted, names,
                    Shortened.of(new String(bytes, from, at - from, StandardCharsets.UTF_8).strip())));
        }
        return at;
    }

    private String text(byte[] bytes, int field) {
        return Shortened.of(new String(bytes, starts[field], ends[field] - starts[field],
                StandardCharsets.UTF_8));
    }
}
