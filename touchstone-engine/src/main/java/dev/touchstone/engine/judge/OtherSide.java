package dev.touchstone.engine.judge;

import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.engine.plan.UnitPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far the other side of comparisons, where it was there before the run, fits what a unit asks.
///
/// @param unit `model/task`
/// @param asked how many rows are asked
/// @param missing how many of them have no answer of the other side
/// @param beyond how many outputs of a file belong to no row; 0 where only some of the rows are asked
public record OtherSide(String unit, int asked, int missing, int beyond) {

    /// Opens the other side of every judged unit before anything is asked.
    ///
    /// @return those that do not fit wholly, in the order of the units
    /// @throws dev.touchstone.core.error.TouchstoneException when one cannot be read, holds no answers of the
    ///         task, or was asked other data
    public static List<OtherSide> shortOf(List<UnitPlan> units, Judging judging) {
        List<OtherSide> all = new ArrayList<>();
        if (judging.opponents().isEmpty()) {
            return all;
        }
        for (UnitPlan unit : units) {
            if (BoundJudges.judged(unit).isPresent()) {
                Optional<Opposition> opened = Opposition.outside(unit, judging.opponents().get());
                try {
                    opened.map(other -> of(unit, other))
                            .filter(side -> side.missing() + side.beyond() > 0).ifPresent(all::add);
                } finally {
                    opened.ifPresent(Opposition::close);
                }
            }
        }
        return all;
    }

    private static OtherSide of(UnitPlan unit, Opposition other) {
        int asked = 0;
        int found = 0;
        try (Questions questions = unit.task().open(unit.selection())) {
            while (questions.hasNext()) {
                asked++;
                found += other.holds(questions.next().index()) ? 1 : 0;
            }
        }
        boolean whole = unit.selection().equals(Selection.ALL);
        return new OtherSide(unit.name(), asked, asked - found,
                whole ? Math.max(0, other.outputs() - found) : 0);
    }
}
