package dev.touchstone.tasks.custom;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// One row of a custom data set, checked.
///
/// @param question what is asked
/// @param options texts of the options, A first; empty for question-answer rows
/// @param answer the gold, a letter where there are options; empty where the row has none
/// @param maxOutputTokens the row's own bound on the answer
/// @param system the row's own system message
/// @param talk what is asked where the row holds several turns or messages
record CustomRow(
        String question,
        List<String> options,
        Optional<String> answer,
        OptionalInt maxOutputTokens,
        Optional<String> system,
        Optional<CustomTalk> talk) {

    /// What a row looks like: multiple choice when it has any of the options A to D. Whether the options are
    /// complete is checked by [#read].
    static CustomKind kindOf(Fields row) {
        return CustomTalk.in(row) ? CustomKind.TALK : Stream.of("A", "B", "C", "D")
                .anyMatch(letter -> filled(row, letter).isPresent())
                ? CustomKind.MCQ : CustomKind.QA;
    }

    /// Checks a row.
    ///
    /// @param place file, row and line, for messages
    /// @throws TouchstoneException `DATA_INVALID_ROW` that names the place, what is there and what was
    ///         expected
    static CustomRow read(Fields row, CustomKind kind, String place) {
        OptionalInt bound = bound(row, place);
        Optional<String> system = text(row, "system", place);
        if (kind == CustomKind.TALK) {
            CustomTalk talk = CustomTalk.read(row, system, place);
            return new CustomRow("", List.of(), talk.gold(), bound, system,
                    Optional.of(talk));
        }
        String question = text(row, "question", place)
                .orElseThrow(() -> invalid(place, row.find("question").isEmpty()
                ? "no field 'question'; the row has: " + String.join(", ", row.names())
                : "the field 'question' is empty"));
        Optional<String> answer = text(row, "answer", place);
        return switch (kind) {
            case QA, TALK -> new CustomRow(question, List.of(), answer, bound, system, Optional.empty());
            case MCQ -> {
                List<String> options = options(row, place);
                yield new CustomRow(question, options, Optional.of(letter(answer, options, place)), bound,
                        system, Optional.empty());
            }
        };
    }

    private static List<String> options(Fields row, String place) {
        List<String> options = new ArrayList<>();
        char letter = 'A';
        for (Optional<String> option = text(row, "A", place); option.isPresent();
                option = letter <= 'Z' ? text(row, String.valueOf(letter), place) : Optional.empty()) {
            options.add(option.get());
            letter++;
        }
        for (char after = (char) (letter + 1); after <= 'Z'; after++) {
            if (filled(row, String.valueOf(after)).isPresent()) {
                throw invalid(place,
                        "there is an option %s and no option %s; options follow each other from A"
                        .formatted(after, letter));
            }
        }
        if (options.size() < 2) {
            throw invalid(place,
                    ("%s, and the data set is multiple choice; expected the fields A and B at least (rows of "
                    + "both kinds cannot be mixed in one file; a set of free answers that has columns of "
                    + "these names is read with --custom-dataset-data-type qa)")
                    .formatted(options.isEmpty() ? "no options" : "one option alone"));
        }
        return options;
    }

    private static String letter(Optional<String> answer, List<String> options, String place) {
        char last = (char) ('A' + options.size() - 1);
        String given = answer.orElseThrow(() -> invalid(place,
                "no answer; expected one of the letters A to %s in the field 'answer'".formatted(last)));
        String letter = given.strip().toUpperCase(Locale.ROOT);
        if (letter.length() != 1 || letter.charAt(0) < 'A' || letter.charAt(0) > last) {
            throw invalid(place, "the answer is '%s', expected a letter of the options A to %s"
                    .formatted(given, last));
        }
        return letter;
    }

    private static OptionalInt bound(Fields row, String place) {
        Optional<String> given = text(row, "max_tokens", place);
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int bound = new BigDecimal(given.get().strip()).intValueExact();
            if (bound >= 1) {
                return OptionalInt.of(bound);
            }
        } catch (ArithmeticException | NumberFormatException notWhole) {
            throw invalid(place, "max_tokens is '%s', expected a whole number from 1".formatted(given.get()),
                    notWhole);
        }
        throw invalid(place, "max_tokens is %s, expected a whole number from 1".formatted(given.get()));
    }

    /// The text of a field; absent and blank ones count as not there, lists and objects are refused.
    private static Optional<String> text(Fields row, String name, String place) {
        return filled(row, name).map(value -> switch (value) {
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ -> value.display();
            case Value.Items _ -> throw nested(place, name, "a list");
            case Fields _ -> throw nested(place, name, "an object");
        });
    }

    /// The value of a field that holds something.
    private static Optional<Value> filled(Fields row, String name) {
        return row.find(name)
                .filter(value -> !(value instanceof Value.Absent))
                .filter(value -> !value.display().isBlank());
    }

    private static TouchstoneException nested(String place, String name, String found) {
        return invalid(place,
                "the field '%s' is %s, expected one text or number; write the text into the field"
                .formatted(name, found));
    }

    static TouchstoneException invalid(String place, String what) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW, place + ": " + what);
    }

    private static TouchstoneException invalid(String place, String what, Throwable cause) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW, place + ": " + what, cause);
    }
}
