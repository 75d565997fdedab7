package dev.touchstone.core.judge;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import java.util.List;

/// A scorer whose scores come from replies of judge models. Pure: it says what to ask and reads the replies;
/// who asks and where the replies are kept is the engine's matter.
public interface JudgedScorer extends Scorer {

    /// Names of the judges' model files where the task file names them; empty leaves it to the command line.
    List<String> judgeModels();

    /// How the judges are asked.
    Conditions conditions();

    /// Whether answers are compared with those of another side, which the run must then name.
    boolean comparative();

    /// What every judge is asked about a subject, in order; the same subject gives the same prompts.
    ///
    /// @return empty when there is nothing to ask, such as a comparison without an opponent
    List<Prompt.Asked> inquiries(Subject subject);

    /// What the replies come to; thread-safe. `UNJUDGED` where too few of them are there or can be read.
    Score score(Subject subject, Replies replies);

    /// Whether a judge's reply has a verdict; thread-safe.
    boolean readable(Outcome.Generated reply);

    /// Begins the numbers of one unit beside the mean score.
    ///
    /// @param judges their abbrs
    JudgeSummary summary(List<String> judges);

    /// Without replies there is no score.
    @Override
    default Score score(Answer answer, Reference reference) {
        return Score.unjudged("judge_missing", reference.gold());
    }
}
