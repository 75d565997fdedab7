package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskDefinition.Choices;
import dev.touchstone.tasks.assemble.TaskDefinition.Examples;
import dev.touchstone.tasks.assemble.TaskDefinition.Form;
import dev.touchstone.tasks.assemble.TaskDefinition.Identity;
import dev.touchstone.tasks.assemble.TaskDefinition.PromptTemplates;
import dev.touchstone.tasks.assemble.TaskDefinition.Turn;
import dev.touchstone.tasks.assemble.TaskDefinition.Wording;
import dev.touchstone.tasks.converse.Conversation;
import dev.touchstone.tasks.fewshot.Sampler;
import dev.touchstone.tasks.template.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the keys of a task file into a [TaskDefinition].
public final class DefinitionReader {

    private final Section file;
    private final Path path;
    private final Subset subset;

    /// @param file the task file with its includes merged in and the sub-set's own keys over it
    /// @param path the file, for messages and for paths beside it
    public DefinitionReader(Section file, Path path, Subset subset) {
        this.file = file;
        this.path = path;
        this.subset = subset;
    }

    /// The definition.
    ///
    /// @throws TouchstoneException `CONFIG_INVALID_VALUE` and its kin, with file and line where it is known
    public TaskDefinition read() {
        OutputType output = outputType();
        Conversation conversation = Conversation.read(file);
        PromptTemplates prompt = prompt(conversation, output);
        return new TaskDefinition(
                identity(),
                subset.variables(),
                new DataReader(file).read(),
                prompt,
                conversation,
                examples(prompt),
                generation(),
                output.likelihoods() ? new LikelihoodScoring(file, output).read()
                        : new ScoringReader(file).read(),
                file.texts("tags"),
                new TaskSpec.Breakdown(file.texts("slices"), file.text("cluster")),
                output);
    }

    private TaskDefinition.Generation generation() {
        TaskDefinition.Generation read = GenerationReader.read(file);
        Fields templates = file.section("aisbench_templates").fields();
        return templates.names().isEmpty() ? read : read.with(templates);
    }

