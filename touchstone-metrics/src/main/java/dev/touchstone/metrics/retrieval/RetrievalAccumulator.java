package dev.touchstone.metrics.retrieval;

import java.util.List;
import java.util.Optional;

/// Measures queries and adds up over them; O(measures) memory, not thread-safe.
///
/// Queries must come in a fixed order, so that the sums have the same bits every time.
public final class RetrievalAccumulator {

    private final List<RetrievalMeasure> measures;
    private final double[] sums;
    private long queries;

    /// @param measures what is measured, at least one
    public RetrievalAccumulator(List<RetrievalMeasure> measures) {
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("needs at least one measure");
        }
        this.measures = List.copyOf(measures);
        this.sums = new double[measures.size()];
    }

    /// Counts a query that is both judged and retrieved for.
    ///
    /// @return its values in the order of the measures
    public double[] add(RankedQuery query) {
        double[] values = new double[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = measures.get(i).of(query);
            sums[i] += values[i];
        }
        queries++;
        return values;
    }

    /// Counts a judged query for which nothing was retrieved as 0 in every measure: trec_eval's `-c`. Without
    /// it such queries are left out.
    public void addMissing() {
        queries++;
    }

    /// How many queries were counted.
    public long queries() {
        return queries;
    }

    /// Over all queries, in the order of the measures: means, and sums of [RetrievalRule#counts]; empty
    /// before the first.
    public Optional<double[]> overall() {
        if (queries == 0) {
            return Optional.empty();
        }
        double[] overall = new double[sums.length];
        for (int i = 0; i < overall.length; i++) {
            overall[i] = measures.get(i).rule().counts() ? sums[i] : sums[i] / queries;
        }
        return Optional.of(overall);
    }
}
