package dev.touchstone.engine.score;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Reference;
import dev.touchstone.engine.aggregate.CorpusTally;
import dev.touchstone.engine.aggregate.UnitResult;
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

/// The sums of one unit's measures over all answers while it is scored: one tally for each measure, and one
/// for each slice of each. Not thread-safe.
final class CorpusTallies {

    private final RowFields fields;
    private final int repeats;
    private final List<Tallied> measures = new ArrayList<>();
    private final BitSet seen = new BitSet(); // rows that were asked; kept for slices alone

    /// One measure's tallies.
    private record Tallied(CorpusMeasure measure, CorpusTally all,
            Map<String, SortedMap<String, CorpusTally>> slices) {

        CorpusTally of(Slice slice) {
            return slices.computeIfAbsent(slice.field(), _ -> new TreeMap<>(NaturalOrder.COMPARATOR))
                    .computeIfAbsent(slice.value(), _ -> new CorpusTally(measure));
        }
    }

    /// @param fields slices and clusters of the rows
    CorpusTallies(List<CorpusMeasure> measures, int repeats, RowFields fields) {
        this.fields = fields;
        this.repeats = repeats;
        measures.forEach(measure ->
                this.measures.add(new Tallied(measure, new CorpusTally(measure), new LinkedHashMap<>())));
    }

    /// Counts one sample.
    ///
    /// @param outcomes of its attempts; those that were never made count as failed
    /// @param parts the slices it belongs to
    void add(int sample, List<Outcome> outcomes, Reference reference, List<Slice> parts) {
        if (measures.isEmpty()) {
            return;
        }
        List<Answer> answers = outcomes.stream().filter(Outcome.Answered.class::isInstance)
                .map(outcome -> Answer.of((Outcome.Answered) outcome)).toList();
        for (Tallied tallied : measures) {
            add(tallied.all(), tallied.measure(), answers, reference, sample);
            parts.forEach(part -> add(tallied.of(part), tallied.measure(), answers, reference, sample));
        }
        if (!parts.isEmpty()) {
            seen.set(sample);
        }
    }

    private void add(CorpusTally tally, CorpusMeasure measure, List<Answer> answers, Reference reference,
            int sample) {
        answers.forEach(answer -> tally.add(measure.of(answer, reference), fields.cluster(sample)));
        tally.addFailed(repeats - answers.size());
    }

    /// Counts rows that were never asked as failed.
    ///
    /// @param samples how many they are
    void addNeverAsked(int samples) {
        measures.forEach(tallied -> tallied.all().addFailed(samples * repeats));
        if (samples > 0 && !measures.isEmpty()) {
            fields.others(seen, sample -> fields.slices(sample).forEach(part ->
                    measures.forEach(tallied -> tallied.of(part).addFailed(repeats))));
        }
    }

    /// The sums, a share for each measure in its order.
    List<UnitResult.ByMeasure> shares() {
        return measures.stream().map(tallied -> {
            List<UnitResult.MeasuredSlice> slices = new ArrayList<>();
            tallied.slices().forEach((field, values) -> values.forEach((value, tally) ->
                    slices.add(new UnitResult.MeasuredSlice(new Slice(field, value), tally))));
            return new UnitResult.ByMeasure(tallied.measure(), tallied.all(), slices);
        }).toList();
    }
}
