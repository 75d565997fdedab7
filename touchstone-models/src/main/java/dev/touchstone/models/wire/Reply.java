package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import java.util.List;
import java.util.Optional;

/// A whole answer of a server.
///
/// @param text the answer, empty when the server sent none
/// @param reasoning the model's thinking, empty when the server tells none
/// @param calls functions that the model asks to be called
record Reply(String text, String reasoning, Finish finish, Optional<Usage> usage, Timing timing,
        List<ToolCall> calls) {

    /// What a reader has collected of a whole answer.
    static Reply of(AnswerReader answer, Timing timing) {
        return new Reply(answer.text(), answer.reasoning(), answer.finish().orElse(Finish.UNKNOWN),
                answer.usage(), timing, answer.calls());
    }
}
