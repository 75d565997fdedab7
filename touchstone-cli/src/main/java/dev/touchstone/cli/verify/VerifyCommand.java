package dev.touchstone.cli.verify;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.ErrorTexts;
import dev.touchstone.cli.command.Failures;
import dev.touchstone.cli.command.JsonOutput;
import dev.touchstone.cli.command.Options;
import dev.touchstone.cli.run.RunOptions;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.score.golden.CaseVerdict.Difference;
import dev.touchstone.score.golden.Verification;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone verify FILE...`: holds golden files against the programme as it is installed.
///
/// Prints for each file how many of its cases agree, with those that differ. A file that cannot be judged (no
/// such file, not of the form, a family or key that is not known) does not stop the others and is never a
/// pass.
public final class VerifyCommand {

    private static final int SHOWN = 10;

    private final CommandContext context;
    private final Messages messages;

    /// The command in its surroundings.
    public VerifyCommand(CommandContext context) {
        this.context = context;
        this.messages = Messages.of(VerifyCommand.class, context.locale());
    }

    /// The command's options.
    public static CommandSpec spec(Locale locale) {
        CommandSpec spec = CommandLines.command("verify", "verify", locale);
        spec.addPositional(PositionalParamSpec.builder().arity("1..*").required(true).type(String[].class)
                .paramLabel("FILE").descriptionKey("verify.file").build());
        new Options(spec, "verify").wholeNumber("N", "--show").text("-", JsonOutput.OPTION);
        CommandLines.describe(spec, locale);
        return spec;
    }

    /// Checks every file.
    ///
    /// @return 0 when all pass, 1 when one falls below its pass rate, 2 when one cannot be judged
    public int run(ParseResult parsed) {
        int show = new RunOptions(parsed).wholeNumber("--show", 0, Integer.MAX_VALUE).orElse(SHOWN);
        JsonOutput json = JsonOutput.of(parsed, context.terminal());
        PrintStream out = json.text();
        Verification verification = new Verification();
        List<CheckedFile> checked = new ArrayList<>();
        for (String file : parsed.matchedPositionalValue(0, new String[0])) {
            CheckedFile one = check(verification, file);
            print(out, one, show);
            checked.add(one);
        }
        int exit = checked.stream().mapToInt(CheckedFile::exit).max().orElse(0);
        out.println(messages.text(switch (exit) {
            case 0 -> "verify.all_passed";
            case 1 -> "verify.below";
            default -> "verify.not_judged";
        }, checked.stream().filter(one -> one.exit() == 0).count(), checked.size()));
        json.print(() -> VerifyJson.render(checked, exit));
        return exit;
    }

    private CheckedFile check(Verification verification, String file) {
        try {
            return new CheckedFile.Judged(verification.check(context.workingDirectory().resolve(file)));
        } catch (RuntimeException unjudged) { // our bug in one file does not stop the others
            return new CheckedFile.NotJudged(file, Failures.of(unjudged));
        }
    }

    private void odd(PrintStream out, Verification.Outcome outcome) {
        List<String> ids = outcome.oddities().repeatedIds();
        if (!ids.isEmpty()) {
            out.println(messages.text("verify.repeated_ids", ids.size(), ids.getFirst()));
        }
        outcome.oddities().otherCount().ifPresent(stated -> out.println(messages.text("verify.other_count",
                stated, outcome.counted() + outcome.notCounted())));
    }

    private void print(PrintStream out, CheckedFile checked, int show) {
        switch (checked) {
            case CheckedFile.NotJudged(String file, TouchstoneException reason) ->
                out.println(messages.text("verify.error", file, reason.code().id(),
                        new ErrorTexts(context.locale()).detail(reason.getMessage())));
            case CheckedFile.Judged(Verification.Outcome outcome) -> {
                out.println(messages.text(outcome.passed() ? "verify.passed" : "verify.failed",
                        String.valueOf(outcome.file().getFileName()), outcome.equal(), outcome.counted(),
                        outcome.notCounted() == 0 ? ""
                                : messages.text("verify.not_counted", outcome.notCounted()),
                        outcome.passed() ? ""
                                : messages.text("verify.rate", Double.toString(outcome.passRate()))));
                if (outcome.lenient()) {
                    out.println(messages.text("verify.lenient", Double.toString(outcome.passRate()),
                            outcome.wideTolerance().isEmpty() ? messages.text("verify.usual")
                                    : outcome.wideTolerance()));
                }
                odd(out, outcome);
                for (Verification.Failure failure
                        : outcome.failures().subList(0, Math.min(show, outcome.failures().size()))) {
                    for (Difference difference : failure.differences()) {
                        out.println(messages.text("verify.difference", failure.id(), difference.key(),
                                difference.expected(), difference.found()));
                    }
                }
                if (outcome.failures().size() > show) {
                    out.println(messages.text("verify.more", outcome.failures().size() - show));
                }
            }
        }
    }
}
