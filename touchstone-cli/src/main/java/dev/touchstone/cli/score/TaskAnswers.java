package dev.touchstone.cli.score;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerSurroundings;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.score.metric.Total;
import dev.touchstone.score.task.ScoredAnswers;
import dev.touchstone.score.task.ScoredGroup;
import dev.touchstone.score.task.ScoredRow;
import dev.touchstone.score.task.TaskScoring;
import dev.touchstone.tasks.assemble.TaskOptions;
import dev.touchstone.tasks.catalog.TaskCatalog;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// `touchstone score --task NAME --input FILE`: answers scored as the task scores them.
final class TaskAnswers {

    /// Sub-sets without answers that are named on the screen; the JSON object names all.
    private static final int SHOWN = 10;

    private final CommandContext context;
    private final ParseResult parsed;
    private final PipedFiles files;

    TaskAnswers(CommandContext context, ParseResult parsed, PipedFiles files) {
        this.context = context;
        this.parsed = parsed;
        this.files = files;
    }

    /// Scores and prints, or writes the JSON object.
    ///
    /// @param rows whether the object holds the rows
    void score(boolean rows, Optional<ScoreJson> json) {
        String input = parsed.matchedOptionValue("--input", "");
        if (input.isEmpty()) {
            throw ScoreCommand.invalid("--task NAME needs --input FILE with rows {id, prediction}");
        }
        if (parsed.hasMatchedOption("--metric")) {
            throw ScoreCommand.invalid("--task and --metric are two ways to score; give one of them");
        }
        List<Task> tasks = tasks(parsed.matchedOptionValue("--task", ""));
        TaskScoring scoring = new TaskScoring(tasks, parsed.matchedOptionValue("--scorer", "robust"));
        Path file = files.regular(context.workingDirectory().resolve(input));
        ScoredAnswers scored;
        try {
            scored = scoring.read(file, row -> {
                if (rows) {
                    json.ifPresent(out -> out.row(row.id(), fields(row, tasks.size() > 1)));
                }
            });
        } finally {
            tasks.stream().flatMap(task -> task.scorers().stream()).forEach(Scorer::close);
        }
        Map<String, Total> totals = new LinkedHashMap<>();
        scored.tasks().forEach(each -> totals.put(tasks.size() == 1 ? "accuracy"
                : "accuracy of " + each.task(), each.total()));
        scored.groups().forEach(group -> averages(group, totals));
        json.ifPresentOrElse(out -> out.end(totals), () -> print(context.terminal().results(), scored));
    }

    private static Fields fields(ScoredRow row, boolean withTask) {
        Score score = row.score();
        Fields fields = withTask ? Fields.EMPTY.with("task", Value.of(row.task())) : Fields.EMPTY;
        return fields.with("right", Value.of(score.right())).with("score", Value.of(score.value()))
                .with("reading", Value.of(score.reading().name().toLowerCase(Locale.ROOT)))
                .with("extracted", Value.of(score.extracted())).with("rule", Value.of(score.rule()))
                .with("gold", Value.of(score.reference()));
    }

    /// Each average as a metric of its own, with the sub-sets that stand in its way.
    private static void averages(ScoredGroup group, Map<String, Total> totals) {
        group.total().values().entries().forEach((name, value) -> {
            Total total = group.total().only(name);
            totals.put("%s of %s".formatted(name, group.group()), group.unanswered().isEmpty() ? total
                    : total.with("unanswered_subsets", Value.ofTexts(group.unanswered())));
        });
    }

    private void print(PrintStream out, ScoredAnswers scored) {
        Map<String, Total> totals = new LinkedHashMap<>();
        scored.tasks().forEach(each -> totals.put(each.task(), each.total()));
        scored.groups().forEach(each -> totals.put(each.group(), each.total()));
        Messages messages = Messages.of(ScoreCommand.class, context.locale());
        new ScoreText(messages).print(out, totals);
        for (ScoredGroup group : scored.groups()) {
            List<String> names = group.unanswered();
            if (!names.isEmpty()) {
                out.println(messages.text("score.unanswered", group.group(), names.size(), String.join(", ",
                        names.subList(0, Math.min(SHOWN, names.size()))) + (names.size() > SHOWN
                                ? ", ..." : "")));
            }
        }
    }

    /// The tasks of a name: a task file's or its alias, or the short name of one sub-set.
    private List<Task> tasks(String name) {
        String[] given = parsed.matchedOptionValue("--config-dir", new String[] {"configs"});
        List<Path> folders = Arrays.stream(given)
                .map(folder -> context.workingDirectory().resolve(folder).normalize()).toList();
        TaskCatalog catalog = new TaskCatalog(folders, context.home());
        List<Path> roots = new ArrayList<>();
        for (String root : parsed.matchedOptionValue("--data-root", new String[0])) {
            roots.add(context.workingDirectory().resolve(root).normalize());
        }
        roots.addAll(TaskOptions.dataRoots(Optional.empty(), context.environment(),
                context.workingDirectory()));
        TaskOptions options = new TaskOptions(roots, Optional.empty(), new ScorerSurroundings(
                context.environment(), ScorerSurroundings.Programs.SANDBOXED));
        return catalog.find(name).isEmpty()
                ? catalog.openSubset(name, options).map(List::of).orElseGet(() -> catalog.open(name, options))
                : catalog.open(name, options);
    }
}
