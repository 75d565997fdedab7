package dev.touchstone.core.prompt;

import static java.util.Objects.requireNonNull;

/// One turn of a chat.
///
/// @param role who speaks
/// @param content what is said, may be empty
public record Message(Role role, String content) {
    public Message {
        requireNonNull(role, "role");
        requireNonNull(content, "content");
    }
}
