package dev.touchstone.tasks.converse;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a task file takes of a talk from its data: `doc_to_messages`, `doc_to_turns` and `tools`.
///
/// @param messages a template whose value is a list of `{role, content}`, the last one the user's; empty:
///        the task file's own words
/// @param turns a template whose value is a list of what the user says, one after the other; the model's own
///        answers stand between them
/// @param tools functions that may be called
public record Conversation(Optional<Template> messages, Optional<Template> turns,
        Optional<ToolSource> tools) {

    /// Nothing of the kind.
    public static final Conversation NONE =
            new Conversation(Optional.empty(), Optional.empty(), Optional.empty());

    public Conversation {
        requireNonNull(messages, "messages");
        requireNonNull(turns, "turns");
        requireNonNull(tools, "tools");
    }

    /// Reads the three keys.
    ///
    /// @throws TouchstoneException `CONFIG_INVALID_VALUE` where two ask for different things
    public static Conversation read(Section file) {
        Optional<Template> messages = template(file, "doc_to_messages");
        Optional<Template> turns = template(file, "doc_to_turns");
        // null takes away the tools of an included file
        boolean tools = file.value("tools").filter(value -> !(value instanceof Value.Absent)).isPresent();
        if (messages.isPresent() && turns.isPresent()) {
            throw file.wrong("doc_to_turns", "nothing, as there is doc_to_messages");
        }
        if (turns.isPresent() && tools) {
            throw file.wrong("tools", "nothing, as there is doc_to_turns: tools go with one turn alone");
        }
        return new Conversation(messages, turns,
                tools ? Optional.of(ToolSource.read(file.section("tools"))) : Optional.empty());
    }

    private static Optional<Template> template(Section file, String key) {
        return file.text(key).map(text -> Template.compile(file.place(key) + " " + key, text));
    }

    /// Whether the data hold what is asked, so that the task file has no `doc_to_text`.
    public boolean inData() {
        return messages.isPresent() || turns.isPresent();
    }

    /// The prompt of a row.
    ///
    /// @param built the prompt by the task file's own words; of data that hold the talk, what stands before
    ///        it: a system message, worked examples
    /// @throws TouchstoneException `DATA_TEMPLATE` where the data are of another form
    public Prompt of(List<Message> built, Fields row, Fields variables) {
        List<Message> all = new ArrayList<>(built);
        List<String> later = List.of();
        if (messages.isPresent()) {
            all.addAll(Turns.messages(messages.get(), row, variables));
        } else if (turns.isPresent()) {
            List<String> said = Turns.said(turns.get(), row, variables);
            all.add(new Message(Role.USER, said.getFirst()));
            later = said.subList(1, said.size());
        }
        List<Message> merged = Turns.oneSystem(all);
        if (!later.isEmpty()) {
            return new Prompt.Dialogue(merged, later);
        }
        if (tools.isEmpty()) {
            return new Prompt.Chat(merged);
        }
        List<Fields> callable = tools.get().of(row, variables);
        if (callable.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_TEMPLATE,
                    "the row holds no functions; give it one, or leave 'tools' out of the task file");
        }
        return new Prompt.ToolChat(merged, callable);
    }

    /// What makes two prompts the same, for fingerprints.
    public Fields identity() {
        Fields identity = Fields.EMPTY;
        identity = with(identity, "messages", messages.map(Template::text));
        identity = with(identity, "turns", turns.map(Template::text));
        return with(identity, "tools", tools.map(ToolSource::identity));
    }

    private static Fields with(Fields fields, String name, Optional<String> text) {
        return text.map(given -> fields.with(name, Value.of(given))).orElse(fields);
    }
}
