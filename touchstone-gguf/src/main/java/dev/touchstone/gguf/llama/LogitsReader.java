package dev.touchstone.gguf.llama;

import dev.touchstone.core.error.TouchstoneException;

/// What a sequence does with its logits; called on the scheduler's thread, must not block.
interface LogitsReader {

    /// Reads the logits after one token of the sequence.
    ///
    /// @param position of that token, from 0
    /// @param distribution valid during the call
    Next read(int position, Distribution distribution);

    /// Told once when the sequence cannot go on.
    void fail(TouchstoneException failure);

    /// What comes next.
    sealed interface Next {

        /// The sequence grows by a token.
        record Append(int token) implements Next {}

        /// Further logits of tokens that are there already are awaited.
        record GoOn() implements Next {}

        /// The sequence is done.
        record End() implements Next {}
    }
}
