package dev.touchstone.tasks.custom;

import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.read.Rows;
import java.util.Optional;

/// What one look at every row of a custom data set tells.
///
/// @param kind of all rows
/// @param rows how many there are
/// @param firstOptions number of options of the first row, 0 for question-answer sets
/// @param answered whether the rows have answers; all do or none
record CustomSurvey(CustomKind kind, int rows, int firstOptions, boolean answered) {

    /// Checks every row.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException that names the first wrong row
    static CustomSurvey of(RowSource source, Optional<CustomKind> asked) {
        try (Rows rows = source.open()) {
            rows.hasNext();
            Fields row = rows.next();
            CustomKind kind = asked.orElse(CustomRow.kindOf(row));
            CustomRow first = CustomRow.read(row, kind, rows.place());
            boolean answered = first.answer().isPresent();
            int count = 1;
            while (rows.hasNext()) {
                row = rows.next();
                String place = rows.place();
                if (asked.isEmpty() && kind == CustomKind.QA && CustomRow.kindOf(row) == CustomKind.MCQ) {
                    throw CustomRow.invalid(place,
                            "the row has options, and the first row of the file has none; "
                            + "split the file, or name the type with --custom-dataset-data-type qa");
                }
                if (CustomRow.read(row, kind, place).answer().isPresent() != answered) {
                    throw CustomRow.invalid(place, answered ? without(kind)
                            : "an answer, and earlier rows have none; give every row an answer or none");
                }
                count++;
            }
            return new CustomSurvey(kind, count, first.options().size(), answered);
        }
    }

    private static String without(CustomKind kind) {
        return kind == CustomKind.TALK
                ? "no turn of the talk has a reference, and earlier rows have one; give one turn a reference "
                        + "in the field 'answers' (or the last one in 'answer'), or leave the row out"
                : "no answer, and earlier rows have one; fill in the field 'answer'";
    }
}
