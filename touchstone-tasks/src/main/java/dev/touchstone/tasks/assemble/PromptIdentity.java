package dev.touchstone.tasks.assemble;

import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskDefinition.Choices;
import dev.touchstone.tasks.assemble.TaskDefinition.Form;
import dev.touchstone.tasks.assemble.TaskDefinition.PromptTemplates;
import dev.touchstone.tasks.assemble.TaskDefinition.Turn;
import dev.touchstone.tasks.assemble.TaskDefinition.Wording;
import dev.touchstone.tasks.converse.Conversation;
import dev.touchstone.tasks.fewshot.Sampler;
import dev.touchstone.tasks.template.Template;
import dev.touchstone.tasks.version.AisbenchVersion;
import dev.touchstone.tasks.version.AisbenchVersion.Round;
import dev.touchstone.tasks.version.AisbenchVersion.Shape;
import dev.touchstone.tasks.version.PythonJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// What makes two prompts the same: the fingerprint of all that enters them, and AISBench's six digits.
final class PromptIdentity {

    /// What stands for a question that the data word; fixed, so that answers of earlier runs stay usable.
    private static final String NO_WORDS = "";

    private final TaskDefinition definition;
    private final PromptTemplates prompt;
    private final List<RenderedExample> examples;
    private final Optional<String> systemPrompt;

    PromptIdentity(TaskDefinition definition, List<RenderedExample> examples, Optional<String> systemPrompt) {
        this.definition = definition;
        this.prompt = definition.prompt();
        this.examples = examples;
        this.systemPrompt = systemPrompt;
    }

    /// SHA-256 over templates, variables, rendered examples and system prompt.
    String fingerprint() {
        List<Value> turns = switch (prompt.wording()) {
            case Wording.OfFile(List<Turn> words) -> words.stream().map(turn -> turn(
                    turn.role(), turn.content().text())).toList();
            case Wording.OfData _ -> List.of(turn(Role.USER, NO_WORDS));
        };
        List<Value> shown = examples.stream().map(example -> (Value) Fields.EMPTY
                .with("question", Value.of(example.question()))
                .with("answer", Value.of(example.answer()))).toList();
        Fields all = Fields.EMPTY
                .with("form", Value.of(prompt.form().name().toLowerCase(Locale.ROOT)))
                .with("turns", new Value.Items(turns))
                .with("variables", definition.variables())
                .with("num_fewshot", Value.of((long) definition.examples().count()))
                .with("examples", new Value.Items(shown))
                .with("fewshot_delimiter", Value.of(prompt.exampleDelimiter()))
                .with("target_delimiter", Value.of(prompt.targetDelimiter()))
                .with("target", Value.of(prompt.target().text()));
        if (!definition.conversation().equals(Conversation.NONE)) {
            all = all.with("conversation", definition.conversation().identity());
        }
        if (definition.output().likelihoods()) {
            all = all.with("output_type", Value.of(definition.output().key()));
        }
        if (LikelihoodScoring.measuresOptionsAlone(definition.scoring())) {
            all = all.with("options_alone", Value.of(true));
        }
        all = with(all, "description", prompt.description().map(Template::text));
        all = with(all, "gen_prefix", prompt.answerPrefix().map(Template::text));
        all = with(all, "choices", prompt.choices().map(choices -> switch (choices) {
            case Choices.Each(List<Template> options) ->
                String.join("\n", options.stream().map(Template::text).toList());
            case Choices.Whole(Template list) -> list.text();
        }));
        return PythonJson.sha256(with(all, "system_prompt", systemPrompt));
    }

    private static Value turn(Role role, String content) {
        return Fields.EMPTY.with("role", Value.of(role.wireName())).with("content", Value.of(content));
    }

    private static Fields with(Fields fields, String name, Optional<String> text) {
        return text.map(given -> fields.with(name, Value.of(given))).orElse(fields);
    }

