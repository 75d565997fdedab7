package dev.touchstone.tasks.custom;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.Locale;
import java.util.Optional;

/// What a row of a custom data set is (`--custom-dataset-data-type`).
public enum CustomKind {
    /// A question, options under `A`, `B`, ... and the letter of the right one.
    MCQ("choice", Optional.of("aisbench_custom_mcq")),
    /// A question and, where the set is to be scored, its answer.
    QA("text", Optional.of("aisbench_custom_qa")),
    /// Several turns of a user, or a chat with its messages, and references where it is to be scored.
    TALK("per_turn", Optional.empty());

    private final String robust;
    private final Optional<String> compat;

    CustomKind(String robust, Optional<String> compat) {
        this.robust = robust;
        this.compat = compat;
    }

    /// The kind of that name, `mcq`, `qa` or `talk`.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for any other
    public static CustomKind of(String name) {
        for (CustomKind kind : values()) {
            if (kind.wireName().equals(name)) {
                return kind;
            }
        }
        throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "custom data sets are of type mcq, qa or talk, not '%s'".formatted(name));
    }

    /// `mcq`, `qa` or `talk`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Function name of the scorer shown first.
    String robustFunction() {
        return robust;
    }

    /// Function name of AISBench's rule, where it has one.
    Optional<String> compatFunction() {
        return compat;
    }
}
