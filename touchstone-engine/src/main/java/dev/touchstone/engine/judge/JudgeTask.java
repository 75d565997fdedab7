package dev.touchstone.engine.judge;

import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import java.util.List;
import java.util.function.Supplier;

/// The prompts for a judge as a task that is asked and not scored.
///
/// @param spec of the task whose answers are judged
/// @param inquiries the prompts, anew at each call
record JudgeTask(TaskSpec spec, Supplier<Inquiries> inquiries) implements Task {

    @Override
    public int count(Selection selection) {
        int count = 0;
        try (Questions questions = inquiries.get()) {
            while (questions.hasNext()) {
                questions.next();
                count++;
            }
        }
        return count;
    }

    @Override
    public Questions open(Selection selection) {
        return inquiries.get();
    }

    @Override
    public DataRows rows(Selection selection) {
        throw new IllegalStateException("prompts of judges are not broken down");
    }

    @Override
    public List<Scorer> scorers() {
        return List.of();
    }
}
