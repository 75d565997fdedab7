package dev.touchstone.tasks.score;

import dev.touchstone.core.score.Reference;
import java.util.List;

/// Scores one answer by each of the named scorers; the programme of [MathLoadingIT].
final class ScoreOnce {

    private ScoreOnce() {}

    public static void main(String[] scorers) {
        for (String scorer : List.of(scorers)) {
            Proofs.scorer(scorer).score(Proofs.answer("The answer is 12."), Reference.of("12"));
        }
    }
}
