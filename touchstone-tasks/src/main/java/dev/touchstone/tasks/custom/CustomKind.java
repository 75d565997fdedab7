package dev.touchstone.tasks.custom;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.Locale;

/// What a row of a custom data set is (`--custom-dataset-data-type`).
public enum CustomKind {
    /// A question, options under `A`, `B`, ... and the letter of the right one.
    MCQ("choice", "aisbench_custom_mcq"),
    /// A question and, where the set is to be scored, its answer.
    QA("text", "aisbench_custom_qa");

    private final String robust;
    private final String compat;

    CustomKind(String robust, String compat) {
        this.robust = robust;
        this.compat = compat;
    }

    /// The kind of that name, `mcq` or `qa`.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for any other
    public static CustomKind of(String name) {
        for (CustomKind kind : values()) {
            if (kind.wireName().equals(name)) {
                return kind;
            }
        }
        throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "custom data sets are of type mcq or qa, not '%s'".formatted(name));
    }

    /// `mcq` or `qa`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Function name of the scorer shown first.
    String robustFunction() {
        return robust;
    }

    /// Function name of AISBench's rule.
    String compatFunction() {
        return compat;
    }
}
