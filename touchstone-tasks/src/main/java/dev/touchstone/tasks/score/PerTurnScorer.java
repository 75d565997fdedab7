package dev.touchstone.tasks.score;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;

/// Compares each turn of a talk with its reference.
///
/// Of several references (`targets`) the first belongs to the first turn; a turn without a reference is not
/// looked at, a reference without a turn is wrong. One reference alone belongs to the last turn. What was
/// extracted is shown turn by turn, `-` where nothing was found. Nothing found in any turn: as the last turn
/// was read.
final class PerTurnScorer implements Scorer {

    private static final String NOTHING = "-";

    private final Scorer turn;
    private final boolean all;

    /// @param turn scores one turn
    /// @param all whether one wrong turn makes the whole wrong
    PerTurnScorer(Scorer turn, boolean all) {
        this.turn = turn;
        this.all = all;
    }

    @Override
    public String name() {
        return "robust";
    }

    @Override
    public String unavailable() {
        return turn.unavailable();
    }

    /// A share of turns is a grade.
    @Override
    public ScoreKind kind() {
        return all ? turn.kind() : ScoreKind.MEAN;
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        List<String> golds = reference.extra().findItems("targets").orElse(List.of()).stream()
                .map(Value::display).toList();
        if (golds.size() <= 1) {
            return turn.score(last(answer), reference);
        }
        List<Score> scores = new ArrayList<>();
        for (int index = 0; index < golds.size(); index++) {
            Reference own = new Reference(golds.get(index), reference.choices(),
                    reference.extra().without("targets"));
            if (index <= answer.earlier().size()) {
                scores.add(turn.score(turn(answer, index), own));
            } else {
                scores.add(new Score(0, Reading.UNPARSED, "", "", golds.get(index)));
            }
        }
        return together(scores, String.join("\n", golds));
    }

    private Score together(List<Score> scores, String golds) {
        if (scores.stream().noneMatch(score -> score.reading() == Reading.PARSED)) {
            return new Score(0, scores.getLast().reading(), "", "", golds);
        }
        long right = scores.stream().filter(Score::right).count();
        double share = scores.stream().mapToDouble(Score::value).sum() / scores.size();
        String extracted = String.join("\n", scores.stream()
                .map(score -> score.reading() == Reading.PARSED ? score.extracted() : NOTHING).toList());
        return new Score(all ? right == scores.size() ? 1 : 0 : share, Reading.PARSED, extracted,
                "%d of %d turns right".formatted(right, scores.size()), golds);
    }

    private static Answer turn(Answer answer, int index) {
        return index < answer.earlier().size()
                ? new Answer(answer.earlier().get(index), "", Finish.STOP) : last(answer);
    }

    private static Answer last(Answer answer) {
        return new Answer(answer.text(), answer.reasoning(), answer.finish());
    }

    @Override
    public boolean same(String one, String other) {
        return turn.same(one, other);
    }

    @Override
    public void close() {
        turn.close();
    }
}
