package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.model.NumberedAnswers;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.task.Selection;
import dev.touchstone.engine.plan.UnitPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Recorded answers that name their rows, held against the rows of a unit: what is not used is told, as it
/// may be the better answer of a row, or belong to other data.
final class RecordsOfRows {

    private static final int EXAMPLES = 3;

    private RecordsOfRows() {}

    /// What the user should know; reads the data of the unit once or, where a part of it is asked, twice.
    static List<RunListener.Notice> check(UnitPlan plan, NumberedAnswers answers) {
        List<RunListener.Notice> notices = new ArrayList<>();
        BitSet asked = numbers(plan, plan.selection());
        int[] more = asked.stream().filter(row -> answers.records(row) > plan.repeats()).toArray();
        if (more.length > 0) {
            notices.add(new RunListener.Notice.MoreRecords(plan.name(), answers.file(), more.length,
                    plan.repeats(), more[0], answers.records(more[0])));
        }
        BitSet all = answers.rows().allMatch(asked::get) ? asked : numbers(plan, Selection.ALL);
        int unknown = (int) answers.rows().filter(row -> !all.get(row)).count();
        if (unknown > 0) {
            notices.add(new RunListener.Notice.UnknownRows(plan.name(), answers.file(), unknown,
                    answers.rows().filter(row -> !all.get(row)).limit(EXAMPLES).boxed().toList()));
        }
        return notices;
    }

    private static BitSet numbers(UnitPlan plan, Selection selection) {
        BitSet numbers = new BitSet();
        try (DataRows rows = plan.task().rows(selection)) {
            while (rows.hasNext()) {
                numbers.set(rows.next().index());
            }
        }
        return numbers;
    }
}
