package dev.touchstone.core.task;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What is measured, as far as the engine and the reports need it.
///
/// @param name name of the task file, such as `gsm8k_gen_4_shot_cot_chat_prompt`
/// @param abbr name in tables and files, such as `gsm8k`; a sub-set has its own, `lukaemon_mmlu_anatomy`
/// @param group abbr of the group this sub-set belongs to (`mmlu`), for averages and for merging
/// @param metric name of its main metric in tables: `accuracy`, `score`
/// @param mode AISBench's word in the table: [#GENERATES], `ppl`, `ll`
/// @param version six hex digits by AISBench's algorithm
/// @param fingerprint what makes two runs of it comparable
/// @param generation sampling arguments of the task file, by their wire names
/// @param maxOutputTokens the task file's bound on answers
/// @param repeats attempts per sample of the task file
/// @param k the k of pass@k and maj@k of the task file
/// @param source the task file as a person can open it, for `--search` and the log
/// @param breakdown by which fields of its rows the task file breaks the scores down
public record TaskSpec(
        String name,
        String abbr,
        Optional<String> group,
        String metric,
        String mode,
        String version,
        Fingerprint fingerprint,
        Fields generation,
        OptionalInt maxOutputTokens,
        OptionalInt repeats,
        OptionalInt k,
        String source,
        Breakdown breakdown) {

    /// The mode of tasks that models answer in writing; all others ask for likelihoods.
    public static final String GENERATES = "gen";

    /// Whether models are asked how likely given texts are; that is the same each time, so it is not
    /// repeated.
    public boolean likelihoods() {
        return !mode.equals(GENERATES);
    }

    /// A task that does not say the k of pass@k and breaks nothing down.
    public TaskSpec(String name, String abbr, Optional<String> group, String metric, String mode,
            String version,
            Fingerprint fingerprint, Fields generation, OptionalInt maxOutputTokens, OptionalInt repeats,
            String source) {
        this(name, abbr, group, metric, mode, version, fingerprint, generation, maxOutputTokens, repeats,
                OptionalInt.empty(), source, Breakdown.NONE);
    }

    public TaskSpec {
        requireNonNull(name, "name");
        requireNonNull(abbr, "abbr");
        requireNonNull(group, "group");
        requireNonNull(metric, "metric");
        requireNonNull(mode, "mode");
        requireNonNull(version, "version");
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(generation, "generation");
        requireNonNull(source, "source");
        requireNonNull(breakdown, "breakdown");
    }

    /// By which fields of the rows scores are broken down; changes neither prompts nor scores.
    ///
    /// @param slices fields whose values become rows of the table, such as `level`
    /// @param cluster the field that samples share which are not independent, such as a passage
    public record Breakdown(List<String> slices, Optional<String> cluster) {

        /// No slices, and every sample is independent.
        public static final Breakdown NONE = new Breakdown(List.of(), Optional.empty());

        public Breakdown {
            slices = slices.stream().distinct().toList();
            requireNonNull(cluster, "cluster");
        }

        /// This with another's slices behind its own, and with the other's cluster where it names one.
        public Breakdown with(Breakdown other) {
            return new Breakdown(Stream.concat(slices.stream(), other.slices.stream()).toList(),
                    other.cluster.or(() -> cluster));
        }

        /// Every field that is named.
        public List<String> fields() {
            return Stream.concat(slices.stream(), cluster.stream()).distinct().toList();
        }
    }

    /// What makes the answers and scores of two runs comparable, each a sha256 in hex.
    ///
    /// @param data bytes of the data files
    /// @param prompt templates, few-shot rows, system prompt
    /// @param evaluator extraction rules and scorer; may change freely between sessions
    public record Fingerprint(String data, String prompt, String evaluator) {
        public Fingerprint {
            requireNonNull(data, "data");
            requireNonNull(prompt, "prompt");
            requireNonNull(evaluator, "evaluator");
        }
    }
}