    private OutputType outputType() {
        String name = file.text("output_type").orElse(OutputType.GENERATE_UNTIL.key());
        OutputType output = Arrays.stream(OutputType.values())
                .filter(type -> type.key().equals(name)).findFirst().orElseThrow(() ->
                        new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                                "%s: output_type '%s' is not supported in this version; there are: %s"
                                        .formatted(file.place("output_type"), name,
                                                String.join(", ", OutputType.keys()))));
        boolean chat = file.value("messages").isPresent()
                || file.text("prompt_form").orElse("text").equals("chat");
        boolean talk = Stream.of("doc_to_messages", "doc_to_turns", "tools")
                .anyMatch(key -> file.value(key).isPresent());
        if (output.likelihoods() && (talk || chat && output != OutputType.PERPLEXITY_CHOICE)) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                    ("%s: %s measures texts, so the question is doc_to_text in the text form; a chat has no "
                            + "likelihood").formatted(file.place("output_type"), output.key()));
        }
        if (output.chooses() && file.value("doc_to_choice").isEmpty()) {
            throw file.missing("doc_to_choice");
        }
        return output;
    }

    private Identity identity() {
        String fileName = String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", "");
        String name = file.text("task").orElse(fileName);
        boolean parted = subset.name().isPresent();
        String abbr = file.text("abbr").map(text -> template("abbr", text).render(subset.variables()))
                .orElse(parted ? name + "_" + subset.name().orElseThrow() : name);
        if (!abbr.matches("[\\p{L}\\p{N}._@+-]{1,150}")) {
            throw file.wrong("abbr", "letters, digits and . _ @ + -, as it names files");
        }
        Optional<String> group = file.text("group");
        return new Identity(name, abbr, parted && group.isEmpty() ? Optional.of(name) : group, subset.name(),
                path);
    }

    private PromptTemplates prompt(Conversation conversation, OutputType output) {
        Wording wording = wording(conversation, output);
        boolean talks = conversation.inData() || conversation.tools().isPresent();
        Form form = switch (file.text("prompt_form")
                .orElse(file.value("messages").isPresent() || talks ? "chat" : "text")) {
            case "chat" -> Form.CHAT;
            case "text" -> Form.TEXT;
            default -> throw file.wrong("prompt_form", "chat or text");
        };
        if (form == Form.TEXT && (file.value("messages").isPresent() || talks)) {
            throw file.wrong("prompt_form", "chat where there are messages, turns or tools");
        }
        return new PromptTemplates(
                form,
                wording,
                file.text("description").filter(text -> !text.isEmpty())
                        .map(text -> Template.compileWords(place("description"), text)),
                file.text("gen_prefix").filter(text -> !text.isEmpty())
                        .map(text -> Template.compileText(place("gen_prefix"), text)),
                template("doc_to_target", file.requireText("doc_to_target")),
                choices(),
                file.text("fewshot_delimiter").orElse("\n\n"),
                file.text("target_delimiter").orElse(" "));
    }

    private Wording wording(Conversation conversation, OutputType output) {
        if (conversation.inData()) {
            for (String key : List.of("doc_to_text", "messages")) {
                if (file.value(key).isPresent()) {
                    throw file.wrong(key, "nothing, as the data hold the turns");
                }
            }
            return new Wording.OfData();
        }
        List<Section> messages = file.sections("messages");
        if (messages.isEmpty()) {
            // a text that is measured as a whole has no question before it
            String question = output == OutputType.LOGLIKELIHOOD_ROLLING
                    ? file.text("doc_to_text").orElse("") : file.requireText("doc_to_text");
            return new Wording.OfFile(List.of(new Turn(Role.USER, template("doc_to_text", question))));
        }
        if (file.value("doc_to_text").isPresent()) {
            throw file.wrong("doc_to_text", "nothing, as there are messages");
        }
        List<Turn> turns = new ArrayList<>();
        for (Section message : messages) {
            Role role = switch (message.requireText("role").toLowerCase(Locale.ROOT)) {
                case "system" -> Role.SYSTEM;
                case "user", "human" -> Role.USER;
                case "assistant", "bot" -> Role.ASSISTANT;
                default -> throw message.wrong("role", "system, user or assistant");
            };
            String content = message.requireText("content");
            message.refuseUnknown();
            turns.add(new Turn(role, Template.compileText(place("messages." + turns.size()), content)));
        }
        boolean whole = output == OutputType.PERPLEXITY_CHOICE; // the answer is part of what is measured
        if (turns.getLast().role() != (whole ? Role.ASSISTANT : Role.USER)) {
            throw file.wrong("messages", whole ? "a list whose last message is the assistant's"
                    : "a list whose last message is the user's");
        }
        return new Wording.OfFile(turns);
    }

    private Optional<Choices> choices() {
        return file.value("doc_to_choice").map(value -> switch (value) {
            case Value.Items _ -> new Choices.Each(file.texts("doc_to_choice").stream()
                    .map(text -> Template.compileText(place("doc_to_choice"), text)).toList());
            case Fields(var entries) -> new Choices.Each(entries.values().stream()
                    .map(option -> Template.compileText(place("doc_to_choice"), option.display())).toList());
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ ->
                new Choices.Whole(template("doc_to_choice", file.requireText("doc_to_choice")));
        });
    }

    private Examples examples(PromptTemplates prompt) {
        int count = file.wholeNumber("num_fewshot", 0, 1_000).orElse(0);
        Section config = file.section("fewshot_config");
        Sampler sampler = Sampler.from(config);
        Optional<Template> question = config.text("doc_to_text")
                .map(text -> template("fewshot_config.doc_to_text", text))
                .or(() -> switch (prompt.wording()) {
                    case Wording.OfFile words -> Optional.of(words.question());
                    case Wording.OfData _ -> Optional.empty();
                });
        if (count > 0 && question.isEmpty()) {
            throw config.missing("doc_to_text"); // the data hold no question apart from the talk
        }
        Template target = config.text("doc_to_target")
                .map(text -> template("fewshot_config.doc_to_target", text)).orElse(prompt.target());
        List<Fields> rows = config.sections("samples").stream().map(Section::fields).toList();
        config.refuseUnknown();
        if (!rows.isEmpty() && rows.size() < count) {
            throw file.wrong("num_fewshot",
                    "at most %d, the number of samples in fewshot_config".formatted(rows.size()));
        }
        return new Examples(count, sampler, rows, question, target);
    }

    private Template template(String key, String text) {
        return Template.compile(place(key), text);
    }

    private String place(String key) {
        return file.place(key) + " " + key;
    }
}
