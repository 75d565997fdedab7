package dev.touchstone.report.html;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.aggregate.Tally;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.result.Standing;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.engine.result.UnitScores;
import dev.touchstone.engine.slice.NaturalOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// The score of each part of a unit's samples, with its interval, for the charts of the page.
///
/// Parts that the run was broken down by are the rows it wrote. Others, of fields that the task tags, are
/// added up here by the engine's own [Tally], for the first scorer; numbers are made in one place.
final class SliceMeans {

    private final Map<String, Map<String, List<Row>>> fields = new LinkedHashMap<>(); // by field, then metric

    /// Begins with the rows of the run.
    ///
    /// @param rows of one model on one task or group
    SliceMeans(List<Row> rows) {
        for (Row row : rows) {
            row.slice().ifPresent(slice -> put(slice.field(), row.metric().replace(slice.suffix(), ""), row));
        }
    }

    /// Adds the parts by a field, unless the run has them.
    ///
    /// @param value of a sample; empty where it has none, such samples are a part of their own
    void add(UnitRecord unit, String field, IntFunction<Optional<String>> value) {
        UnitScores scores = unit.scores();
        if (fields.containsKey(field) || scores.scorers().isEmpty()) {
            return;
        }
        SortedMap<String, Tally> parts = new TreeMap<>(NaturalOrder.COMPARATOR);
        int repeats = 1;
        for (int attempt = 0; attempt < scores.size(); attempt++) {
            repeats = Math.max(repeats, scores.repeat(attempt) + 1);
        }
        Tally.Form form = new Tally.Form(repeats, repeats, scores.clustered(), scores.kind(0));
        for (int attempt = 0; attempt < scores.size();) {
            int sample = scores.sample(attempt);
            OptionalInt cluster =
                    scores.clustered() ? OptionalInt.of(scores.cluster(attempt)) : OptionalInt.empty();
            List<Tally.Scored> scored = new ArrayList<>();
            int failed = 0;
            for (; attempt < scores.size() && scores.sample(attempt) == sample; attempt++) {
                Optional<Tally.Scored> one = scored(scores, attempt);
                one.ifPresent(scored::add);
                failed += one.isPresent() ? 0 : 1;
            }
            parts.computeIfAbsent(value.apply(sample).orElse(Slice.NO_VALUE), _ -> new Tally(form))
                    .add(scored, failed, cluster);
        }
        String metric = unit.rows().getFirst().metric();
        parts.forEach((part, tally) -> put(field, metric, new Row(unit.model(), unit.task(), Row.NO_VERSION,
                metric, unit.rows().getFirst().mode(), tally.mean(), tally.counts())
                        .of(new Slice(field, part))));
    }

    /// What the page draws: `{field, metric, rows}`, a chart each; a field of a single value has none.
    List<Value> charts() {
        List<Value> charts = new ArrayList<>();
        fields.forEach((field, metrics) -> metrics.forEach((metric, rows) -> {
            if (rows.size() > 1) {
                charts.add(Fields.EMPTY.with("field", Value.of(field)).with("metric", Value.of(metric))
                        .with("rows", new Value.Items(
                                rows.stream().<Value>map(JsonReport::writeRow).toList())));
            }
        }));
        return charts;
    }

    private void put(String field, String metric, Row row) {
        fields.computeIfAbsent(field, _ -> new LinkedHashMap<>())
                .computeIfAbsent(metric, _ -> new ArrayList<>()).add(row);
    }

    private static Optional<Tally.Scored> scored(UnitScores scores, int attempt) {
        Standing standing = scores.standing(0, attempt);
        Optional<Reading> reading = switch (standing) {
            case RIGHT, PARTLY, WRONG -> Optional.of(Reading.PARSED);
            case UNPARSED -> Optional.of(Reading.UNPARSED);
            case TRUNCATED -> Optional.of(Reading.TRUNCATED);
            case REFUSED -> Optional.of(Reading.REFUSED);
            case UNJUDGED, MEASURED -> Optional.of(Reading.UNJUDGED);
            case FAILED -> Optional.empty();
        };
        String rule = standing.scored() ? "" : scores.rule(0, attempt);
        return reading.map(read -> new Tally.Scored(
                new Score(scores.value(0, attempt), read, "", rule, ""), false));
    }
}
