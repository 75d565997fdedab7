package dev.touchstone.models.wire;

import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;

/// Prompts in the shape that a server of texts takes.
public final class Prompts {

    private Prompts() {}

    /// A chat as one text: the turns' contents, a line each, without role names; a text as it is.
    public static String text(Prompt.Asked prompt) {
        return String.join("\n", prompt.turns().stream().map(Message::content).toList());
    }
}
