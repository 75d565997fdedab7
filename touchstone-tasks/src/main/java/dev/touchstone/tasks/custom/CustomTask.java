package dev.touchstone.tasks.custom;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.read.RenderedRows;
import dev.touchstone.tasks.read.RowOrder;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.read.RowSources;
import dev.touchstone.tasks.version.AisbenchVersion;
import dev.touchstone.tasks.version.DataFingerprints;
import dev.touchstone.tasks.version.PythonJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A data set that a user named by path, checked and ready to be run.
///
/// Rows are asked in the text form of AISBench; a row's `max_tokens` bounds its answer, a row's `system` (or
/// the system prompt of the request) makes it a chat. A set without answers is asked and not scored.
public final class CustomTask implements Task {

    private final TaskSpec spec;
    private final RowSource source;
    private final CustomSurvey survey;
    private final RowPlan plan;
    private final Optional<String> systemPrompt;
    private final List<Scorer> scorers;

    private CustomTask(TaskSpec spec, RowSource source, CustomSurvey survey, RowPlan plan,
            Optional<String> systemPrompt, List<Scorer> scorers) {
        this.spec = spec;
        this.source = source;
        this.survey = survey;
        this.plan = plan;
        this.systemPrompt = systemPrompt;
        this.scorers = scorers;
    }

    /// Reads every row once, checks it, and finds the scorers.
    ///
    /// @throws TouchstoneException that names the wrong row, the missing file or the unknown key of the meta
    ///         file
    public static CustomTask open(CustomRequest request) {
        return open(request, Extensions.load(ScorerFactory.class, ScorerFactory::name));
    }

    static CustomTask open(CustomRequest request, Map<String, ScorerFactory> factories) {
        if (!request.inferMethod().equals("gen")) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                    "custom data sets are asked by the method gen, not '%s'".formatted(
                            request.inferMethod()));
        }
        RowSource source = RowSources.file(request.file(), ReadOptions.DEFAULT);
        Optional<Path> metaFile = metaFile(request);
        CustomMeta meta = metaFile.map(CustomMeta::read).orElse(CustomMeta.NONE);
        CustomSurvey survey = CustomSurvey.of(source, request.kind());
        List<Scorer> scorers =
                survey.answered() ? scorers(survey.kind(), factories) : List.of(new Unanswered());
        List<Path> files = Stream.concat(source.files().stream(), metaFile.stream()).toList();
        return new CustomTask(spec(request, survey, files), source, survey, new RowPlan(meta, survey.rows()),
                request.systemPrompt(), scorers);
    }

    /// Whether the rows have options or free answers.
    public CustomKind kind() {
        return survey.kind();
    }

    @Override
    public TaskSpec spec() {
        return spec;
    }

    @Override
    public int count(Selection selection) {
        return RowOrder.of(selection, plan.size()).count();
    }

    @Override
    public Questions open(Selection selection) {
        return new RenderedRows(rows(selection), row -> question(row.index(), row.fields(), row.place()));
    }

    @Override
    public DataRows rows(Selection selection) {
        RowOrder order = RowOrder.of(selection, plan.size());
        return order.inOrder() && plan.inOrder()
                ? CustomRows.streamed(source.open(), order.count())
                : CustomRows.indexed(source.index(), plan, order);
    }

    @Override
    public List<Scorer> scorers() {
        return scorers;
    }

    /// Makes a question of a row of the file.
    ///
    /// @param index number of the row in the data set
    /// @param place file, row and line, for messages
    private Question question(int index, Fields fields, String place) {
        CustomRow row = CustomRow.read(fields, survey.kind(), place);
        OptionalInt bound = plan.bound(index);
        Fields extra = row.talk().filter(talk -> talk.answers().size() > 1)
                .map(talk -> Fields.EMPTY.with("targets", new Value.Items(talk.answers().stream()
                        .map(answer -> answer.<Value>map(Value::of).orElse(Value.ABSENT)).toList())))
                        .orElse(Fields.EMPTY);
        return new Question(index, CustomPrompt.of(row, systemPrompt), row.answer().orElse(""), row.options(),
                bound.isPresent() ? bound : row.maxOutputTokens(), extra);
    }

    private static Optional<Path> metaFile(CustomRequest request) {
        if (request.meta().isPresent()) {
            return request.meta();
        }
        Path beside = request.file().resolveSibling(request.file().getFileName() + ".meta.json");
        return Files.isRegularFile(beside) ? Optional.of(beside) : Optional.empty();
    }

    private static List<Scorer> scorers(CustomKind kind, Map<String, ScorerFactory> factories) {
        return Stream.concat(Stream.of(kind.robustFunction()), kind.compatFunction().stream()).map(name -> {
            ScorerFactory factory = factories.get(name);
            if (factory == null) {
                throw new TouchstoneException(ErrorCode.CONFIG_NOT_FOUND,
                        "no scorer is named '%s'; there are %s".formatted(name, factories.keySet()));
            }
            return factory.create(Fields.EMPTY);
        }).toList();
    }

    private static TaskSpec spec(CustomRequest request, CustomSurvey survey, List<Path> files) {
        String template = CustomPrompt.template(survey.firstOptions());
        Fields prompt = Fields.EMPTY.with("template", Value.of(template));
        Fields asked = request.systemPrompt().map(text -> prompt.with("system", Value.of(text)))
                .orElse(prompt);
        Fields evaluator = survey.answered()
                ? Fields.EMPTY.with("scorer", Value.of(survey.kind().robustFunction()))
                        .with("compat_scorer", Value.of(survey.kind().compatFunction().orElse("")))
                : Fields.EMPTY;
        String name = request.name().orElse(request.abbr());
        return new TaskSpec(name, request.abbr(), Optional.empty(), "accuracy", "gen",
                AisbenchVersion.of(new AisbenchVersion.Shape.Text(template), Optional.empty()),
                new TaskSpec.Fingerprint(new DataFingerprints().of(files),
                        PythonJson.sha256(asked), PythonJson.sha256(evaluator)),
                Fields.EMPTY, OptionalInt.empty(), OptionalInt.empty(), request.file().toString());
    }
}
