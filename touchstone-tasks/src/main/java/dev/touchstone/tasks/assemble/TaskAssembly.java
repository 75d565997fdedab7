package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.score.ScorerSurroundings;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskDefinition.Candidate;
import dev.touchstone.tasks.assemble.TaskDefinition.Examples;
import dev.touchstone.tasks.fewshot.Fewshot;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.score.likelihood.LikelihoodMeasures;
import dev.touchstone.tasks.version.DataFingerprints;
import dev.touchstone.tasks.version.PythonJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Makes tasks of definitions: finds the data, reads the worked examples, makes the scorers, takes
/// fingerprints.
public final class TaskAssembly {

    private final Map<String, ScorerFactory> factories;
    private final DataFingerprints fingerprints = new DataFingerprints();

    /// @param factories scorers by the name that task files write under `function`
    public TaskAssembly(Map<String, ScorerFactory> factories) {
        this.factories = Map.copyOf(factories);
    }

    /// The task, ready to be asked.
    ///
    /// @throws TouchstoneException `DATA_NOT_FOUND`, `DATA_TEMPLATE`, `CONFIG_INVALID_VALUE` and their kin
    public Task assemble(TaskDefinition definition, TaskOptions options) {
        DataLocator locator = new DataLocator(options.dataRoots(), directory(definition));
        String name = definition.identity().abbr();
        RowSource source = locator.find(name, definition.data().candidates(), definition.data().testSplit(),
                definition.variables());
        List<Path> files = new ArrayList<>(source.files());
        List<RenderedExample> examples = examples(definition, locator, source, files);
        List<Fields> sections = definition.scoring().scorers().stream()
                .map(section -> withTemplate(definition, section)).toList();
        List<Scorer> scorers = sections.stream().map(section -> scorer(definition, section,
                options.scorers())).toList();
        if (scorers.stream().filter(JudgedScorer.class::isInstance).count() > 1) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    definition.identity().file() + ": two scorers ask judges, and verdicts are kept for one;"
                            + " give it several dimensions, or write a second task file");
        }
        refuseSystemPrompt(definition, options);
        PromptIdentity identity = new PromptIdentity(definition, examples, options.systemPrompt());
        TaskSpec spec = new TaskSpec(
                definition.identity().name(),
                name,
                definition.identity().group(),
                definition.scoring().metric(),
                definition.output().mode(),
                identity.aisbenchVersion(),
                new TaskSpec.Fingerprint(fingerprints.of(files), identity.fingerprint(),
                        evaluator(definition, sections)),
                definition.generation().arguments(),
                definition.generation().maxOutputTokens(),
                definition.generation().repeats(),
                definition.generation().k(),
                definition.identity().file().toString(),
                definition.breakdown());
        RowForm form = RowForm.of(definition, examples, options.systemPrompt());
        return new AssembledTask(spec, source, new SelectedRows(source, definition.data().range()),
                definition.variables(), form, scorers,
                definition.scoring().measures().stream().map(LikelihoodMeasures::of).toList());
    }

    private static void refuseSystemPrompt(TaskDefinition definition, TaskOptions options) {
        if (definition.output().likelihoods() && options.systemPrompt().isPresent()) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                    ("%s: its output_type %s measures how likely given texts are, and a system prompt would "
                            + "be no part of them; leave --system-prompt out, or write it into the task's "
                            + "description").formatted(definition.identity().abbr(),
                                    definition.output().key()));
        }
    }

    private static String evaluator(TaskDefinition definition, List<Fields> scorers) {
        List<Value> sections = new ArrayList<>(scorers);
        definition.scoring().measures().forEach(measure -> sections.add(Value.of(measure)));
        return PythonJson.sha256(new Value.Items(sections));
    }

    private static Path directory(TaskDefinition definition) {
        return Optional.ofNullable(definition.identity().file().toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
    }

    /// Reads and renders the worked examples; where they come from the questions' own file there is one more,
    /// for the row that is one of them.
    private static List<RenderedExample> examples(
            TaskDefinition definition, DataLocator locator, RowSource source, List<Path> files) {
        Examples wanted = definition.examples();
        RowForm builder = RowForm.of(definition, List.of(), Optional.empty());
        if (wanted.count() == 0) {
            return List.of();
        }
        if (!wanted.rows().isEmpty()) {
            return wanted.rows().stream().limit(wanted.count())
                    .map(row -> builder.example(OptionalInt.empty(), row)).toList();
        }
        List<Candidate> candidates = definition.data().exampleCandidates().isEmpty()
                ? definition.data().candidates() : definition.data().exampleCandidates();
        RowSource pool =
                locator.find(definition.identity().abbr(), candidates, definition.data().exampleSplit(),
                definition.variables());
        boolean own = pool.files().equals(source.files());
        pool.files().stream().filter(file -> !files.contains(file)).forEach(files::add);
        List<RenderedExample> examples = new ArrayList<>();
        for (Fewshot.Chosen chosen : Fewshot.choose(pool, wanted.sampler(), wanted.count(), own ? 1 : 0)) {
            try {
                examples.add(builder.example(
                        own ? OptionalInt.of(chosen.number()) : OptionalInt.empty(), chosen.row()));
            } catch (TouchstoneException failure) {
                throw new TouchstoneException(failure.code(), "%s, row %d, a worked example: %s"
                        .formatted(pool.origin(), chosen.number() + 1, failure.getMessage()), failure);
            }
        }
        return examples;
    }

    /// A section with the words of the template file that it names, a path beside the task file: so they are
    /// part of the evaluator's fingerprint.
    private static Fields withTemplate(TaskDefinition definition, Fields section) {
        Optional<String> named = section.findText("template_file");
        if (named.isEmpty()) {
            return section;
        }
        Path file = directory(definition).resolve(named.get());
        try {
            return section.with("template_text", Value.of(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    "%s: the template file %s cannot be read (%s)".formatted(
                            definition.identity().file(), file, unreadable.getMessage()), unreadable);
        }
    }

    private Scorer scorer(TaskDefinition definition, Fields section, ScorerSurroundings surroundings) {
        String function = section.findText("function").orElse("");
        ScorerFactory factory = factories.get(function);
        if (factory == null) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    "%s: there is no scorer '%s'%s; there are: %s".formatted(definition.identity().file(),
                            function,
                            Suggestions.sentence(function, factories.keySet()),
                            String.join(", ", factories.keySet().stream().sorted().toList())));
        }
        Scorer scorer;
        try {
            scorer = factory.create(section.without(ExactMatchScorer.KEY), surroundings);
        } catch (TouchstoneException wrong) { // a scorer does not know which file it stands in
            throw new TouchstoneException(wrong.code(), "%s, scorer '%s': %s".formatted(
                    definition.identity().file(), function, wrong.getMessage()), wrong);
        }
        return section.findFields(ExactMatchScorer.KEY).map(metric -> (Scorer) new ExactMatchScorer(scorer,
                Section.of(definition.identity().file() + " metric_list", metric))).orElse(scorer);
    }
}
