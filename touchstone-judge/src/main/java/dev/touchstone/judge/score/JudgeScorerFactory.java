package dev.touchstone.judge.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;

/// Verdicts of judge models: a grade on a scale, agreement with a reference, or a comparison in both orders.
///
/// | setting | values | default | meaning |
/// |---|---|---|---|
/// | `kind` | `rubric`, `graded`, `pairwise`, `extraction` | `rubric` | what judges are asked for |
/// | `criteria` | a text | help, relevance, truth, clarity | what counts |
/// | `steps` | a text | none | how to go about it |
/// | `scale` | `[low, high]` | `[1, 10]` | ends of the grades of `rubric` |
/// | `dimensions` | names, or `{name, description}` | none | grades of their own; the mean is the grade |
/// | `reference` | `true`, `false` | `true` | is the reference shown where there is one? |
/// | `turns` | `last`, `each` | `last` | which turns of a talk are judged |
/// | `baseline_field` | a field in `tags` | none | the other side of `pairwise` |
/// | `combine` | `majority`, `mean`, `median` | `majority`; `mean` of grades | how votes become one |
/// | `repeats` | 1 to 100 | 1 | how often each judge is asked the same |
/// | `judge_models` | names of model files | none | the judges; `--judge-models` goes before |
/// | `language` | `en`, `zh` | `en` | of the built-in template |
/// | `template_file` | a path beside the task file | none | words of your own |
/// | `generation_kwargs` | sampling arguments | `{temperature: 0}` | of the judges |
/// | `max_gen_toks` | tokens | the model file's, at least 1024 | bound on replies |
/// | `name` | a name | `judge` | in the table |
@AutoService(ScorerFactory.class)
public final class JudgeScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public JudgeScorerFactory() {}

    @Override
    public String name() {
        return "judge";
    }

    @Override
    public Scorer create(Fields settings) {
        return new JudgeScorer(JudgeSettings.read(settings));
    }
}
