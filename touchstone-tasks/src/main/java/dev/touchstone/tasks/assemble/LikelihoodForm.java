package dev.touchstone.tasks.assemble;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Prompt.Continuation;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskDefinition.PromptTemplates;
import dev.touchstone.tasks.assemble.TaskDefinition.Wording;
import dev.touchstone.tasks.score.likelihood.RightOptions;
import dev.touchstone.tasks.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Makes questions that likelihoods answer, as lm-evaluation-harness writes them; AISBench's perplexity of a
/// whole prompt beside them.
final class LikelihoodForm implements RowForm {

    /// Under this name the template of a [OutputType#PERPLEXITY_CHOICE] sees the option.
    private static final String CHOICE = "choice";

    private final TaskDefinition definition;
    private final PromptTemplates templates;
    private final Wording.OfFile words;
    private final QuestionBuilder builder;
    private final boolean alone;

    /// @param builder renders descriptions, examples and options
    LikelihoodForm(TaskDefinition definition, QuestionBuilder builder) {
        this.definition = definition;
        this.templates = definition.prompt();
        this.words = switch (definition.prompt().wording()) {
            case Wording.OfFile ofFile -> ofFile;
            case Wording.OfData _ -> throw new IllegalStateException("a talk of the data is not measured");
        };
        this.builder = builder;
        this.alone = LikelihoodScoring.measuresOptionsAlone(definition.scoring());
    }

    @Override
    public Question build(int number, Fields row, String place) {
        try {
            return switch (definition.output()) {
                case MULTIPLE_CHOICE -> multipleChoice(number, row);
                case PERPLEXITY_CHOICE -> perplexityChoice(number, row);
                case LOGLIKELIHOOD -> continuation(number, row);
                case LOGLIKELIHOOD_ROLLING -> whole(number, row);
                case GENERATE_UNTIL -> throw new IllegalStateException("a text is no likelihood");
            };
        } catch (TouchstoneException failure) {
            throw new TouchstoneException(failure.code(), place + ": " + failure.getMessage(), failure);
        }
    }

    @Override
    public RenderedExample example(OptionalInt number, Fields row) {
        Template question = definition.examples().asked();
        Template target = definition.examples().target();
        return switch (definition.output()) {
            case MULTIPLE_CHOICE -> {
                List<String> choices = choices(row);
                String text = render(question, row);
                if (Targets.digits(text)) {
                    yield new RenderedExample(number, choices.get(Targets.place(text, choices)),
                            render(target, row));
                }
                int right = right(target, row, choices).getFirst();
                yield new RenderedExample(number, text, choices.get(right));
            }
            case PERPLEXITY_CHOICE -> {
                List<String> choices = choices(row);
                int right = right(target, row, choices).getFirst();
                yield new RenderedExample(number, filled(row, choices.get(right)), "");
            }
            case LOGLIKELIHOOD, LOGLIKELIHOOD_ROLLING, GENERATE_UNTIL ->
                    new RenderedExample(number, render(question, row), render(target, row));
        };
    }

    /// The options behind one context, and again behind nothing where a metric needs that; or, where
    /// `doc_to_text` gives the place of the right one, the options are contexts and `doc_to_target` stands
    /// behind each.
    private Question multipleChoice(int number, Fields row) {
        List<String> choices = choices(row);
        String text = render(words.question(), row);
        List<Continuation> pairs = new ArrayList<>();
        if (Targets.digits(text)) {
            if (alone) {
                throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                        "acc_mutual_info is for options behind one question, and here the options are "
                                + "contexts; take it out of metric_list");
            }
            int right = Targets.place(text, choices);
            String behind = templates.targetDelimiter() + render(templates.target(), row);
            choices.forEach(choice -> pairs.add(
                    new Continuation(builder.text(number, row, choice), behind)));
            return question(number, new Prompt.Continuations(pairs), choices, List.of(right), row);
        }
        String context = builder.text(number, row, text);
        choices.forEach(choice -> pairs.add(
                new Continuation(context, templates.targetDelimiter() + choice)));
        if (alone) {
            choices.forEach(choice -> pairs.add(
                    new Continuation("", templates.targetDelimiter() + choice)));
        }
        return question(number, new Prompt.Continuations(pairs), choices,
                right(templates.target(), row, choices), row);
    }

    private Question perplexityChoice(int number, Fields row) {
        List<String> choices = choices(row);
        String before = builder.before(number, row, RenderedExample::question);
        List<Continuation> whole = choices.stream()
                .map(choice -> new Continuation("", before + filled(row, choice))).toList();
        return question(number, new Prompt.Continuations(whole), choices,
                right(templates.target(), row, choices), row);
    }

    private Question continuation(int number, Fields row) {
        String context = builder.text(number, row, render(words.question(), row));
        String target = render(templates.target(), row);
        Prompt prompt = new Prompt.Continuations(List.of(new Continuation(context, nonEmpty(target))));
        return new Question(number, prompt, target, List.of(), OptionalInt.empty(), builder.tags(row));
    }

    private Question whole(int number, Fields row) {
        String text = nonEmpty(render(templates.target(), row));
        return new Question(number, new Prompt.Rolling(text), text, List.of(), OptionalInt.empty(),
                builder.tags(row));
    }

    private Question question(int number, Prompt prompt, List<String> choices, List<Integer> right,
            Fields row) {
        return new Question(number, prompt, choices.get(right.getFirst()), choices, OptionalInt.empty(),
                RightOptions.with(builder.tags(row), right));
    }

    private List<String> choices(Fields row) {
        List<String> choices = builder.choices(row);
        if (choices.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_TEMPLATE, "the row has no options: "
                    + "doc_to_choice gives an empty list");
        }
        return choices;
    }

    private List<Integer> right(Template target, Fields row, List<String> choices) {
        return Targets.right(target, row, definition.variables(), choices);
    }

    /// The question with an option in it; of messages the texts, a line each, as AISBench joins them for
    /// models without a chat template.
    private String filled(Fields row, String choice) {
        Fields with = row.with(CHOICE, Value.of(choice));
        return words.turns().stream().map(turn -> turn.content().render(with, definition.variables()))
                .collect(Collectors.joining("\n"));
    }

    private String render(Template template, Fields row) {
        return template.render(row, definition.variables());
    }

    private static String nonEmpty(String text) {
        if (text.isEmpty()) {
            throw new TouchstoneException(ErrorCode.DATA_TEMPLATE,
                    "doc_to_target gives an empty text, which has no likelihood");
        }
        return text;
    }
}
