package dev.touchstone.engine.judge;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Answer;
import dev.touchstone.engine.plan.UnitPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What judges would be asked about a row that has no answer yet: words in angle brackets stand for the
/// answer, and for the other side's where it is not known either. All else is as it would be sent, but for
/// the marks around texts, which follow from the texts.
///
/// @param judge who would be asked
/// @param requests in order; of a comparison the model's answer stands first, then second, turn by turn
public record JudgePreview(ModelSpec judge, List<GenerationRequest> requests) {

    public JudgePreview {
        requests = List.copyOf(requests);
    }

    /// The previews of each judge of a unit; none where the unit is not judged.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when the other side cannot be read
    public static List<JudgePreview> of(UnitPlan plan, Judging judging, Question question) {
        Optional<JudgedScorer> judged = BoundJudges.judged(plan);
        Opponents itself = new Opponents.ModelOfRun(plan.model().abbr());
        boolean baseline = judging.opponents().filter(itself::equals).isPresent();
        if (judged.isEmpty() || baseline) {
            return List.of();
        }
        JudgedScorer scorer = judged.get();
        List<Prompt.Asked> prompts = prompts(scorer, plan, judging, question);
        List<JudgePreview> previews = new ArrayList<>();
        for (ModelSpec judge : judging.of(plan.task().spec().abbr())) {
            GenerationSettings settings = JudgePlan.settings(judge, scorer.conditions());
            AttemptKey key = new AttemptKey(question.index(), 0);
            previews.add(new JudgePreview(judge, prompts.stream()
                    .map(prompt -> new GenerationRequest(key, prompt, settings)).toList()));
        }
        return previews;
    }

    private static List<Prompt.Asked> prompts(JudgedScorer scorer, UnitPlan plan, Judging judging,
            Question question) {
        Answer own = placeholder("the answer of " + plan.model().abbr(), question);
        Optional<Answer> other = judging.opponents().flatMap(side -> known(plan, side, question));
        List<Prompt.Asked> prompts = scorer.inquiries(new Subject(question, own, other));
        // without another side nothing is asked: it is a model of the run, or lacks this row
        return prompts.isEmpty() ? scorer.inquiries(new Subject(question, own,
                Optional.of(placeholder("the answer of the other side", question)))) : prompts;
    }

    private static Optional<Answer> known(UnitPlan plan, Opponents side, Question question) {
        Optional<Opposition> opposition = Opposition.outside(plan, side);
        try {
            return opposition.flatMap(open -> open.find(question.index()));
        } finally {
            opposition.ifPresent(Opposition::close);
        }
    }

    private static Answer placeholder(String what, Question question) {
        int earlier = question.prompt() instanceof Prompt.Dialogue talk ? talk.later().size() : 0;
        String last = earlier == 0 ? "<%s>".formatted(what) : "<%s, turn %d>".formatted(what, earlier + 1);
        return new Answer(last, "", Finish.STOP, List.of(), IntStream.range(0, earlier)
                        .mapToObj(turn -> "<%s, turn %d>".formatted(what, turn + 1)).toList(), List.of());
    }
}
