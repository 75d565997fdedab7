package dev.touchstone.core.judge;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Answer;
import java.util.Optional;

/// What a judge looks at: a question, the answer to it, and the answer that it is compared with.
///
/// @param question what the model was asked, with its reference
/// @param answer what it answered
/// @param opponent the other side of a comparison; empty where there is none, or where none is known
public record Subject(Question question, Answer answer, Optional<Answer> opponent) {

    public Subject {
        requireNonNull(question, "question");
        requireNonNull(answer, "answer");
        requireNonNull(opponent, "opponent");
    }
}
