package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.List;

/// The keys that a task file may hold.
public final class TaskKeys {

    /// Keys with a meaning here; the module's README explains each.
    static final List<String> KNOWN = List.of(
            "task", "abbr", "aliases", "include", "group", "subsets", "dataset_path", "fewshot_path",
            "dataset_name", "dataset_kwargs", "training_split", "validation_split", "test_split",
            "fewshot_split", "test_range", "output_type", "prompt_form", "doc_to_text", "messages",
            "doc_to_messages", "doc_to_turns", "tools",
            "description", "gen_prefix", "doc_to_target", "doc_to_choice", "num_fewshot", "fewshot_config",
            "fewshot_delimiter", "target_delimiter", "generation_kwargs", "repeats", "k", "scorer",
            "aisbench_inferencer", "aisbench_templates", "judge", "compat_scorer", "filter_list",
            "metric_list", "tags", "slices", "cluster", "metadata");

    /// Keys of lm-evaluation-harness that change nothing here.
    private static final List<String> IDLE = List.of("tag", "task_alias", "should_decontaminate",
            "doc_to_decontamination_query", "group_alias");

    /// Keys of lm-evaluation-harness that ask for Python or for what this version lacks.
    private static final List<String> REFUSED = List.of("process_docs", "process_results", "custom_dataset",
            "doc_to_image", "doc_to_audio", "doc_to_video", "unsafe_code", "use_prompt", "class");

    private TaskKeys() {}

    /// Checks the keys of one file, before it is merged with those it includes.
    ///
    /// @throws TouchstoneException `CONFIG_UNSUPPORTED` for a key that asks for code, `CONFIG_UNKNOWN_KEY`
    ///         for a key that nothing reads; both with file and line
    public static void check(Section file) {
        for (String key : REFUSED) {
            if (file.value(key).isPresent()) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                        ("%s: key '%s' asks for Python or for what this version lacks; "
                                + "the task cannot be loaded")
                                .formatted(file.place(key), key));
            }
        }
        file.accept(KNOWN.toArray(String[]::new));
        file.accept(IDLE.toArray(String[]::new));
        file.refuseUnknown();
    }

    /// Whether a variable of a sub-set stands for a key of the file.
    static boolean replaces(String name) {
        return KNOWN.contains(name);
    }
}
