package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.tasks.score.equal.NamedEquality;
import java.util.Optional;

/// Asks a command for each answer and compares what it extracts; answers are asked one after the other.
///
/// Closing it ends the command; a command that was not closed ends with this process, when its input ends.
///
/// @param name name in tables
/// @param process the command
/// @param equality how to compare
record CommandScorer(String name, ExtractorProcess process, NamedEquality equality) implements Scorer,
        AutoCloseable {

    @Override
    public boolean same(String one, String other) {
        return one.equals(other) || equality.equal(one, other);
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        Optional<String> extracted = process.extract(answer, reference);
        String gold = equality.shown(reference.gold());
        if (extracted.isEmpty()) {
            Reading reading = answer.finish() == Finish.LENGTH ? Reading.TRUNCATED : Reading.UNPARSED;
            return new Score(0, reading, "", "", gold);
        }
        return new Score(equality.equal(gold, extracted.get()) ? 1 : 0, Reading.PARSED, extracted.get(),
                "command", gold);
    }

    @Override
    public void close() {
        process.close();
    }
}
