package dev.touchstone.tasks.assemble;

import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// How a row becomes a question, or a worked example of one.
interface RowForm {

    /// The question of a row.
    ///
    /// @param number of the row, from 0
    /// @param place of the row, for messages
    /// @throws dev.touchstone.core.error.TouchstoneException `DATA_TEMPLATE` with the place in front
    Question build(int number, Fields row, String place);

    /// One example in the task's form.
    ///
    /// @param number of the row where it may be the question's own
    RenderedExample example(OptionalInt number, Fields row);

    /// The form that the task's output type wants.
    ///
    /// @param examples one more than the task shows where a row may be its own example
    static RowForm of(TaskDefinition definition, List<RenderedExample> examples,
            Optional<String> systemPrompt) {
        QuestionBuilder builder = new QuestionBuilder(definition, examples, systemPrompt);
        return definition.output().likelihoods() ? new LikelihoodForm(definition, builder) : builder;
    }
}
