package dev.touchstone.cli.report;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.Options;
import dev.touchstone.cli.command.RunFolders;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.result.RunReader;
import dev.touchstone.engine.result.RunResult;
import dev.touchstone.report.ReportBook;
import dev.touchstone.report.ReportWarnings;
import dev.touchstone.report.html.HtmlReport;
import dev.touchstone.report.html.PageTexts;
import dev.touchstone.report.text.TextReport;
import dev.touchstone.store.layout.AtomicFile;
import dev.touchstone.store.layout.RunFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone report`: finished runs as one page that opens without a network, or as Markdown, CSV, JSON or
/// JUnit XML. Reads run folders, asks no model, scores nothing.
public final class ReportCommand {

    private static final String STANDARD_OUTPUT = "-";

    private final CommandContext context;
    private final Messages messages;

    /// The command in its surroundings.
    public ReportCommand(CommandContext context) {
        this.context = context;
        this.messages = Messages.of(ReportCommand.class, context.locale());
    }

    /// The command's options.
    public static CommandSpec spec(Locale locale) {
        CommandSpec spec = CommandLines.command("report", "report", locale);
        spec.addPositional(PositionalParamSpec.builder().arity("0..*").type(String[].class).paramLabel("RUN")
                .descriptionKey("report.run").build());
        new Options(spec, "report")
                .text("FORMS", "--format")
                .text("PATH", "--output")
                .text("RUN", "--baseline")
                .text("LANGUAGE", "--lang")
                .flag("--samples")
                .text("DIR", "-w", "--work-dir");
        CommandLines.describe(spec, locale);
        return spec;
    }

    /// Writes the report and prints where it is.
    ///
    /// @return 0
    /// @throws TouchstoneException when a run does not exist or cannot be read, or the disk refuses
    public int run(ParseResult parsed) {
        List<ReportForm> forms = ReportForm.parse(parsed.matchedOptionValue("--format", "html"));
        Locale language = language(parsed);
        RunFolders choice =
                new RunFolders(context.workingDirectory(), parsed.matchedOptionValue("--work-dir", ""));
        List<RunFolder> folders = new ArrayList<>();
        Optional<String> baseline = Optional.ofNullable(parsed.matchedOptionValue("--baseline", null));
        baseline.ifPresent(word -> folders.add(choice.find(word)));
        for (String word : parsed.matchedPositionalValue(0, new String[] {"latest"})) {
            folders.add(choice.find(word));
        }
        RunFolder home = folders.get(baseline.isPresent() ? 1 : 0);
        Target target = new Target(parsed.matchedOptionValue("--output", ""), forms, home, folders.size());
        List<RunResult> opened = new ArrayList<>();
        try {
            for (RunFolder folder : folders) {
                opened.add(RunReader.open(folder));
            }
            ReportBook book = new ReportBook(named(opened), baseline.isPresent());
            write(book, forms, language, Options.given(parsed, "--samples"), target);
        } finally {
            opened.forEach(RunResult::close);
        }
        return 0;
    }

    /// Where the files go.
    ///
    /// @param given as typed; empty when nothing was
    /// @param runs how many runs the report is of
    private record Target(String given, List<ReportForm> forms, RunFolder home, int runs) {

        Path of(ReportForm form, Path workingDirectory) {
            String name = (runs == 1 ? "report." : "comparison.") + form.extension();
            if (given.isEmpty()) {
                return home.root().resolve("report").resolve(name);
            }
            Path path = workingDirectory.resolve(given);
            return forms.size() > 1 || Files.isDirectory(path) ? path.resolve(name) : path;
        }
    }

    private void write(ReportBook book, List<ReportForm> forms, Locale language, boolean samples,
            Target target) {
        if (target.given().equals(STANDARD_OUTPUT)) {
            if (forms.size() > 1) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        "--output -: standard output holds one form; name a folder, or one --format");
            }
            PrintStream out = context.terminal().results();
            try {
                OutputStream buffered = new BufferedOutputStream(out) {
                    @Override
                    public void close() throws IOException {
                        flush(); // the process's own stream: a form that closes its file must not close it
                    }
                };
                write(book, forms.getFirst(), language, samples, buffered);
                buffered.flush();
            } catch (IOException refused) {
                throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                        "standard output cannot be written (%s)".formatted(IoReason.of(refused)), refused);
            }
            return;
        }
        for (ReportForm form : forms) {
            Path file = target.of(form, context.workingDirectory());
            AtomicFile.write(file, out -> write(book, form, language, samples, out));
            context.terminal().results().println(messages.text("report.written", file));
        }
    }

    private static void write(ReportBook book, ReportForm form, Locale language, boolean samples,
            OutputStream out) throws IOException {
        PageTexts texts = PageTexts.of(language);
        TextReport text = new TextReport(book, samples);
        switch (form) {
            case HTML -> new HtmlReport(book, texts, ReportWarnings.of(book, language)).write(out);
            case MD -> text.markdown(texts, ReportWarnings.of(book, language), out);
            case CSV -> text.csv(out);
            case JSON -> text.json(out);
            case JUNIT -> text.junit(out);
        }
    }

    /// Runs by the names of their folders, with as much of the path in front as tells them apart.
    private static List<ReportBook.Run> named(List<RunResult> results) {
        List<Path> paths = results.stream().map(result -> result.folder().root().toAbsolutePath()).toList();
        if (Set.copyOf(paths).size() < paths.size()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "the same run was named twice: " + paths + "; name each one once");
        }
        int parts = 1;
        while (Set.copyOf(names(paths, parts)).size() < paths.size()) {
            parts++;
        }
        List<ReportBook.Run> runs = new ArrayList<>();
        for (int place = 0; place < results.size(); place++) {
            runs.add(new ReportBook.Run(names(paths, parts).get(place), results.get(place)));
        }
        return runs;
    }

    private static List<String> names(List<Path> paths, int parts) {
        return paths.stream().map(path -> path.subpath(Math.max(0, path.getNameCount() - parts),
                path.getNameCount()).toString()).toList();
    }

    private Locale language(ParseResult parsed) {
        String name = parsed.matchedOptionValue("--lang", context.locale().getLanguage().equals("zh") ? "zh"
                : "en");
        Set<String> known = new TreeSet<>(Set.of("en", "zh"));
        if (!known.contains(name)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--lang %s: expected one of %s".formatted(name, String.join(", ", known)));
        }
        return Locale.of(name);
    }
}
