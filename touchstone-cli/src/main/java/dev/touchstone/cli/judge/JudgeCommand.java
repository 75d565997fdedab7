package dev.touchstone.cli.judge;

import dev.touchstone.cli.command.CommandAdder;
import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.Options;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// `touchstone judge check` and `touchstone judge agreement`.
public final class JudgeCommand {

    private JudgeCommand() {}

    /// Adds the command and its sub-commands.
    public static void add(CommandSpec top, CommandContext context, CommandAdder adder) {
        CommandSpec judge = CommandLines.command("judge", "judge", context.locale());
        CommandSpec check = CommandLines.command("check", "judge.check", context.locale());
        new Options(check, "judge.check")
                .text("NAME", "--model")
                .text("URL", "--url")
                .text("ID", "--model-id")
                .text("VARIABLE", "--api-key-env")
                .text("FILE", "--input")
                .text("LANGUAGE", "--language")
                .wholeNumber("N", "--items")
                .number("SHARE", "--level")
                .number("SHARE", "--alpha")
                .wholeNumber("N", "--concurrency")
                .number("SECONDS", "--timeout")
                .wholeNumber("N", "--retries")
                .texts("DIR", "--config-dir")
                .text("-", "--output-json");
        CommandLines.describe(check, context.locale());
        CommandSpec agreement = CommandLines.command("agreement", "judge.agreement", context.locale());
        agreement.addPositional(PositionalParamSpec.builder().arity("1").required(true).type(String.class)
                .paramLabel("RUN").descriptionKey("judge.agreement.run").build());
        new Options(agreement, "judge.agreement")
                .text("FILE", "--labels")
                .text("NAME", "--scorer")
                .text("DIR", "-w", "--work-dir")
                .text("-", "--output-json");
        CommandLines.describe(agreement, context.locale());
        adder.add(judge, "check", check, parsed -> new CheckCommand(context).run(parsed));
        adder.add(judge, "agreement", agreement, parsed -> new AgreementCommand(context).run(parsed));
        top.addSubcommand("judge", judge);
    }
}
