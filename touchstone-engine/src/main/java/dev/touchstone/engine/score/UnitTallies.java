package dev.touchstone.engine.score;

import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.score.Scorer;
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
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/// The sums of one unit while it is scored: for each scorer a tally, and one for each slice. Not thread-safe.
final class UnitTallies {

    private final RowFields fields;
    private final int repeats;
    private final List<Sums> scorers;
    private final BitSet seen = new BitSet(); // rows that were asked; kept for slices alone
    private final Map<String, Integer> verdicts = new LinkedHashMap<>(); // of the first scorer alone
    private Function<Score, String> verdict = _ -> "";

    /// @param kinds what each scorer that gives numbers declares its scores to be
    /// @param fields slices and clusters of the rows
    UnitTallies(UnitPlan plan, List<ScoreKind> kinds, RowFields fields) {
        this.fields = fields;
        this.repeats = plan.repeats();
        this.scorers = kinds.stream()
                .map(kind -> new Sums(new Tally.Form(repeats, plan.k(), fields.clustered(), kind))).toList();
    }

    /// One scorer's part.
    private static final class Sums {
        private final Tally.Form form;
        private final Tally all;
        private final Map<String, SortedMap<String, Tally>> slices = new LinkedHashMap<>();

        Sums(Tally.Form form) {
            this.form = form;
            this.all = new Tally(form);
        }

        Tally of(Slice slice) {
            return slices.computeIfAbsent(slice.field(), _ -> new TreeMap<>(NaturalOrder.COMPARATOR))
                    .computeIfAbsent(slice.value(), _ -> new Tally(form));
        }
    }

    /// Counts how many attempts get each verdict of the first scorer.
    void countVerdictsOf(Scorer first) {
        first.verdicts().forEach(name -> verdicts.put(name, 0));
        verdict = first::verdict;
    }

    /// Counts one sample.
    ///
    /// @param scores what the scorer of that place says of its answered attempts
    /// @return the slices it belongs to
    List<Slice> add(int sample, IntFunction<List<Tally.Scored>> scores) {
        List<Slice> parts = fields.slices(sample);
        OptionalInt cluster = fields.cluster(sample);
        for (int scorer = 0; scorer < scorers.size(); scorer++) {
            List<Tally.Scored> attempts = scores.apply(scorer);
            int missing = repeats - attempts.size();
            Sums sums = scorers.get(scorer);
            sums.all.add(attempts, missing, cluster);
            parts.forEach(part -> sums.of(part).add(attempts, missing, cluster));
            if (scorer == 0) {
                attempts.forEach(each ->
                        verdicts.computeIfPresent(verdict.apply(each.score()), (_, count) -> count + 1));
            }
        }
        if (!parts.isEmpty()) {
            seen.set(sample);
        }
        return parts;
    }

    /// The number of the cluster that a sample shares with others; empty where it is alone.
    OptionalInt cluster(int sample) {
        OptionalInt cluster = fields.cluster(sample);
        return cluster.isPresent() && cluster.getAsInt() > 0 ? cluster : OptionalInt.empty();
    }

    /// Counts rows that were never asked as failed.
    ///
    /// @param samples how many they are
    void addNeverAsked(int samples) {
        scorers.forEach(sums -> sums.all.add(List.of(), samples * repeats));
        if (samples > 0) {
            fields.others(seen, sample -> fields.slices(sample).forEach(part ->
                    scorers.forEach(sums -> sums.of(part).add(List.of(), repeats))));
        }
    }

    /// The sums of a scorer.
    Tally of(int scorer) {
        return scorers.get(scorer).all;
    }

    /// The sums of a scorer's slices, fields as they were asked for and values in natural order.
    List<UnitResult.Sliced> slicesOf(int scorer) {
        List<UnitResult.Sliced> all = new ArrayList<>();
        scorers.get(scorer).slices.forEach((field, values) -> values.forEach((value, tally) ->
                all.add(new UnitResult.Sliced(new Slice(field, value), tally))));
        return all;
    }

    /// How many attempts got each verdict of a scorer; none for any scorer but the first.
    List<UnitResult.VerdictCount> verdictsOf(int scorer) {
        return scorer > 0 ? List.of() : verdicts.entrySet().stream()
                .map(each -> new UnitResult.VerdictCount(each.getKey(), each.getValue())).toList();
    }
}
