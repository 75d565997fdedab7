package dev.touchstone.score.measure;

import dev.touchstone.metrics.retrieval.QueryRanker;
import dev.touchstone.metrics.retrieval.RankedQuery;
import dev.touchstone.score.metric.Measuring.OverRanking;
import java.nio.file.Path;
import java.util.List;

/// Measures one judged query after the other, in any order, and keeps the values: a number for each query
/// and metric.
final class QueryValues {

    private final TrecFile qrels;
    private final int judged;
    private final List<OverRanking> measurings;
    private final QueryRanker ranker = new QueryRanker();
    private final TrecFields documents = new TrecFields(ranker);
    private final TrecLines.LineSink judging; // one for all queries
    private final double[] values; // by query, then by metric
    private final boolean[] retrieved;
    private int size;

    /// @param file of the judgements, for messages
    QueryValues(Path file, TrecFile qrels, int judged, List<OverRanking> measurings) {
        this.qrels = qrels;
        this.judged = judged;
        this.measurings = measurings;
        this.values = new double[Math.multiplyExact(judged, measurings.size())];
        this.retrieved = new boolean[judged];
        this.judging = (bytes, from, line) -> documents.judge(file, bytes, from, line);
    }

    /// How many queries are judged; they have the numbers below that.
    int judged() {
        return judged;
    }

    /// How many queries have been measured.
    int size() {
        return size;
    }

    /// Begins a query: its documents go to what this gives.
    TrecFields begin(int query) {
        ranker.clear();
        qrels.read(query, judging);
        return documents;
    }

    /// Measures the query that was begun.
    void end(int query) {
        RankedQuery ranked = ranker.rank();
        int place = query * measurings.size();
        for (OverRanking measuring : measurings) {
            values[place++] = measuring.of(ranked);
        }
        retrieved[query] = true;
        size++;
    }

    /// Whether a query has been measured.
    boolean retrieved(int query) {
        return retrieved[query];
    }

    /// Counts a query in every metric.
    void count(int query) {
        int place = query * measurings.size();
        for (OverRanking measuring : measurings) {
            measuring.add(values[place++]);
        }
    }
}
