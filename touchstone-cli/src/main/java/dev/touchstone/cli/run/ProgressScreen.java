package dev.touchstone.cli.run;

import dev.touchstone.cli.command.ErrorTexts;
import dev.touchstone.cli.command.ScreenSize;
import dev.touchstone.cli.command.Terminal;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.PlacedAnswers;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.lifecycle.RunListener;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.JudgeUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shows how a run goes on: on a terminal one live line per unit, else a plain line every few seconds.
///
/// Thread-safe; the lock protects the list of running units and keeps lines whole.
final class ProgressScreen implements RunListener, AutoCloseable {

    private static final int LIVE_MILLIS = 250;
    private static final int PLAIN_MILLIS = 5_000;
    private static final String NO_WRAP = "\033[?7l";
    private static final String WRAP = "\033[?7h";

    private final boolean debug;
    private final Terminal terminal;
    private final Messages messages;
    /// Units that are asked, with the model, and units that are scored.
    private final Map<UnitProgress, Optional<Generator>> running = new LinkedHashMap<>();
    private final ScheduledExecutorService ticker =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("screen").factory());
    private final ErrorTexts texts;
    private final Set<String> advised = new HashSet<>();
    private final Set<Generator> toldFetched = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Generator> toldFewer = Collections.newSetFromMap(new IdentityHashMap<>());
    private volatile ScreenSize size = ScreenSize.UNBOUNDED;
    private int drawn;

    /// @param texts remedies of errors, in the user's language
    /// @param debug whether the units' text logs show on the screen too (`--debug`)
    ProgressScreen(Terminal terminal, Messages messages, ErrorTexts texts, boolean debug) {
        this.debug = debug;
        this.texts = texts;
        this.terminal = terminal;
        this.messages = messages;
        int millis = terminal.live() ? LIVE_MILLIS : PLAIN_MILLIS;
        ticker.scheduleAtFixedRate(this::draw, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void opened(RunFolder folder) {
        say(messages.text("run.folder", folder.root().toAbsolutePath().normalize()));
    }

    @Override
    public synchronized void began(UnitProgress progress, Generator generator) {
        running.put(progress, Optional.of(generator));
        generator.fetchedByName().filter(_ -> toldFetched.add(generator)).ifPresent(fetched ->
                say(messages.text("run.fetched_by_name", fetched.absent(), fetched.name())));
    }

    @Override
    public synchronized void ended(UnitProgress progress) {
        if (running.containsKey(progress)) {
            tellFewerWorkers();
            say(line(progress, running.remove(progress), Integer.MAX_VALUE));
        }
    }

    @Override
    public synchronized void scoringBegan(UnitProgress progress) {
        running.put(progress, Optional.empty());
    }

    @Override
    public synchronized void scoringEnded(UnitProgress progress) {
        ended(progress);
    }

    /// A model tells how many workers it has when it is loaded; said once for each run of it.
    private void tellFewerWorkers() {
        running.forEach((progress, model) -> model.flatMap(Generator::fewerWorkers)
                .filter(_ -> toldFewer.add(model.orElseThrow()))
                .ifPresent(fewer -> say(messages.text(
                        fewer.devices() == 0 ? "run.fewer_workers.processor" : "run.fewer_workers",
                        progress.name(), fewer.wanted(), fewer.started(), fewer.devices(), fewer.kind()))));
    }

    private String line(UnitProgress progress, Optional<Generator> model, int columns) {
        UnitProgress.Snapshot now = progress.snapshot();
        return model.map(generator -> ProgressLine.of(now, generator.activity(), messages, columns))
                .orElseGet(() -> ProgressLine.ofScoring(now, messages, columns));
    }

    @Override
    public void journaled(String line) {
        if (debug) {
            say(line);
        }
    }

    @Override
    public synchronized void notice(Notice notice) {
        say(switch (notice) {
            // AISBench's own words, which its users look for, whatever the language
            case Notice.Resumed(String unit, int answered) ->
                "%s: Found %d tmp items, run infer task from the last interrupted position"
                        .formatted(unit, answered);
            case Notice.UnitFailed(String unit, String code, String message) ->
                unitFailed(unit, code, message);
            case Notice.FromCache(Path folder, long answers) ->
                messages.text("run.from_cache", answers, folder);
            case Notice.NothingToReuse() -> messages.text("run.nothing_to_reuse");
            case Notice.LogRepaired(String unit, String message) ->
                messages.text("run.log_notice", unit, texts.detail(message));
            case Notice.Imported(String unit, int answers) -> messages.text("run.imported", unit, answers);
            case Notice.ImportedForeign(String unit, int answers) ->
                messages.text("run.imported.foreign", unit, answers);
            case Notice.MoreRepeats(String unit, int held, int scored) ->
                messages.text("run.more_repeats", unit, held, scored);
            case Notice.NothingHeld(String unit, List<String> held) ->
                messages.text("run.nothing_held", unit, String.join(", ", held));
            case Notice.ReplayedByPlace(String unit, PlacedAnswers answers, int asked, int first, int last) ->
                messages.text("run.replayed_by_place", unit, answers.file(), answers.count(), asked, first,
                        last);
            case Notice.MoreRecords(String unit, String file, int rows, int attempts, int row, int records) ->
                messages.text("run.more_records", unit, file, rows, attempts, row, records);
            case Notice.UnknownRows(String unit, String file, int count, List<Integer> examples) ->
                messages.text("run.unknown_rows", unit, file, count, named(count, examples));
            case Notice.JudgeResumed(String unit, String judge, int held) ->
                messages.text("run.judge.resumed", unit, judge, held);
            case Notice.JudgeFailed(String unit, String judge, String code, String message) ->
                messages.text("run.judge.failed", unit, judge, code,
                        ErrorTexts.ofJudges(texts.detail(message))); // the words are those of any model
            case Notice.JudgeIsModel(String unit, String judge) ->
                messages.text("run.judge.is_model", unit, judge);
            case Notice.OtherSideLacks(String unit, int asked, int missing, int beyond) ->
                messages.text("run.judge.other_side", unit, asked, missing, beyond);
            case Notice.JudgeSpent(String unit, JudgeSpending spending) -> spent(unit, spending);
        });
    }

    private static String named(int count, List<Integer> examples) {
        return Stream.concat(examples.stream().map(String::valueOf),
                count > examples.size() ? Stream.of("...") : Stream.empty())
                .collect(Collectors.joining(", "));
    }

    private String spent(String unit, JudgeSpending spending) {
        JudgeUsage usage = spending.usage();
        return messages.text("run.judge.spent", unit, spending.whose().judge(), usage.replies(),
                usage.failures(), usage.requests(), usage.promptTokens(), usage.completionTokens(),
                spending.cost().map(sum -> messages.text("run.judge.cost", sum.toPlainString())).orElse(""),
                spending.kept().stream().filter(kept -> kept > 0)
                        .mapToObj(kept -> messages.text("run.judge.kept", kept)).findFirst().orElse(""));
    }

    /// What happened to a unit and, once for each code, what to do about it.
    private String unitFailed(String unit, String id, String message) {
        Optional<ErrorCode> code =
                Stream.of(ErrorCode.values()).filter(each -> each.id().equals(id)).findFirst();
        String cause = code.flatMap(texts::cause).map(text -> " " + text).orElse("");
        String line = messages.text("run.unit_failed", unit, id + cause, texts.detail(message));
        String remedy = code.map(texts::remedy).orElse("");
        boolean told = remedy.isEmpty() || message.contains(remedy.substring(0, remedy.length() - 1));
        return told || !advised.add(id)
                ? line : line + System.lineSeparator() + messages.text("error.remedy", remedy);
    }

    /// The terminal's size, at the start and after each change.
    void resized(ScreenSize now) {
        size = now;
    }

    /// Prints a line above the live ones.
    synchronized void say(String line) {
        erase();
        terminal.messages().println(line);
    }

    @Override
    public synchronized void close() {
        ticker.shutdownNow();
        erase();
    }

    /// Draws the running units anew.
    synchronized void draw() {
        tellFewerWorkers();
        ScreenSize within = size;
        List<String> lines = new ArrayList<>();
        running.forEach((progress, model) -> lines.add(line(progress, model, within.columns())));
        if (!terminal.live()) {
            lines.forEach(terminal.messages()::println);
            return;
        }
        List<String> shown = lines.subList(0, Math.min(lines.size(), Math.max(1, within.rows() - 1)));
        StringBuilder frame = new StringBuilder(NO_WRAP); // a wrapped line could not be drawn anew
        for (String line : shown) {
            frame.append("\r\033[2K").append(line).append('\n');
        }
        erase();
        terminal.messages().print(frame.append(WRAP));
        terminal.messages().flush();
        drawn = shown.size();
    }

    private void erase() {
        if (terminal.live() && drawn > 0) {
            terminal.messages().print("\033[" + drawn + "A\033[J");
            drawn = 0;
        }
    }
}
