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
import dev.touchstone.tasks.assemble.TaskDefinition.Form;
import dev.touchstone.tasks.assemble.TaskDefinition.PromptTemplates;
import dev.touchstone.tasks.assemble.TaskDefinition.Turn;
import dev.touchstone.tasks.assemble.TaskDefinition.Wording;
import dev.touchstone.tasks.converse.Conversation;
import dev.touchstone.tasks.template.PythonLists;
import dev.touchstone.tasks.template.Template;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Makes a question of a row: prompt with its worked examples, gold answer, options.
final class QuestionBuilder implements RowForm {

    /// Under this name a question carries all its gold answers where it has several.
    static final String TARGETS = "targets";

    private final TaskDefinition definition;
    private final List<RenderedExample> examples;
    private final Optional<String> systemPrompt;
    private final boolean perTurn;

    /// @param examples one more than the task shows where a row may be its own example
    QuestionBuilder(TaskDefinition definition, List<RenderedExample> examples,
            Optional<String> systemPrompt) {
        this.definition = definition;
        this.examples = examples;
        this.systemPrompt = systemPrompt;
        this.perTurn = definition.scoring().scorers().stream()
                .anyMatch(scorer -> scorer.findText("function").filter("per_turn"::equals).isPresent());
    }

    @Override
    public Question build(int number, Fields row, String place) {
        try {
            List<String> choices = choices(row);
            Target target = target(definition.prompt().target(), row, choices, perTurn);
            return new Question(number, prompt(number, row), target.gold(), choices, OptionalInt.empty(),
                    target.others().merge(tags(row)));
        } catch (TouchstoneException failure) {
            throw new TouchstoneException(failure.code(), place + ": " + failure.getMessage(), failure);
        }
    }

    /// The fields of a row that go along with its question.
    Fields tags(Fields row) {
        Fields tags = Fields.EMPTY;
        for (String tag : definition.tags()) {
            tags = row.find(tag).isPresent() ? tags.with(tag, row.find(tag).orElseThrow()) : tags;
        }
        return tags;
    }

    @Override
    public RenderedExample example(OptionalInt number, Fields row) {
        String question = render(definition.examples().asked(), row);
        return new RenderedExample(number, question,
                target(definition.examples().target(), row, choices(row), false).gold());
    }

    private Prompt prompt(int number, Fields row) {
        PromptTemplates templates = definition.prompt();
        return switch (templates.wording()) {
            case Wording.OfFile words when templates.form() == Form.TEXT -> {
                Prompt prompt = new Prompt.Text(text(number, row, render(words.question(), row)));
                yield systemPrompt.map(prompt::withSystem).orElse(prompt);
            }
            case Wording.OfFile(List<Turn> turns) -> chat(shown(number), row, turns);
            case Wording.OfData _ -> chat(shown(number), row, List.of()); // the conversation adds the turns
        };
    }

    private List<RenderedExample> shown(int number) {
        return examples.stream()
                .filter(example -> example.row().isEmpty() || example.row().getAsInt() != number)
                .limit(definition.examples().count())
                .toList();
    }

    /// Description, worked examples, the question and the beginning of the answer as one text.
    ///
    /// @param question of the row, rendered
    String text(int number, Fields row, String question) {
        PromptTemplates templates = definition.prompt();
        StringBuilder text = new StringBuilder(before(number, row, example ->
                example.question() + templates.targetDelimiter() + example.answer())).append(question);
        templates.answerPrefix().ifPresent(prefix ->
                text.append(templates.targetDelimiter()).append(render(prefix, row)));
        return text.toString();
    }

    /// Description and worked examples.
    String before(int number, Fields row, Function<RenderedExample, String> form) {
        PromptTemplates templates = definition.prompt();
        StringBuilder text = new StringBuilder();
        templates.description().ifPresent(description -> text.append(render(description, row)));
        for (RenderedExample example : shown(number)) {
            text.append(form.apply(example)).append(templates.exampleDelimiter());
        }
        return text.toString();
    }

    /// The chat of a row.
    ///
    /// @param turns those of the task file; the examples stand before the last one
    private Prompt chat(List<RenderedExample> shown, Fields row, List<Turn> turns) {
        PromptTemplates templates = definition.prompt();
        List<Message> messages = new ArrayList<>();
        List<String> system = new ArrayList<>();
        systemPrompt.ifPresent(system::add);
        templates.description().ifPresent(description -> system.add(render(description, row)));
        turns.stream().limit(Math.max(0, turns.size() - 1)).forEach(turn -> add(turn, row, messages, system));
        shown.forEach(example -> {
            messages.add(new Message(Role.USER, example.question()));
            messages.add(new Message(Role.ASSISTANT, example.answer()));
        });
        turns.stream().skip(Math.max(0, turns.size() - 1)).forEach(turn -> add(turn, row, messages, system));
        templates.answerPrefix()
                .ifPresent(prefix -> messages.add(new Message(Role.ASSISTANT, render(prefix, row))));
        if (!system.isEmpty()) {
            messages.addFirst(new Message(Role.SYSTEM, String.join("\n\n", system)));
        }
        return definition.conversation().equals(Conversation.NONE) ? new Prompt.Chat(messages)
                : definition.conversation().of(messages, row, definition.variables());
    }

    /// Words of the system that stand in front go together.
    private void add(Turn turn, Fields row, List<Message> messages, List<String> system) {
        String content = render(turn.content(), row);
        if (turn.role() == Role.SYSTEM && messages.isEmpty()) {
            system.add(content);
        } else {
            messages.add(new Message(turn.role(), content));
        }
    }

    private String render(Template template, Fields row) {
        return template.render(row, definition.variables());
    }

    /// The options of a row; none where the task has none.
    List<String> choices(Fields row) {
        Optional<Choices> choices = definition.prompt().choices();
        return choices.map(given -> switch (given) {
            case Choices.Each(List<Template> options) ->
                options.stream().map(option -> render(option, row)).toList();
            case Choices.Whole(Template list) -> switch (listed(list.evaluate(row, definition.variables()))) {
                case Value.Items(List<Value> items) -> items.stream().map(Value::display).toList();
                case Fields(var entries) -> entries.values().stream().map(Value::display).toList();
                case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ -> throw notAList(list);
            };
        }).orElse(List.of());
    }

    /// A text that Python would read as a list is that list.
    private static Value listed(Value value) {
        return value instanceof Value.Text(String text)
                ? PythonLists.read(text.strip()).orElse(value) : value;
    }

    private static TouchstoneException notAList(Template list) {
        return new TouchstoneException(ErrorCode.DATA_TEMPLATE,
                "doc_to_choice '%s' gives no list; write one expression, such as \"{{options}}\"".formatted(
                        list.text()));
    }

    /// A gold answer, and all of them under `targets` where there are several.
    private record Target(String gold, Fields others) {}

    /// @param last whether of several the last one is the gold: that of the last turn, as the answer is
    private Target target(Template template, Fields row, List<String> choices, boolean last) {
        Value value = template.evaluate(row, definition.variables());
        return switch (value) {
            case Value.Items(List<Value> items) when !items.isEmpty() ->
                new Target(!last ? gold(items.getFirst(), choices)
                        : items.getLast() instanceof Value.Absent ? "" : gold(items.getLast(), choices),
                        Fields.EMPTY.with(TARGETS, value));
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
