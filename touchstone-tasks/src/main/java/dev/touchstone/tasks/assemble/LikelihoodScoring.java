package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.score.likelihood.LikelihoodMeasures;
import dev.touchstone.tasks.score.likelihood.LikelihoodMetric;
import dev.touchstone.tasks.score.likelihood.LikelihoodScorerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `metric_list` of tasks that likelihoods answer; each metric is a row of the table.
///
/// Without one, the metrics are those that lm-evaluation-harness has for the output type.
final class LikelihoodScoring {

    private static final Map<OutputType, List<String>> USUAL = Map.of(
            OutputType.MULTIPLE_CHOICE, List.of("acc", "acc_norm"),
            OutputType.LOGLIKELIHOOD, List.of("perplexity", "acc"),
            OutputType.LOGLIKELIHOOD_ROLLING, List.of("word_perplexity", "byte_perplexity", "bits_per_byte"),
            OutputType.PERPLEXITY_CHOICE, List.of("accuracy"));

    private static final Map<OutputType, List<String>> POSSIBLE = Map.of(
            OutputType.MULTIPLE_CHOICE, List.of("acc", "acc_norm", "acc_bytes", "acc_mutual_info",
                    "probability_mass", "exact_match", "f1", "f1_macro", "mcc"),
            OutputType.LOGLIKELIHOOD, List.of("acc", "perplexity"),
            OutputType.LOGLIKELIHOOD_ROLLING, List.of("word_perplexity", "byte_perplexity", "bits_per_byte"),
            OutputType.PERPLEXITY_CHOICE, List.of("accuracy"));

    private final Section file;
    private final OutputType output;

    LikelihoodScoring(Section file, OutputType output) {
        this.file = file;
        this.output = output;
    }

    /// Whether a scorer needs the options' likelihoods with nothing before them, which are then measured too.
    static boolean measuresOptionsAlone(TaskDefinition.Scoring scoring) {
        String metric = LikelihoodMetric.ACC_MUTUAL_INFO.key();
        return scoring.scorers().stream().map(scorer -> scorer.findText(LikelihoodScorerFactory.METRIC))
                .anyMatch(Optional.of(metric)::equals);
    }

    TaskDefinition.Scoring read() {
        for (String key : List.of("scorer", "compat_scorer", "filter_list")) {
            if (file.value(key).isPresent()) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                        ("%s: '%s' reads answers that were written; %s is scored by its metric_list")
                                .formatted(file.place(key), key, output.key()));
            }
        }
        List<Fields> scorers = new ArrayList<>();
        List<String> measures = new ArrayList<>();
        List<String> metrics = metrics();
        for (String metric : metrics) {
            if (LikelihoodMetric.find(metric).isPresent()) {
                scorers.add(Fields.EMPTY.with("function", Value.of(LikelihoodScorerFactory.NAME))
                        .with(LikelihoodScorerFactory.METRIC, Value.of(metric)));
            } else {
                measures.add(LikelihoodMeasures.of(metric).name());
            }
        }
        String main = metrics.stream().filter(metric -> LikelihoodMetric.find(metric).isPresent()).findFirst()
                .orElse(metrics.getFirst());
        return new TaskDefinition.Scoring(scorers, main, measures);
    }

    private List<String> metrics() {
        List<String> metrics = new ArrayList<>();
        for (Section entry : file.sections("metric_list")) {
            String metric = entry.requireText("metric");
            // what to do with its scores is part of a metric here; the other keys belong to groups
            entry.accept("aggregation", "higher_is_better", "scale", "weight_by_size", "average",
                    "hf_evaluate");
            entry.refuseUnknown();
            if (!POSSIBLE.get(output).contains(metric)) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                        "%s: %s has no metric '%s'%s; there are: %s".formatted(file.place("metric_list"),
                                output.key(), metric, Suggestions.sentence(metric, POSSIBLE.get(output)),
                                String.join(", ", POSSIBLE.get(output))));
            }
            if (!metrics.contains(metric)) {
                metrics.add(metric);
            }
        }
        return metrics.isEmpty() ? USUAL.get(output) : metrics;
    }
}
