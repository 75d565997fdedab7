package dev.touchstone.cli.run;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.judge.Judging;
import dev.touchstone.engine.lifecycle.Gate;
import dev.touchstone.engine.lifecycle.RunRequest;
import dev.touchstone.engine.plan.Planner;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.score.HeldRepeats;
import dev.touchstone.engine.score.ScorerSelection;
import dev.touchstone.models.catalog.ResolvedModel;
import dev.touchstone.store.layout.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns the options of `touchstone run` into a request to the engine.
final class RequestBuilder {

    private final CommandContext context;
    private final RunOptions options;
    private final RunWiring wiring;
    private final List<String> settings = new ArrayList<>();
    private final List<String> heldRepeats = new ArrayList<>();

    RequestBuilder(CommandContext context, RunOptions options, RunWiring wiring) {
        this.context = context;
        this.options = options;
        this.wiring = wiring;
    }

    /// The request; models and data are found, servers are asked for their model where none is named.
    RunRequest request() {
        return request(true);
    }

    /// The same without asking a server.
    RunRequest dryRequest() {
        return request(false);
    }

    /// The settings that mattered, a line per model and task, after [#request].
    List<String> settings() {
        return List.copyOf(settings);
    }

    private RunRequest request(boolean ask) {
        RunRequest.Output output = output();
        RunRequest.Conduct conduct = conduct();
        List<Gate> gates = Stream.concat(options.texts("--fail-under").stream().map(Gate::parse),
                options.texts("--fail-over").stream().map(text -> Gate.parse(text, Gate.Missed.OVER)))
                .toList();
        Stages stages = stages();
        options.word("--summarizer", "example", List.of("example", "medium", "leval"));
        Selection selection = selection();
        OptionalInt repeats = options.wholeNumber("--repeats", 1, 10_000);
        OptionalInt k = options.wholeNumber("--k", 1, 10_000);
        ModelChoice choice = new ModelChoice(context, options, wiring);
        choice.overrides(); // a wrong option is told before data are read
        List<Task> tasks = new TaskChoice(context, options, wiring).resolve();
        List<ResolvedModel> resolved = choice.resolve(ask && stages.generate());
        List<ModelSpec> models = resolved.stream().map(ResolvedModel::spec).toList();
        RunRequest.Folder folder = folder();
        ResolvedModel.CommandLine said = resolved.getFirst().commandLine();
        Planner.CommandLine line = new Planner.CommandLine(
                said.generation(), said.maxOutLen(), repeats, k, selection);
        List<UnitPlan> units = new Planner(line, held(folder)).plan(models, tasks);
        settings.addAll(choice.lines(resolved));
        units.forEach(unit -> settings.add(line(unit)));
        settings.addAll(heldRepeats);
        settings.addAll(measuredOnce(units, repeats));
        JudgeChoice judges = new JudgeChoice(context, options, wiring);
        Judging judging = judges.resolve(tasks, models, stages, ask);
        settings.addAll(judges.lines());
        List<ModelSpec> all = Stream.concat(models.stream(),
                judging.judges().values().stream().flatMap(List::stream)).distinct().toList();
        Fields asked = Fields.EMPTY
                .with("command", Value.ofTexts(SecretsInUse.withoutSecrets(options.typed())));
        return new RunRequest(folder, stages, units, conduct, output, gates, asked,
                new SecretsInUse(context.environment()).of(all), judging);
    }

    /// What to tell of units whose attempts were to be several and are one.
    private List<String> measuredOnce(List<UnitPlan> units, OptionalInt repeats) {
        Messages messages = Messages.of(RunCommand.class, context.locale());
        return units.stream().filter(unit -> unit.task().spec().likelihoods())
                .filter(unit -> repeats.orElse(unit.model().repeats().orElse(1)) > 1)
                .map(unit -> messages.text("run.measured_once", unit.name())).toList();
    }

