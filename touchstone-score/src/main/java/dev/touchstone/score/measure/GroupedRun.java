package dev.touchstone.score.measure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/// Reads a run in one go, where the lines of a query stand together, as nearly all runs have them.
final class GroupedRun implements TrecLines.LineSink {

    private static final int NONE = -1;

    private final Path file;
    private final TrecFile qrels;
    private final QueryValues values;
    private final BitSet seen = new BitSet();
    private byte[] current = new byte[64]; // the query of the line before
    private int currentLength = NONE;
    private int query = NONE; // its number among the judged ones and those behind them that are not
    private Optional<TrecFields> documents = Optional.empty(); // of a judged query
    private String first = "";

    private GroupedRun(Path file, TrecFile qrels, QueryValues values) {
        this.file = file;
        this.qrels = qrels;
        this.values = values;
    }

    /// Measures the judged queries of a run.
    ///
    /// @return what the run holds; empty where a query comes a second time, the values then unfinished
    static Optional<RankingRun.Run> read(Path file, TrecFile qrels, QueryValues values) {
        GroupedRun run = new GroupedRun(file, qrels, values);
        if (!TrecLines.read(file, run)) {
            return Optional.empty();
        }
        run.endQuery();
        return Optional.of(new RankingRun.Run(run.seen.cardinality(), run.first));
    }

    @Override
    public int line(byte[] bytes, int from, long number) {
        int begin = TrecFields.begin(bytes, from);
        if (bytes[begin] == '\n') {
            return begin; // empty
        }
        int end = begin + currentLength;
        if (!same(bytes, begin)) {
            end = TrecFields.end(bytes, begin);
            endQuery();
            if (!beginQuery(bytes, begin, end)) {
                return STOP;
            }
        }
        return documents.isPresent() ? documents.get().retrieve(file, bytes, from, end, number)
                : TrecFields.pass(file, bytes, from, number);
    }

    /// Whether the field that begins here is the query of the line before, as most are. Its few bytes are
    /// looked at here: a call of the library takes as long as all of them.
    private boolean same(byte[] bytes, int begin) {
        byte[] query = current;
        int length = currentLength;
        int at = 0;
        while (at < length && bytes[begin + at] == query[at]) { // a line feed ends the line at the latest
            at++;
        }
        return at == length && TrecFields.ends(bytes[begin + at]);
    }

    /// @return false where the query was there before
    private boolean beginQuery(byte[] bytes, int from, int to) {
        currentLength = to - from;
        current = Arrays.copyOfRange(bytes, from, to);
        query = qrels.find(bytes, from, to);
        if (seen.isEmpty()) {
            first = qrels.query(query);
        }
        if (seen.get(query)) {
            return false;
        }
        seen.set(query);
        documents = query < values.judged() ? Optional.of(values.begin(query)) : Optional.empty();
        return true;
    }

    private void endQuery() {
        if (documents.isPresent()) {
            values.end(query);
        }
        documents = Optional.empty();
    }
}
