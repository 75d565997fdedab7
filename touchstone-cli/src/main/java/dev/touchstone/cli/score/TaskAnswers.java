package dev.touchstone.cli.score;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerSurroundings;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.metric.Total;
import dev.touchstone.score.task.ScoredRow;
import dev.touchstone.score.task.ScoredTask;
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

    private final CommandContext context;
    private final ParseResult parsed;

    TaskAnswers(CommandContext context, ParseResult parsed) {
        this.context = context;
        this.parsed = parsed;
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
        Path file = context.workingDirectory().resolve(input);
        List<ScoredTask> scored;
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
        scored.forEach(each -> totals.put(tasks.size() == 1 ? "accuracy" : "accuracy of " + each.task(),
                each.total()));
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

    private static void print(PrintStream out, List<ScoredTask> scored) {
        Map<String, Total> totals = new LinkedHashMap<>();
        scored.forEach(each -> totals.put(each.task(), each.total()));
        ScoreText.print(out, totals);
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
