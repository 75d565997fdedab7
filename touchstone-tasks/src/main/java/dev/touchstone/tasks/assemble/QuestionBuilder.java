package dev.touchstone.tasks.assemble;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskDefinition.Choices;
import dev.touchstone.tasks.assemble.TaskDefinition.PromptTemplates;
import dev.touchstone.tasks.assemble.TaskDefinition.Turn;
import dev.touchstone.tasks.converse.Conversation;
import dev.touchstone.tasks.template.Template;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Makes a question of a row: prompt with its worked examples, gold answer, options.
final class QuestionBuilder {

    /// Under this name a question carries all its gold answers where it has several.
    static final String TARGETS = "targets";

    private final TaskDefinition definition;
    private final List<RenderedExample> examples;
    private final Optional<String> systemPrompt;

    /// @param examples one more than the task shows where a row may be its own example
    QuestionBuilder(TaskDefinition definition, List<RenderedExample> examples,
            Optional<String> systemPrompt) {
        this.definition = definition;
        this.examples = examples;
        this.systemPrompt = systemPrompt;
    }

    /// The question of a row.
    ///
    /// @param number of the row, from 0
    /// @param place of the row, for messages
    /// @throws TouchstoneException `DATA_TEMPLATE` with the place in front
    Question build(int number, Fields row, String place) {
        try {
            List<String> choices = choices(row);
            Target target = target(definition.prompt().target(), row, choices);
            Fields extra = target.others();
            for (String tag : definition.tags()) {
                extra = row.find(tag).isPresent() ? extra.with(tag, row.find(tag).orElseThrow()) : extra;
            }
            return new Question(number, prompt(number, row), target.gold(), choices, OptionalInt.empty(),
                    extra);
        } catch (TouchstoneException failure) {
            throw new TouchstoneException(failure.code(), place + ": " + failure.getMessage(), failure);
        }
    }

    /// One example in this task's form.
    RenderedExample example(OptionalInt number, Fields row) {
        String question = definition.examples().question().render(row, definition.variables());
        return new RenderedExample(number, question,
                target(definition.examples().target(), row, choices(row)).gold());
    }

    private Prompt prompt(int number, Fields row) {
        PromptTemplates templates = definition.prompt();
        List<RenderedExample> shown = examples.stream()
                .filter(example -> example.row().isEmpty() || example.row().getAsInt() != number)
                .limit(definition.examples().count())
                .toList();
        return switch (templates.form()) {
            case TEXT -> text(templates, shown, row);
            case CHAT -> chat(templates, shown, row);
        };
    }

    private Prompt text(PromptTemplates templates, List<RenderedExample> shown, Fields row) {
        StringBuilder text = new StringBuilder();
        templates.description().ifPresent(description -> text.append(render(description, row)));
        for (RenderedExample example : shown) {
            text.append(example.question()).append(templates.targetDelimiter()).append(example.answer())
                    .append(templates.exampleDelimiter());
        }
        text.append(render(templates.turns().getLast().content(), row));
        templates.answerPrefix().ifPresent(prefix ->
                text.append(templates.targetDelimiter()).append(render(prefix, row)));
        Prompt prompt = new Prompt.Text(text.toString());
        return systemPrompt.map(prompt::withSystem).orElse(prompt);
    }

    private Prompt chat(PromptTemplates templates, List<RenderedExample> shown, Fields row) {
        List<Message> messages = new ArrayList<>();
        List<String> system = new ArrayList<>();
        systemPrompt.ifPresent(system::add);
        templates.description().ifPresent(description -> system.add(render(description, row)));
        List<Turn> turns = templates.turns();
        for (int at = 0; at < turns.size(); at++) {
            if (at == turns.size() - 1) {
                shown.forEach(example -> {
                    messages.add(new Message(Role.USER, example.question()));
                    messages.add(new Message(Role.ASSISTANT, example.answer()));
                });
            }
            if (definition.conversation().inData()) {
                continue; // the data hold what is asked
            }
            String content = render(turns.get(at).content(), row);
            if (turns.get(at).role() == Role.SYSTEM && messages.isEmpty()) {
                system.add(content);
            } else {
                messages.add(new Message(turns.get(at).role(), content));
            }
        }
        templates.answerPrefix()
                .ifPresent(prefix -> messages.add(new Message(Role.ASSISTANT, render(prefix, row))));
        if (!system.isEmpty()) {
            messages.addFirst(new Message(Role.SYSTEM, String.join("\n\n", system)));
        }
        return definition.conversation().equals(Conversation.NONE) ? new Prompt.Chat(messages)
                : definition.conversation().of(messages, row, definition.variables());
    }

    private String render(Template template, Fields row) {
        return template.render(row, definition.variables());
    }

    private List<String> choices(Fields row) {
        Optional<Choices> choices = definition.prompt().choices();
        return choices.map(given -> switch (given) {
            case Choices.Each(List<Template> options) ->
                options.stream().map(option -> render(option, row)).toList();
            case Choices.Whole(Template list) -> switch (list.evaluate(row, definition.variables())) {
                case Value.Items(List<Value> items) -> items.stream().map(Value::display).toList();
                case Fields(var entries) -> entries.values().stream().map(Value::display).toList();
                case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ -> throw notAList(list);
            };
        }).orElse(List.of());
    }

    private static TouchstoneException notAList(Template list) {
        return new TouchstoneException(ErrorCode.DATA_TEMPLATE,
                "doc_to_choice '%s' gives no list; write one expression, such as \"{{options}}\"".formatted(
                        list.text()));
    }

    /// A gold answer, and all of them under `targets` where there are several.
    private record Target(String gold, Fields others) {}

    private Target target(Template template, Fields row, List<String> choices) {
        Value value = template.evaluate(row, definition.variables());
        return switch (value) {
            case Value.Items(List<Value> items) when !items.isEmpty() ->
                new Target(gold(items.getFirst(), choices), Fields.EMPTY.with(TARGETS, value));
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _, Value.Items _, Fields _ ->
                new Target(gold(value, choices), Fields.EMPTY);
        };
    }

    /// With options, a number is the place of the right one, as in lm-evaluation-harness.
    private static String gold(Value value, List<String> choices) {
        String text = value.display();
        boolean place = !choices.isEmpty() && text.matches("[0-9]{1,3}") && !choices.contains(text);
        if (!place) {
            return text;
        }
        int number = new BigDecimal(text).intValueExact();
        return number < choices.size() ? choices.get(number) : text;
    }
}
