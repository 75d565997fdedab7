package dev.touchstone.tasks.assemble;

import dev.touchstone.core.task.TaskSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a task asks of a model; the key `output_type`.
public enum OutputType {

    /// A text.
    GENERATE_UNTIL(TaskSpec.GENERATES),
    /// How likely each option is behind the question, or behind its own form of the question.
    MULTIPLE_CHOICE("ll"),
    /// How likely one given continuation is.
    LOGLIKELIHOOD("ll"),
    /// How likely a whole text is.
    LOGLIKELIHOOD_ROLLING("ll"),
    /// How likely the whole prompt is with each option filled in: AISBench's `PPLInferencer`.
    PERPLEXITY_CHOICE("ppl");

    private final String mode;

    OutputType(String mode) {
        this.mode = mode;
    }

    /// The name in task files.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// AISBench's word in the column `mode`.
    public String mode() {
        return mode;
    }

    /// Whether a model is asked for likelihoods instead of a text.
    public boolean likelihoods() {
        return this != GENERATE_UNTIL;
    }

    /// Whether an option is chosen.
    boolean chooses() {
        return this == MULTIPLE_CHOICE || this == PERPLEXITY_CHOICE;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(OutputType::key).toList();
    }
}
