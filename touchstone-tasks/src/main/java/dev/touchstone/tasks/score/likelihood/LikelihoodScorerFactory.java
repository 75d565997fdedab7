package dev.touchstone.tasks.score.likelihood;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.score.Settings;

/// Likelihoods of options or of one text; task files of such output types need not name it, their
/// `metric_list` does.
///
/// | `metric` | what is right |
/// |---|---|
/// | `acc` (default) | the likeliest option; of a single text: each of its tokens is the likeliest |
/// | `acc_norm` | the option with the highest log-probability by character |
/// | `acc_bytes` | the option with the highest log-probability by byte in UTF-8 |
/// | `acc_mutual_info` | the option that gains most log-probability by the question |
/// | `probability_mass` | graded: the right options' share of the probability of all, TruthfulQA's `mc2` |
/// | `exact_match` | each token of the right option is the likeliest |
/// | `accuracy` | the option with the lowest mean loss by token, AISBench's rule |
@AutoService(ScorerFactory.class)
public final class LikelihoodScorerFactory implements ScorerFactory {

    /// The name in task files.
    public static final String NAME = "likelihood";

    /// The setting that names a [LikelihoodMetric].
    public static final String METRIC = "metric";

    /// Creates the factory.
    public LikelihoodScorerFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Scorer create(Fields settings) {
        Settings known = new Settings(name(), settings).only(METRIC);
        String metric = known.choice(METRIC, LikelihoodMetric.keys().toArray(String[]::new));
        return new LikelihoodScorer(LikelihoodMetric.find(metric).orElseThrow());
    }
}