    private static String line(UnitPlan unit) {
        String generation = unit.settings().toFields().entries().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().display())
                .collect(Collectors.joining(", "));
        return "%s: %s, repeats=%d, version=%s".formatted(
                unit.name(), generation, unit.repeats(), unit.task().spec().version());
    }

    private Selection selection() {
        Selection selection = new Selection(options.wholeNumber("--num-prompts", 1, Integer.MAX_VALUE),
                options.wholeNumber("--sample", 1, Integer.MAX_VALUE), options.flag("--shuffle"),
                options.longNumber("--seed", 0).orElse(0));
        if (selection.first().isPresent() && selection.sample().isPresent()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--num-prompts takes the first rows and --sample random ones; give one of them");
        }
        return selection;
    }

    private Stages stages() {
        return switch (options.word("--mode", "all",
                List.of("all", "infer", "judge", "infer_judge", "eval", "viz"))) {
            case "infer" -> Stages.INFER;
            case "judge" -> Stages.JUDGE;
            case "infer_judge" -> Stages.INFER_JUDGE;
            case "eval" -> Stages.EVAL;
            case "viz" -> Stages.VIZ;
            default -> Stages.ALL;
        };
    }

    private RunRequest.Folder folder() {
        Path workDir = wiring.workDir();
        if (!options.given("--reuse")) {
            if (!stages().generate()) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        ("--mode %s works on answers that are there: "
                                + "say which run with --reuse STAMP (bare: the newest)")
                                .formatted(options.text("--mode").orElse("")));
            }
            return new RunRequest.Folder.Fresh(workDir);
        }
        // looked up once: a run that begins meanwhile must not change what is meant
        Optional<RunFolder> run = options.reusedStamp().map(this::reused).or(() -> RunFolder.newest(workDir));
        if (run.isEmpty() && !stages().generate()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    ("--mode %s --reuse: there is no run below %s; name another --work-dir, or ask first "
                            + "with --mode all").formatted(options.text("--mode").orElse(""), workDir));
        }
        return run.<RunRequest.Folder>map(found ->
                        new RunRequest.Folder.Stamped(found.root().getParent(), found.stamp()))
                .orElseGet(() -> new RunRequest.Folder.Newest(workDir));
    }

    /// The run that `--reuse` names: a stamp below the working folder, or a path.
    private RunFolder reused(String stampOrPath) {
        String name = stampOrPath.replaceFirst("[/\\\\]+$", "");
        return name.indexOf('/') < 0 && name.indexOf('\\') < 0 && !name.isEmpty()
                ? RunFolder.open(wiring.workDir(), name)
                : RunFolder.at(context.workingDirectory().resolve(stampOrPath));
    }

    private Planner.Held held(RunRequest.Folder folder) {
        return switch (folder) {
            case RunRequest.Folder.Stamped(Path workDir, String stamp) ->
                told(new HeldRepeats(RunFolder.open(workDir, stamp)));
            case RunRequest.Folder.Fresh _, RunRequest.Folder.Newest _ -> Planner.Held.NOTHING;
        };
    }

    /// The same, noting for the user where the folder decided.
    private Planner.Held told(Planner.Held held) {
        Messages messages = Messages.of(RunCommand.class, context.locale());
        return (model, task) -> {
            OptionalInt repeats = held.repeats(model, task);
            repeats.stream().filter(number -> number > 1).forEach(number -> heldRepeats.add(
                    messages.text("run.held_repeats", model + "/" + task, number)));
            return repeats;
        };
    }

    private RunRequest.Conduct conduct() {
        int most = options.wholeNumber("--max-num-workers", 1, 256).orElse(1);
        options.wholeNumber("--max-workers-per-gpu", 1, Integer.MAX_VALUE); // checked, and of no effect
        int workers = options.flag("--debug") ? 1 : most;
        OptionalInt warmUps = options.wholeNumber("--num-warmups", 0, 10_000);
        return new RunRequest.Conduct(workers, warmUps.orElse(1), options.flag("--merge-ds"),
                options.flag("--reuse-anyway"), answerCache());
    }

    private Optional<Path> answerCache() {
        return options.given("--cache")
                ? options.text("--cache").map(folder -> folder.isEmpty()
                        ? context.home().resolve("answers")
                        : context.workingDirectory().resolve(folder))
                : Optional.empty();
    }

    private RunRequest.Output output() {
        ScorerSelection scorers =
                switch (options.word("--scorer", "both", List.of("robust", "compat", "both"))) {
                    case "robust" -> ScorerSelection.ROBUST;
                    case "compat" -> ScorerSelection.COMPAT;
                    default -> ScorerSelection.BOTH;
                };
        String layout = options.word("--layout", "3.1", List.of("3.1", "v3.1", "3.0", "v3.0"));
        Detail detail = options.flag("--dump-eval-details") ? Detail.FULL : Detail.SCORES;
        return new RunRequest.Output(scorers, detail, options.flag("--dump-extract-rate"),
                layout.endsWith("3.0") ? RunRequest.Layout.OBJECT : RunRequest.Layout.LINES,
                options.breakdown());
    }
}
