package dev.touchstone.engine.judge;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.value.Fields;
import dev.touchstone.store.log.LoggedAttempt;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.function.Consumer;

/// The prompts for a judge, one after the other in the order of the answers, numbered from 0. For one thread.
final class Inquiries implements Questions {

    private final Iterator<LoggedAttempt> answers;
    private final JudgedScorer scorer;
    private final Opposition opposition;
    private final Queue<Inquiry> ready = new ArrayDeque<>();
    private Consumer<Inquiry> told = _ -> { };
    private int number;

    Inquiries(Iterator<LoggedAttempt> answers, JudgedScorer scorer, Opposition opposition) {
        this.answers = answers;
        this.scorer = scorer;
        this.opposition = opposition;
    }

    /// One prompt.
    ///
    /// @param number of the prompt among all, from 0
    /// @param answer which attempt it is about
    /// @param place of the prompt among those of that attempt
    record Inquiry(int number, AttemptKey answer, int place, Prompt.Asked prompt) {}

    /// Tells each prompt before it is given out.
    void tell(Consumer<Inquiry> listener) {
        told = listener;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && answers.hasNext()) {
            LoggedAttempt attempt = answers.next();
            if (attempt.outcome() instanceof Outcome.Generated generated) {
                Answer answer = Answer.of(generated);
                List<Prompt.Asked> prompts = scorer.inquiries(new Subject(attempt.question(), answer,
                        opposition.find(attempt.question().index())));
                for (int place = 0; place < prompts.size(); place++) {
                    ready.add(new Inquiry(number++, attempt.key(), place, prompts.get(place)));
                }
            }
        }
        return !ready.isEmpty();
    }

    /// The next prompt as it is.
    Inquiry nextInquiry() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further prompt");
        }
        Inquiry inquiry = ready.remove();
        told.accept(inquiry);
        return inquiry;
    }

    @Override
    public Question next() {
        Inquiry inquiry = nextInquiry();
        return new Question(inquiry.number(), inquiry.prompt(), "", List.of(), OptionalInt.empty(),
                Fields.EMPTY);
    }

    @Override
    public void close() {
        // the log of answers belongs to the caller
    }
}