    /// The six digits over the task's own words; a system prompt of the user is not in them.
    ///
    /// Examples by row number are named by their numbers, as AISBench's retriever does; others stand as they
    /// are.
    String aisbenchVersion() {
        Fields templates = definition.generation().aisbenchTemplates();
        if (!templates.names().isEmpty()) {
            return AisbenchVersion.ofOptions((Fields) filled(templates), definition.examples().count());
        }
        if (definition.examples().count() == 0 || !definition.examples().rows().isEmpty()) {
            return version(shape(examples), Optional.empty());
        }
        return switch (definition.examples().sampler()) {
            case Sampler.FirstRows() ->
                    byNumber(IntStream.range(0, definition.examples().count()).boxed().toList());
            case Sampler.FixedRows(List<Integer> rows) ->
                    byNumber(rows.subList(0, definition.examples().count()));
            case Sampler.RandomRows _ -> version(shape(examples), Optional.empty());
        };
    }

    /// The templates with the sub-set's variables in them; AISBench's braces stay.
    private Value filled(Value templates) {
        return switch (templates) {
            case Value.Text(String text) -> Value.of(Template.compileWords("aisbench_templates", text)
                    .render(Fields.EMPTY, definition.variables()));
            case Value.Items(List<Value> items) -> new Value.Items(items.stream().map(this::filled).toList());
            case Fields fields -> {
                Fields all = Fields.EMPTY;
                for (String name : fields.names()) {
                    all = all.with(name, filled(fields.find(name).orElseThrow()));
                }
                yield all;
            }
            case Value.Numeric _, Value.Flag _, Value.Absent _ -> templates;
        };
    }

    private String byNumber(List<Integer> rows) {
        String question = braces(definition.examples().asked());
        String target = braces(definition.examples().target());
        Shape example = switch (prompt.form()) {
            case TEXT -> new Shape.Text(question + prompt.targetDelimiter() + target + exampleEnd());
            case CHAT -> new Shape.Rounds(List.of(new Round("HUMAN", question), new Round("BOT", target)));
        };
        return version(shape(List.of()), Optional.of(new AisbenchVersion.Examples(example, rows)));
    }

    private String version(Shape shape, Optional<AisbenchVersion.Examples> shown) {
        return AisbenchVersion.of(shape, shown, definition.generation().aisbenchInferencer());
    }

    /// What AISBench's file writes behind an example: its retriever adds one line break to that.
    private String exampleEnd() {
        String delimiter = prompt.exampleDelimiter();
        return delimiter.endsWith("\n") ? delimiter.substring(0, delimiter.length() - 1) : delimiter;
    }

    /// The prompt as AISBench's files hold it, with examples as texts in front of the question.
    private Shape shape(List<RenderedExample> given) {
        List<RenderedExample> shown = given.stream().limit(definition.examples().count()).toList();
        List<Turn> before = switch (prompt.wording()) {
            case Wording.OfFile(List<Turn> turns) -> turns.subList(0, turns.size() - 1);
            case Wording.OfData _ -> List.of();
        };
        String question = switch (prompt.wording()) {
            case Wording.OfFile words -> braces(words.question());
            case Wording.OfData _ -> NO_WORDS;
        };
        if (prompt.form() == Form.TEXT) {
            StringBuilder text = new StringBuilder();
            for (RenderedExample example : shown) {
                text.append(example.question()).append(prompt.targetDelimiter()).append(example.answer())
                        .append(prompt.exampleDelimiter());
            }
            return new Shape.Text(prompt.description().map(this::braces).orElse(""),
                    text.append(question).toString());
        }
        List<Round> rounds = new ArrayList<>();
        prompt.description().ifPresent(description -> rounds.add(new Round("SYSTEM", braces(description))));
        before.forEach(turn ->
                rounds.add(new Round(role(turn.role()), braces(turn.content()))));
        for (RenderedExample example : shown) {
            rounds.add(new Round("HUMAN", example.question()));
            rounds.add(new Round("BOT", example.answer()));
        }
        rounds.add(new Round("HUMAN", question));
        return new Shape.Rounds(rounds);
    }

    private String braces(Template template) {
        return template.inBraces(definition.variables());
    }

    private static String role(Role role) {
        return switch (role) {
            case SYSTEM -> "SYSTEM";
            case USER -> "HUMAN";
            case ASSISTANT -> "BOT";
            case TOOL -> "TOOL";
        };
    }
}
