package dev.touchstone.gguf.tokenize;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.gguf.format.Metadata;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Renders a chat in the ChatML form: `<|im_start|>role`, line break, content, `<|im_end|>`, line break.
///
/// A default system message is taken from the model's own template, where that has one, and put in front of
/// chats that do not begin with a system message.
public final class ChatTemplate {

    private static final Pattern DEFAULT_SYSTEM =
            Pattern.compile("['\"]<\\|im_start\\|>system(?:\\n|\\\\n)(.*?)<\\|im_end\\|>", Pattern.DOTALL);

    private final Optional<String> defaultSystem;

    private ChatTemplate(Optional<String> defaultSystem) {
        this.defaultSystem = defaultSystem;
    }

    /// The template of a model, none when it has none or one that is not ChatML.
    public static Optional<ChatTemplate> find(Metadata metadata) {
        return metadata.findText("tokenizer.chat_template")
                .filter(template -> template.contains("<|im_start|>") && template.contains("<|im_end|>"))
                .map(template -> {
                    Matcher matcher = DEFAULT_SYSTEM.matcher(template);
                    return new ChatTemplate(matcher.find() ? Optional.of(matcher.group(1))
                            : Optional.empty());
                });
    }

    /// The chat as one text that ends where the assistant is to go on.
    ///
    /// @throws TouchstoneException when the last message is the assistant's: there is nothing to answer
    public String render(List<Message> messages) {
        if (messages.getLast().role() == Role.ASSISTANT) {
            throw new TouchstoneException(ErrorCode.MODEL_REJECTED,
                    "the last message of the chat is the assistant's; end it with a user message");
        }
        StringBuilder text = new StringBuilder();
        if (messages.getFirst().role() != Role.SYSTEM) {
            defaultSystem.ifPresent(content -> append(text, Role.SYSTEM, content));
        }
        messages.forEach(message -> append(text, message.role(), message.content()));
        return text.append("<|im_start|>").append(Role.ASSISTANT.wireName()).append('\n').toString();
    }

    private static void append(StringBuilder text, Role role, String content) {
        text.append("<|im_start|>").append(role.wireName()).append('\n').append(content)
                .append("<|im_end|>\n");
    }
}
