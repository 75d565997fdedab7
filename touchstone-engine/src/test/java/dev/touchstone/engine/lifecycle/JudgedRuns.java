package dev.touchstone.engine.lifecycle;

import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.engine.judge.Judging;
import dev.touchstone.engine.judge.Opponents;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.judge.score.JudgeScorerFactory;
import dev.touchstone.judge.testing.ScriptedJudge;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What tests of judged runs begin with: a judge by character, a scorer by settings, a request with judges.
final class JudgedRuns {

    static final ModelSpec JUDGE = Specs.model("j");

    private JudgedRuns() {}

    static ScriptedGenerator judge(ScriptedJudge character) {
        return new ScriptedGenerator("judge-1", (request, call) ->
                ScriptedGenerator.text(character.reply(words(request.prompt()), call)));
    }

    static String words(Prompt prompt) {
        return ((Prompt.Chat) prompt).messages().getLast().content();
    }

    static Scorer scorer(String settings) {
        return new JudgeScorerFactory().create(Yaml.parse("test", settings));
    }

    static UnitPlan unit(String abbr, int rows, String settings) {
        return Specs.unit(abbr, ListTask.of("t", rows).with(scorer(settings)));
    }

    static RunRequest judged(RunRequest old, Optional<Opponents> opponents, ModelSpec... judges) {
        return new RunRequest(old.folder(), old.stages(), old.units(), old.conduct(), old.output(),
                old.gates(),
                old.asked(), old.secrets(), new Judging(Map.of("t", List.of(judges)), opponents));
    }

    static RunRequest judged(RunRequest old) {
        return judged(old, Optional.empty(), JUDGE);
    }

    static RunRequest at(RunRequest old, Stages stages) {
        return new RunRequest(old.folder(), stages, old.units(), old.conduct(), old.output(), old.gates(),
                old.asked(), old.secrets(), old.judging());
    }
}
