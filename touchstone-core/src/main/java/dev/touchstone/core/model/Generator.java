package dev.touchstone.core.model;

import dev.touchstone.core.attempt.Outcome;
import java.util.Optional;

/// A model that answers questions.
///
/// Safe for use from any number of threads; a call blocks until the answer is there or the tries ran out.
/// The back end itself limits how many requests are in flight, retries what can be retried, and never throws
/// for a failed request: that is a [Outcome.Failed].
public interface Generator extends AutoCloseable {

    /// Asks once, retries included.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the request is given up
    Outcome generate(GenerationRequest request) throws InterruptedException;

    /// How this model tells likelihoods; empty where it cannot.
    default Optional<LogLikelihood> likelihoods() {
        return this instanceof LogLikelihood likelihoods ? Optional.of(likelihoods) : Optional.empty();
    }

    /// The model's own name, part of a run's identity: the id that the server or file gives.
    String identity();

    /// What is going on now, for the progress line.
    Activity activity();

    /// Fewer workers than were asked for, once that is known; empty where all of them compute, and for a back
    /// end that has none.
    default Optional<FewerWorkers> fewerWorkers() {
        return Optional.empty();
    }

    /// A name by which the model may be fetched, which may have been meant as a folder; empty where the model
    /// is on this machine, and for a back end that fetches none.
    default Optional<FetchedByName> fetchedByName() {
        return Optional.empty();
    }

    /// The request as it would be sent, for `--dry-run`; never holds a secret. Several lines of text for a
    /// reader.
    default String preview(GenerationRequest request) {
        return PlainPreview.of(request.prompt(), request.settings());
    }

    /// Recorded answers that belong to rows by their places alone; empty where answers are made, or say of
    /// themselves which row or prompt they answer.
    default Optional<PlacedAnswers> placedAnswers() {
        return Optional.empty();
    }

    /// Recorded answers that name their rows; empty where answers are made, or none of them names a row.
    default Optional<NumberedAnswers> numberedAnswers() {
        return Optional.empty();
    }

    /// The same model, for finding out whether it can be used at all: what it lacks is tried a few times, not
    /// with all the patience of [#generate]. It shares everything with this one, which is the one to close.
    default Generator withFewTries() {
        return this;
    }

    /// Sends nothing while a gate is closed, from now on; whatever waits for its turn waits for the gate too.
    /// A back end that sends nothing anywhere need not ask.
    default void sendThrough(Gate gate) {}

    /// Sends nothing new from now on: requests that wait for their turn or for a further try end as failures
    /// with the code `MODEL_CANCELLED`, what is in flight comes to its end. A back end in which nothing waits
    /// need not do anything.
    default void drain() {}

    @Override
    void close();
}
