package dev.touchstone.cli.run;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.ErrorTexts;
import dev.touchstone.cli.command.RunFolders;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.task.Task;
import dev.touchstone.engine.judge.Judging;
import dev.touchstone.engine.judge.Opponents;
import dev.touchstone.engine.plan.Stages;
import dev.touchstone.models.catalog.ModelOverrides;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Turns `--judge-...`, or what the task files name, into judges and the other side of comparisons.
final class JudgeChoice {

    private static final String BY_ADDRESS = "openai_chat";
    private static final String UNNAMED = "judge";
    private static final List<String> OPTIONS = List.of("--judge-models", "--judge-url", "--judge-model",
            "--judge-api-key-env", "--judge-concurrency", "--judge-max-cost", "--judge-against",
            "--judge-again");

    private final CommandContext context;
    private final RunOptions options;
    private final RunWiring wiring;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, ModelSpec> named = new HashMap<>(); // by address: a server is asked once
    private boolean asking;

    JudgeChoice(CommandContext context, RunOptions options, RunWiring wiring) {
        this.context = context;
        this.options = options;
        this.wiring = wiring;
    }

    /// The judges of each task that wants some.
    ///
    /// @param models whose answers are judged
    /// @param ask whether a server may be asked for its model, to name the judge after it
    /// @throws TouchstoneException when a judge is wanted and none is named, or one is named and none wanted
    Judging resolve(List<Task> tasks, List<ModelSpec> models, Stages stages, boolean ask) {
        asking = ask && stages.judge();
        Map<String, List<ModelSpec>> judges = new LinkedHashMap<>();
        boolean comparative = false;
        boolean judged = false;
        for (Task task : tasks) {
            Optional<JudgedScorer> scorer = task.scorers().stream().filter(JudgedScorer.class::isInstance)
                    .map(JudgedScorer.class::cast).findFirst();
            if (scorer.isPresent()) {
                judged = true;
                comparative |= scorer.get().comparative();
                judges.put(task.spec().abbr(), judges(task, scorer.get(), stages));
            }
        }
        if (!judged) {
            refuseOrphans(stages);
        }
        boolean asks = stages.judge() && judges.values().stream().anyMatch(named -> !named.isEmpty());
        if (comparative && asks && !options.given("--judge-against")) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "answers are compared here, so another side is needed: --judge-against RUN, FILE or, of "
                            + "several models of this run, MODEL");
        }
        Optional<Opponents> opponents = judged
                ? options.text("--judge-against").map(text -> against(text, models)) : Optional.empty();
        return new Judging(judges, opponents, unreadAgain(stages));
    }

    private boolean unreadAgain(Stages stages) {
        if (!options.given("--judge-again")) {
            return false;
        }
        options.word("--judge-again", "", List.of("unread"));
        if (!options.given("--reuse") || !stages.judge()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--judge-again asks anew for replies that a run holds: name the run with --reuse, and "
                            + "take a --mode that asks judges (all, judge, eval)");
        }
        return true;
    }

    /// The judges as lines for the settings that matter.
    List<String> lines() {
        return lines.stream().distinct().toList();
    }

    private void refuseOrphans(Stages stages) {
        for (String option : OPTIONS) {
            if (options.given(option)) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID, option
                        + " is for tasks that judge models score (scorer: {function: judge} in the task"
                        + " file), and none of these is one");
            }
        }
        if (stages.judge() && !stages.report()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--mode %s: none of these tasks is scored by judge models (scorer: {function: judge})"
                            .formatted(options.text("--mode").orElse("")));
        }
    }

    private List<ModelSpec> judges(Task task, JudgedScorer scorer, Stages stages) {
        List<String> names = options.judgeModels().isEmpty() ? scorer.judgeModels() : options.judgeModels();
        List<ModelSpec> specs = new ArrayList<>();
        if (names.isEmpty() && options.given("--judge-url")) {
            byAddress(stages).ifPresent(specs::add);
        }
        if (names.size() > 1 && options.given("--judge-model")) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--judge-model names the id of one judge, and there are %d".formatted(names.size()));
        }
        names.forEach(name -> specs.add(wiring.models().resolve(name, overrides()).spec()));
        if (specs.stream().map(ModelSpec::abbr).distinct().count() < specs.size()) {
            throw new TouchstoneException(ErrorCode.CONFIG_AMBIGUOUS,
                    "two judges have one abbr and would write the same files: " + String.join(", ",
                            specs.stream().map(ModelSpec::abbr).toList()));
        }
        boolean mustAsk = stages.judge() && (stages.generate() || !stages.report());
        if (specs.isEmpty() && mustAsk) {
            throw new TouchstoneException(ErrorCode.COMMAND_NOTHING_TO_RUN,
                    ("%s is scored by judge models: name them with --judge-models NAME... or --judge-url "
                            + "URL, or ask for answers alone with --mode infer")
                            .formatted(task.spec().name()));
        }
        specs.forEach(spec -> lines.add("judge %s: model=%s, concurrency=%d".formatted(spec.abbr(),
                spec.model().isEmpty() ? "-" : spec.model(), spec.concurrency())));
        return specs;
    }

    /// The judge that is only known by its address, named after the id that its server gives it: verdicts of
    /// another model that answered there before are then never taken for its own. Where verdicts are only
    /// read and no id is given, those that the folder holds are taken, whoever gave them.
    private Optional<ModelSpec> byAddress(Stages stages) {
        ModelSpec spec = wiring.models().resolve(BY_ADDRESS, overrides()).spec();
        if (!spec.model().isEmpty()) {
            return Optional.of(spec.withAbbr(spec.model()));
        }
        if (!stages.judge()) {
            return Optional.empty();
        }
        return Optional.of(asking
                ? named.computeIfAbsent(options.text("--judge-url").orElse(""), _ -> asked(spec))
                : spec.withAbbr(UNNAMED));
    }

    private ModelSpec asked(ModelSpec spec) {
        try (Generator judge = wiring.connect(spec.withAbbr(UNNAMED))) {
            String id = judge.identity();
            String abbr = id.replaceAll("\\p{Cntrl}+", " ").strip(); // must not move the cursor of a screen
            return id.equals(UNNAMED) || abbr.isEmpty()
                    ? spec.withAbbr(UNNAMED) : spec.withModel(id).withAbbr(abbr);
        } catch (TouchstoneException untold) {
            throw new TouchstoneException(untold.code(), ("the judge at --judge-url does not tell which "
                    + "model it is: %s; nothing was asked yet. Name it with --judge-model, or take the "
                    + "verdicts that a run holds with --mode viz --reuse")
                            .formatted(ErrorTexts.ofJudges(untold.getMessage())), untold);
        }
    }

    private ModelOverrides overrides() {
        OptionalDouble limit = options.number("--judge-max-cost", 0, 1e12);
        Optional<BigDecimal> cost = limit.isEmpty()
                ? Optional.empty() : Optional.of(BigDecimal.valueOf(limit.getAsDouble()));
        return new ModelOverrides(
                new ModelOverrides.Endpoint(options.text("--judge-url"), options.text("--judge-model"),
                        options.text("--judge-api-key-env"), Map.of(), Optional.empty(), Optional.empty()),
                new ModelOverrides.Load(options.wholeNumber("--judge-concurrency", 1, 100_000),
                        OptionalDouble.empty(), options.timeout(), options.wholeNumber("--retries", 0, 100),
                        Optional.empty()),
                ModelOverrides.NONE.sampling(),
                new ModelOverrides.Spending(cost, OptionalLong.empty()));
    }

    /// A file of outputs, a model of this run, or another run: RUN or RUN:MODEL.
    private Opponents against(String text, List<ModelSpec> models) {
        Path file = context.workingDirectory().resolve(text).normalize();
        if (Files.isRegularFile(file)) {
            return new Opponents.Outputs(file);
        }
        List<String> abbrs = models.stream().map(ModelSpec::abbr).distinct().toList();
        if (abbrs.equals(List.of(text))) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    ("--judge-against %s: it is the only model of this run, so there is nothing to compare; "
                            + "name another run, a file of outputs, or ask a second model").formatted(text));
        }
        if (abbrs.contains(text)) {
            return new Opponents.ModelOfRun(text);
        }
        RunFolders runs = new RunFolders(context.workingDirectory(), options.text("--work-dir").orElse(""));
        int colon = text.lastIndexOf(':');
        try {
            return colon < 1 ? new Opponents.OtherRun(runs.find(text), Optional.empty())
                    : new Opponents.OtherRun(runs.find(text.substring(0, colon)),
                            Optional.of(text.substring(colon + 1)));
        } catch (TouchstoneException noRun) {
            throw new TouchstoneException(noRun.code(),
                    "--judge-against %s: there is no file %s, this run has no such model (it has %s), and %s"
                            .formatted(text, file, String.join(", ", abbrs), noRun.getMessage()), noRun);
        }
    }
}
