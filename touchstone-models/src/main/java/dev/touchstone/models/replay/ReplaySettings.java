package dev.touchstone.models.replay;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.ModelSpec;
import java.nio.file.Path;
import java.util.Optional;

/// Where recorded answers are.
///
/// @param file JSON lines, or a JSON document; the setting `file`, else the model's id (`--model FILE`)
/// @param field the answer's name in a record, dots for inner fields; empty = the usual names
/// @param list the list's name in a JSON document; empty = records follow one another
/// @param id name of the field with the row number; empty = `id`, and a row without one goes by its place
record ReplaySettings(Path file, Optional<String> field, Optional<String> list, Optional<String> id) {

    static ReplaySettings read(ModelSpec model) {
        Section section = Section.of("model '" + model.name() + "'", model.settings());
        Path file = section.text("file").filter(text -> !text.isBlank()).map(Path::of)
                .or(() -> Optional.of(model.model()).filter(text -> !text.isBlank()).map(Path::of))
                .orElseThrow(() -> new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                        "replay has no file of recorded answers; "
                                + "name it with --model FILE, or `file` in its YAML"));
        ReplaySettings settings = new ReplaySettings(file, text(section, "field"), text(section, "list"),
                text(section, "id"));
        section.accept("pred_postprocessor");
        section.refuseUnknown();
        return settings;
    }

    private static Optional<String> text(Section section, String key) {
        return section.text(key).filter(text -> !text.isBlank());
    }
}
