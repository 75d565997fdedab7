package dev.touchstone.tasks.assemble;

import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.converse.Conversation;
import dev.touchstone.tasks.fewshot.Sampler;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One task, or one sub-set of a group, as its file says; nothing of its data is read yet.
///
/// @param identity names
/// @param variables what templates see beside the row: the name of the sub-set and its variables
/// @param data where the rows are
/// @param prompt how a row becomes a prompt
/// @param conversation what of a talk stands in the data
/// @param examples the worked examples
/// @param generation sampling arguments and attempts
/// @param scoring how answers are scored
/// @param tags fields of the row that go along with each question
/// @param breakdown by which fields of the row scores are broken down
/// @param output what is asked of a model
public record TaskDefinition(
        Identity identity,
        Fields variables,
        Data data,
        PromptTemplates prompt,
        Conversation conversation,
        Examples examples,
        Generation generation,
        Scoring scoring,
        List<String> tags,
        TaskSpec.Breakdown breakdown,
        OutputType output) {

    /// Names of a task.
    ///
    /// @param file the task file
    /// @param subset name of the sub-set within its group
    public record Identity(String name, String abbr, Optional<String> group, Optional<String> subset,
            Path file) {}

    /// Where the rows are.
    ///
    /// @param candidates places, the first whose files exist is taken
    /// @param exampleCandidates places of the worked examples; empty: as `candidates`
    /// @param range which rows take part at all
    public record Data(
            List<Candidate> candidates,
            List<Candidate> exampleCandidates,
            String testSplit,
            String exampleSplit,
            Range range) {}

    /// One place for data files.
    ///
    /// @param path template of a file or folder
    /// @param completions what else goes with the rows, in order
    /// @param further templates of files that are read behind it, all of which must be there
    public record Candidate(Template path, ReadOptions options, List<Completion> completions,
            List<Template> further) {
        public Candidate {
            completions = List.copyOf(completions);
            further = List.copyOf(further);
        }

        /// A single file or folder.
        public Candidate(Template path, ReadOptions options) {
            this(path, options, List.of(), List.of());
        }
    }

    /// Fields that rows get beside those of their file.
    public sealed interface Completion {

        /// The fields of another file's rows that have the same value in one field.
        ///
        /// @param path template of the file
        /// @param on name of the field
        record Join(Template path, String on) implements Completion {}

        /// The lines of a text file, the first line with the first row.
        ///
        /// @param path template of the file
        /// @param as name of the field
        record Lines(Template path, String as) implements Completion {}

        /// The row's number, from 1.
        ///
        /// @param as name of the field
        record Number(String as) implements Completion {}
    }

    /// Rows from, counted from 0, up to and without `to`.
    public record Range(int from, OptionalInt to) {}

    /// A turn of a chat.
    public record Turn(Role role, Template content) {}

    /// Who words the question.
    public sealed interface Wording {

        /// The task file.
        ///
        /// @param turns at least one, the last one the question; the text form has one
        record OfFile(List<Turn> turns) implements Wording {
            public OfFile {
                turns = List.copyOf(turns);
                if (turns.isEmpty()) {
                    throw new IllegalArgumentException("a question has one turn at least");
                }
            }

            /// The turn that is answered.
            public Template question() {
                return turns.getLast().content();
            }
        }

        /// The data: each row holds its turns, and the task's [Conversation] says where.
        record OfData() implements Wording {}
    }

    /// Whether a chat or a text is asked.
    public enum Form { TEXT, CHAT }

    /// How a row becomes a prompt, a gold answer and options.
    ///
    /// @param wording the question
    /// @param exampleDelimiter between the examples of the text form
    /// @param targetDelimiter between question and answer in the text form
    public record PromptTemplates(
            Form form,
            Wording wording,
            Optional<Template> description,
            Optional<Template> answerPrefix,
            Template target,
            Optional<Choices> choices,
            String exampleDelimiter,
            String targetDelimiter) {}

    /// The options: one template for each, or one that gives a list.
    public sealed interface Choices {

        /// One template for each option.
        record Each(List<Template> options) implements Choices {}

        /// A template whose value is the list.
        record Whole(Template list) implements Choices {}
    }

    /// The worked examples.
    ///
    /// @param rows examples that the file itself holds; empty: rows of the few-shot split
    /// @param question template of an example's question; empty where the data word the questions and no
    ///        example is shown
    /// @param target template of an example's answer
    public record Examples(int count, Sampler sampler, List<Fields> rows, Optional<Template> question,
            Template target) {
        public Examples {
            rows = List.copyOf(rows);
            if (count > 0 && question.isEmpty()) {
                throw new IllegalArgumentException(count + " examples without a question");
            }
        }

        /// The question of an example that is shown.
        ///
        /// @throws IllegalStateException where none is shown
        Template asked() {
            return question.orElseThrow(() -> new IllegalStateException("no example is shown"));
        }
    }

    /// Sampling arguments by their wire names, and attempts.
    ///
    /// @param k of pass@k, where the file names one
    /// @param aisbenchInferencer what AISBench gives its inferencer for the same task: it enters the six
    ///        digits of the version and is not sent
    /// @param aisbenchTemplates AISBench's own templates where the digits are to be those of a task that it
    ///        writes once for each option; empty for others
    public record Generation(Fields arguments, OptionalInt maxOutputTokens, OptionalInt repeats,
            OptionalInt k, Fields aisbenchInferencer, Fields aisbenchTemplates) {

        /// Of a task whose digits follow from its own templates.
        public Generation(Fields arguments, OptionalInt maxOutputTokens, OptionalInt repeats, OptionalInt k,
                Fields aisbenchInferencer) {
            this(arguments, maxOutputTokens, repeats, k, aisbenchInferencer, Fields.EMPTY);
        }

        /// The same with AISBench's templates.
        Generation with(Fields templates) {
            return new Generation(arguments, maxOutputTokens, repeats, k, aisbenchInferencer, templates);
        }
    }

    /// Sections that name scorers.
    ///
    /// @param scorers settings of each scorer, its factory's name under `function`; in table order
    /// @param metric name of the main metric
    /// @param measures names of the measures over all answers, in table order
    public record Scoring(List<Fields> scorers, String metric, List<String> measures) {

        /// Scorers alone.
        public Scoring(List<Fields> scorers, String metric) {
            this(scorers, metric, List.of());
        }
    }
}
