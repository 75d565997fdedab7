package dev.touchstone.models.replay;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Optional;

/// The answer that a record holds.
///
/// @param text as recorded
/// @param reasoning empty when none was recorded
record RecordedAnswer(String text, String reasoning, Finish finish) {

    private static final List<String> USUAL_NAMES =
            List.of("prediction", "output", "response", "completion", "generated_text", "text", "content");

    /// @param field dotted path, or empty for the usual names
    /// @param element which one, where the field holds a list; a text is element 0
    /// @return empty when there is no such field or element
    static Optional<RecordedAnswer> of(Fields record, Optional<String> field, int element) {
        Optional<Value> value = field.isPresent() ? at(record, field.get())
                : USUAL_NAMES.stream().map(record::find).flatMap(Optional::stream).findFirst();
        return value.flatMap(found -> text(found, element)).map(text -> new RecordedAnswer(text,
                record.findText("reasoning").or(() -> record.findText("reasoning_content")).orElse(""),
                record.findText("finish_reason").map(Finish::ofWireName).orElse(Finish.STOP)));
    }

    private static Optional<Value> at(Fields record, String path) {
        Optional<Value> whole = record.find(path);
        int dot = path.indexOf('.');
        if (whole.isPresent() || dot < 0) {
            return whole;
        }
        return record.findFields(path.substring(0, dot)).flatMap(inner -> at(inner, path.substring(dot + 1)));
    }

    private static Optional<String> text(Value value, int element) {
        return switch (value) {
            case Value.Text _, Value.Numeric _, Value.Flag _ ->
                element == 0 ? Optional.of(value.display()) : Optional.empty();
            case Value.Items(List<Value> items) ->
                element < items.size() ? text(items.get(element), 0) : Optional.empty();
            case Value.Absent _, Fields _ -> Optional.empty();
        };
    }
}
