package dev.touchstone.models.wire;

import java.io.IOException;

/// A server's answer that is no answer: not JSON, without a choice, cut, or an error in a stream.
public final class AnswerException extends IOException {

    private final transient TryResult.Failed<Void> result;

    /// @param words what was wrong
    /// @param result what the try came to
    AnswerException(String words, TryResult.Failed<Void> result) {
        super(words);
        this.result = result;
    }

    TryResult.Failed<Void> result() {
        return result;
    }
}
