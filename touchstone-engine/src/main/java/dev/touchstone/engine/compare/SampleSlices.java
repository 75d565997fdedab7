package dev.touchstone.engine.compare;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.engine.result.UnitScores;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// The value of one field for each sample of a unit, as finished runs hold it.
///
/// @param values by row number; samples without the field have [Slice#NO_VALUE]
record SampleSlices(Map<Integer, String> values) {

    /// The values of a pair of units on one task: from the results of either, else from the log where the
    /// task file tags the field; empty when neither holds it.
    static Optional<SampleSlices> find(UnitRecord first, UnitRecord second, String field) {
        Optional<SampleSlices> one = ofResult(first, field);
        Optional<SampleSlices> other = ofResult(second, field);
        if (one.isPresent() && other.isPresent()) {
            other.get().values().forEach(one.get().values()::putIfAbsent);
        }
        return one.or(() -> other).or(() -> ofLog(first, field));
    }

    private static Optional<SampleSlices> ofResult(UnitRecord unit, String field) {
        UnitScores scores = unit.scores();
        int place = scores.sliceFields().indexOf(field);
        if (place < 0) {
            return Optional.empty();
        }
        Map<Integer, String> values = new HashMap<>();
        for (int attempt = 0; attempt < scores.size(); attempt++) {
            values.put(scores.sample(attempt), scores.sliceValue(place, attempt));
        }
        return Optional.of(new SampleSlices(values));
    }

    private static Optional<SampleSlices> ofLog(UnitRecord unit, String field) {
        Map<Integer, String> values = new HashMap<>();
        boolean found = false;
        UnitScores scores = unit.scores();
        for (int attempt = 0; attempt < scores.size(); attempt++) {
            int sample = scores.sample(attempt);
            if (values.containsKey(sample)) {
                continue;
            }
            Fields extra = unit.question(sample).extra();
            if (attempt == 0 && extra.names().isEmpty()) {
                return Optional.empty(); // the log of a task without tags is not read to its end
            }
            found |= extra.find(field).isPresent();
            values.put(sample, extra.find(field).filter(value -> !(value instanceof Value.Absent))
                    .map(value -> value.display().strip()).filter(text -> !text.isEmpty())
                    .orElse(Slice.NO_VALUE));
        }
        return found ? Optional.of(new SampleSlices(values)) : Optional.empty();
    }

    /// Whether a sample has a value.
    IntPredicate having(String value) {
        return sample -> values.getOrDefault(sample, Slice.NO_VALUE).equals(value);
    }

    /// Why nothing can be compared by a field.
    static TouchstoneException missing(Pairing pair, String field, List<UnitRecord> units) {
        Set<String> known = new TreeSet<>();
        units.forEach(unit -> known.addAll(unit.scores().sliceFields()));
        return new TouchstoneException(ErrorCode.COMMAND_INVALID,
                ("neither %s nor %s was scored by the field '%s'%s; add it without a request: touchstone run "
                        + "... --mode eval --reuse %s --slice %s").formatted(
                                pair.first().label(), pair.second().label(), field,
                                known.isEmpty() ? "" : ", only by " + String.join(", ", known),
                                pair.first().run().folder().root().getFileName(), field));
    }
}
