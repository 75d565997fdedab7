package dev.touchstone.tasks.score;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Place;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.Visible;
import dev.touchstone.tasks.score.Judged.Decision;
import java.util.Optional;

/// Scores by a ladder of extraction rules; 1 for a right answer, else 0.
///
/// An answer in which no rule fires is refused, truncated (its length bound was reached, or its thinking
/// never ended) or unparsed; it counts as wrong. So does one whose equality cannot be decided, which its rule
/// tells: `boxed/undecided`.
final class RobustScorer implements Scorer {

    private final Comparison comparison;

    RobustScorer(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public String name() {
        return "robust";
    }

    @Override
    public boolean same(String one, String other) {
        return comparison.same(one, other);
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        Visible visible = Visible.of(answer.text(), answer.finish() != Finish.LENGTH);
        String gold = comparison.shown(reference.gold());
        Judged judged = comparison.judge(visible, new Gold(gold, reference.choices()));
        if (judged.extraction().isPresent()) {
            Extraction found = judged.extraction().get();
            boolean undecided = judged.decision() == Decision.UNDECIDED;
            String rule = undecided ? found.rule() + Score.UNDECIDED : found.rule();
            return new Score(judged.right() ? 1 : 0, Reading.PARSED, found.answer(), rule, gold,
                    Optional.of(new Place(found.start(), found.end())));
        }
        Reading reading = visible.refused() ? Reading.REFUSED
                : answer.finish() == Finish.LENGTH || visible.thoughtOpen() ? Reading.TRUNCATED
                : Reading.UNPARSED;
        return new Score(0, reading, "", "", gold);
    }
}
