package dev.touchstone.cli.report;

import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A form of the report.
enum ReportForm {
    /// One page that opens without a network.
    HTML("html"),
    /// Tables for people.
    MD("md"),
    /// A line for each number or attempt.
    CSV("csv"),
    /// One object.
    JSON("json"),
    /// For CI systems.
    JUNIT("xml");

    private final String extension;

    ReportForm(String extension) {
        this.extension = extension;
    }

    /// The ending of its files, without the dot.
    String extension() {
        return extension;
    }

    /// Reads names with commas between them.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for any other name
    static List<ReportForm> parse(String text) {
        List<String> known =
                Arrays.stream(values()).map(form -> form.name().toLowerCase(Locale.ROOT)).toList();
        List<ReportForm> forms = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            int place = known.indexOf(name.strip().toLowerCase(Locale.ROOT));
            if (place < 0) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        "--format %s: '%s' is no form; expected one or more of %s, with commas between%s"
                                .formatted(text, name.strip(), String.join(", ", known),
                                        Suggestions.sentence(name.strip(), known)));
            }
            if (!forms.contains(values()[place])) {
                forms.add(values()[place]);
            }
        }
        return forms;
    }
}
