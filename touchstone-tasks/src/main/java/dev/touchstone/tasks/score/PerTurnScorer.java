package dev.touchstone.tasks.score;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Compares each turn of a talk with its reference.
///
/// Of several references (`targets`) the first belongs to the first turn; a turn without a reference (none
/// in the list, `null` or an empty text) is not looked at, a reference without a turn is wrong. One reference
/// alone belongs to the last turn. What was extracted is shown turn by turn, `-` where nothing was found, and
/// the rule says how many turns count. Nothing found in any of them: as the last of them was read.
final class PerTurnScorer implements Scorer {

    private static final String NOTHING = "-";
    private static final String NOT_LOOKED_AT = "(not scored)";
    private static final String NO_REFERENCE = "(none)";

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
    public Optional<Consumer<Question>> questionCheck() {
        return Optional.of(question -> {
            List<Optional<String>> golds = golds(question.extra());
            if (!golds.isEmpty() && golds.stream().allMatch(Optional::isEmpty)) {
                throw unreferenced();
            }
        });
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        List<Optional<String>> golds = golds(reference.extra());
        if (golds.size() <= 1) {
            return turn.score(last(answer), reference);
        }
        List<Optional<Score>> scores = new ArrayList<>();
        for (int index = 0; index < golds.size(); index++) {
            int at = index;
            scores.add(golds.get(at).map(gold -> at <= answer.earlier().size()
                    ? turn.score(turn(answer, at), new Reference(gold, reference.choices(),
                            reference.extra().without("targets")))
                    : new Score(0, Reading.UNPARSED, "", "", gold)));
        }
        return together(scores, String.join("\n", golds.stream()
                .map(gold -> gold.orElse(NO_REFERENCE)).toList()));
    }

    private static List<Optional<String>> golds(Fields extra) {
        return extra.findItems("targets").orElse(List.of()).stream()
                .map(value -> Optional.of(value).filter(given -> !(given instanceof Value.Absent))
                        .map(Value::display).filter(text -> !text.isBlank())).toList();
    }

    private Score together(List<Optional<Score>> turns, String golds) {
        List<Score> scores = turns.stream().flatMap(Optional::stream).toList();
        if (scores.isEmpty()) {
            throw unreferenced();
        }
        if (scores.stream().noneMatch(score -> score.reading() == Reading.PARSED)) {
            return new Score(0, scores.getLast().reading(), "", "", golds);
        }
        long right = scores.stream().filter(Score::right).count();
        double share = scores.stream().mapToDouble(Score::value).sum() / scores.size();
        String extracted = String.join("\n", turns.stream().map(turn -> turn.map(score ->
                score.reading() == Reading.PARSED ? score.extracted() : NOTHING).orElse(NOT_LOOKED_AT))
                .toList());
        int left = turns.size() - scores.size();
        return new Score(all ? right == scores.size() ? 1 : 0 : share, Reading.PARSED, extracted,
                "%d of %d turns right%s".formatted(right, scores.size(),
                        left == 0 ? "" : ", %d without reference".formatted(left)), golds);
    }

    private static TouchstoneException unreferenced() {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                "no turn of the talk has a reference; give one turn a reference at least, or leave the row "
                        + "out");
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
