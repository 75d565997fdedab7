package dev.touchstone.tasks.version;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// AISBench's `version` column: six hex digits over how a task asks.
///
/// The first six hex digits of the sha256 of Python's `json.dumps(infer_cfg, sort_keys=True)`, where
/// `infer_cfg` holds inferencer, retriever and templates under the class names of AISBench 3.1.20260630.
/// Where the content is that tool's, so are the digits; its data, extraction and model settings are not in
/// them.
public final class AisbenchVersion {

    private static final String ROOT = "ais_bench.benchmark.openicl.";
    private static final String GENERATE = ROOT + "icl_inferencer.icl_gen_inferencer.GenInferencer";
    private static final String PERPLEXITY = ROOT + "icl_inferencer.ppl_inferencer.PPLInferencer";
    private static final String TEMPLATE = ROOT + "icl_prompt_template.icl_prompt_template.PromptTemplate";
    private static final String ZERO = ROOT + "icl_retriever.icl_zero_retriever.ZeroRetriever";
    private static final String FIXED = ROOT + "icl_retriever.icl_fix_k_retriever.FixKRetriever";
    private static final String EXAMPLES_MARK = "</E>";

    private AisbenchVersion() {}

    /// A prompt in AISBench's form: one text, or the rounds of a chat; fields in single braces.
    public sealed interface Shape {

        /// One text; worked examples stand between its two parts.
        ///
        /// @param lead what comes before the examples, may be empty
        record Text(String lead, String text) implements Shape {

            /// A text without a lead.
            public Text(String text) {
                this("", text);
            }
        }

        /// Turns of a chat.
        record Rounds(List<Round> rounds) implements Shape {
            public Rounds {
                rounds = List.copyOf(rounds);
            }
        }
    }

    /// One turn.
    ///
    /// @param role `SYSTEM`, `HUMAN` or `BOT`
    /// @param prompt what is said
    public record Round(String role, String prompt) {}

    /// Worked examples.
    ///
    /// @param shape form of one example
    /// @param rows which rows of the few-shot split
    public record Examples(Shape shape, List<Integer> rows) {
        public Examples {
            rows = List.copyOf(rows);
        }
    }

    /// The digits for a task.
    public static String of(Shape prompt, Optional<Examples> examples) {
        return of(prompt, examples, Fields.EMPTY);
    }

    /// The digits for a task.
    ///
    /// @param inferencer further arguments of AISBench's inferencer, such as `stopping_criteria`
    public static String of(Shape prompt, Optional<Examples> examples, Fields inferencer) {
        return digits(inferConfiguration(prompt, examples, inferencer));
    }

    /// The digits of a task that is written once for each option and measured by its perplexity.
    ///
    /// @param templates `prompt_template`, `ice_template` or both, each as AISBench writes it without `type`
    /// @param examples how many worked examples, the first rows
    public static String ofOptions(Fields templates, int examples) {
        Fields configuration = Fields.EMPTY;
        Fields retriever = Fields.EMPTY.with("type", Value.of(examples == 0 ? ZERO : FIXED));
        for (String name : templates.names()) {
            Fields template = templates.findFields(name).orElse(Fields.EMPTY)
                    .with("type", Value.of(TEMPLATE));
            configuration = configuration.with(name, template);
            retriever = retriever.with(name, template);
        }
        Fields inferencer = Fields.EMPTY.with("type", Value.of(PERPLEXITY));
        List<Value> rows =
                IntStream.range(0, examples).<Value>mapToObj(row -> Value.of((long) row)).toList();
        return digits(configuration.with("retriever", retriever).with("inferencer",
                examples == 0 ? inferencer : inferencer.with("fix_id_list", new Value.Items(rows))));
    }

    /// The digits of an `infer_cfg` as AISBench dumps it.
    public static String digits(Fields inferConfiguration) {
        return PythonJson.sha256(inferConfiguration).substring(0, 6);
    }

    /// The `infer_cfg` of a task, in the form in which AISBench hashes it.
    public static Fields inferConfiguration(Shape prompt, Optional<Examples> examples, Fields arguments) {
        Fields template = template(prompt, examples.isPresent());
        Fields inferencer = arguments.with("type", Value.of(GENERATE));
        Fields retriever = Fields.EMPTY.with("prompt_template", template);
        Fields configuration = Fields.EMPTY.with("prompt_template", template);
        if (examples.isEmpty()) {
            return configuration
                    .with("inferencer", inferencer)
                    .with("retriever", retriever.with("type", Value.of(ZERO)));
        }
        Fields example = template(examples.get().shape(), false);
        List<Value> rows = examples.get().rows().stream().map(row -> Value.of((long) row)).toList();
        return configuration
                .with("ice_template", example)
                .with("inferencer", inferencer.with("fix_id_list", new Value.Items(rows)))
                .with("retriever", retriever.with("ice_template", example).with("type", Value.of(FIXED)));
    }

    private static Fields template(Shape shape, boolean withExamples) {
        Fields template = Fields.EMPTY.with("type", Value.of(TEMPLATE)).with("template", switch (shape) {
            case Shape.Text(String lead, String text) ->
                    Value.of(lead + (withExamples ? EXAMPLES_MARK : "") + text);
            case Shape.Rounds(List<Round> rounds) -> rounds(rounds, withExamples);
        });
        return withExamples ? template.with("ice_token", Value.of(EXAMPLES_MARK)) : template;
    }

    private static Fields rounds(List<Round> rounds, boolean withExamples) {
        List<Value> turns = rounds.stream().map(round -> (Value) new Fields(Map.of(
                "role", Value.of(round.role()), "prompt", Value.of(round.prompt())))).toList();
        Fields template = Fields.EMPTY.with("round", new Value.Items(turns));
        return withExamples ? template.with("begin", Value.of(EXAMPLES_MARK)) : template;
    }
}
