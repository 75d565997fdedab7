package dev.touchstone.engine.score;

import dev.touchstone.engine.aggregate.Tally;
import dev.touchstone.engine.aggregate.UnitResult;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.slice.NaturalOrder;
import dev.touchstone.engine.slice.RowFields;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The sums of one unit while it is scored: a tally for each scorer, and for the first one a tally for each
/// slice. Not thread-safe.
final class UnitTallies {

    private final RowFields fields;
    private final Tally.Form form;
    private final List<Tally> scorers;
    private final Map<String, SortedMap<String, Tally>> slices = new LinkedHashMap<>();
    private final BitSet seen = new BitSet(); // rows that were asked; kept for slices alone

    /// @param count how many scorers give numbers
    /// @param fields slices and clusters of the rows
    UnitTallies(UnitPlan plan, int count, RowFields fields) {
        this.fields = fields;
        this.form = new Tally.Form(plan.repeats(), plan.k(), fields.clustered());
        this.scorers = IntStream.range(0, count).mapToObj(_ -> new Tally(form)).toList();
    }

    /// Counts one sample.
    ///
    /// @param scores what the scorer of that place says of its answered attempts
    /// @return the slices it belongs to
    List<Slice> add(int sample, IntFunction<List<Tally.Scored>> scores) {
        List<Slice> parts = fields.slices(sample);
        for (int scorer = 0; scorer < scorers.size(); scorer++) {
            List<Tally.Scored> attempts = scores.apply(scorer);
            int missing = form.repeats() - attempts.size();
            scorers.get(scorer).add(attempts, missing, fields.cluster(sample));
            if (scorer == 0) {
                parts.forEach(part -> tally(part).add(attempts, missing, fields.cluster(sample)));
            }
        }
        if (!parts.isEmpty()) {
            seen.set(sample);
        }
        return parts;
    }

    /// Counts rows that were never asked as failed.
    ///
    /// @param samples how many they are
    void addNeverAsked(int samples) {
        scorers.forEach(tally -> tally.add(List.of(), samples * form.repeats()));
        if (samples > 0 && !scorers.isEmpty()) {
            fields.others(seen, sample -> fields.slices(sample)
                    .forEach(part -> tally(part).add(List.of(), form.repeats())));
        }
    }

    /// The sums of a scorer.
    Tally of(int scorer) {
        return scorers.get(scorer);
    }

    /// The sums of a scorer's slices, fields as they were asked for and values in natural order; none for
    /// any scorer but the first.
    List<UnitResult.Sliced> slicesOf(int scorer) {
        List<UnitResult.Sliced> all = new ArrayList<>();
        if (scorer == 0) {
            slices.forEach((field, values) -> values.forEach((value, tally) ->
                    all.add(new UnitResult.Sliced(new Slice(field, value), tally))));
        }
        return all;
    }

    private Tally tally(Slice slice) {
        return slices.computeIfAbsent(slice.field(), _ -> new TreeMap<>(NaturalOrder.COMPARATOR))
                .computeIfAbsent(slice.value(), _ -> new Tally(form));
    }
}
