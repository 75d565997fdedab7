package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import java.util.Optional;

/// A whole answer of a server.
///
/// @param text the answer, empty when the server sent none
/// @param reasoning the model's thinking, empty when the server tells none
record Reply(String text, String reasoning, Finish finish, Optional<Usage> usage, Timing timing) {}
