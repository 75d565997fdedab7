package dev.touchstone.cli.power;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.CommandLines;
import dev.touchstone.cli.command.JsonOutput;
import dev.touchstone.cli.command.Options;
import dev.touchstone.cli.run.RunOptions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.metrics.compare.SampleSize;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `touchstone power`: how many samples a difference needs, or which difference some samples can show.
///
/// Two designs are told: both models on the same samples (McNemar's test), and each on samples of its own.
public final class PowerCommand {

    private static final double MOST_SAMPLES = 0x1p53;

    /// What doubles add to sums of shares: 0.7 + 0.3 may lie above 1.
    private static final double ROUNDING = 1e-12;

    private final CommandContext context;

    /// The command in its surroundings.
    public PowerCommand(CommandContext context) {
        this.context = context;
    }

    /// The command's options.
    public static CommandSpec spec(Locale locale) {
        CommandSpec spec = CommandLines.command("power", "power", locale);
        new Options(spec, "power")
                .number("SHARE", "--baseline")
                .number("SHARE", "--delta")
                .wholeNumber("N", "--samples")
                .number("SHARE", "--discordant")
                .number("SHARE", "--level")
                .number("SHARE", "--power")
                .text("-", JsonOutput.OPTION);
        CommandLines.describe(spec, locale);
        return spec;
    }

    /// Computes and prints.
    ///
    /// @return 0
    public int run(ParseResult parsed) {
        if (!parsed.hasMatchedOption("--baseline")) {
            throw invalid("power needs what is expected: --baseline 0.8 with --delta 0.02 or --samples 1000");
        }
        JsonOutput json = JsonOutput.of(parsed, context.terminal());
        double baseline = share(parsed, "--baseline", 0);
        double power = share(parsed, "--power", 0.8);
        if (power < 0.5) {
            throw invalid("--power %s: expected a share from 0.5 to below 1, such as 0.8".formatted(power));
        }
        if (parsed.hasMatchedOption("--delta") && parsed.hasMatchedOption("--samples")) {
            throw invalid("--delta asks how many samples are needed, --samples which difference they show; "
                    + "give one of them");
        }
        SampleSize size = new SampleSize(share(parsed, "--level", 0.05), power);
        Fields answer = parsed.hasMatchedOption("--delta")
                ? needed(parsed, size, baseline) : detectable(parsed, size, baseline);
        print(json.text(), answer);
        json.print(() -> Json.write(answer));
        return 0;
    }

    private static Fields needed(ParseResult parsed, SampleSize size, double baseline) {
        double delta = share(parsed, "--delta", 0);
        boolean above = baseline + delta <= 1 + ROUNDING;
        double other = above ? Math.min(1, baseline + delta) : baseline - delta;
        if (other < -ROUNDING) {
            throw invalid("--delta %s: neither above nor below a baseline of %s there is room for it"
                    .formatted(delta, baseline));
        }
        other = Math.max(0, other);
        double discordant = discordant(parsed, baseline, other);
        if (delta > discordant + ROUNDING) {
            throw invalid("--discordant %s: a difference of %s needs at least as many discordant samples"
                    .formatted(discordant, delta));
        }
        checkDiscordant(discordant, baseline, other);
        double paired = Math.ceil(size.paired(Math.max(discordant, delta), delta));
        double unpaired = Math.ceil(size.unpaired(baseline, other));
        if (!(paired <= MOST_SAMPLES && unpaired <= MOST_SAMPLES)) {
            throw invalid("--delta %s: it takes more samples than can be counted (9e15)".formatted(delta));
        }
        return common(size, baseline, discordant)
                .with("delta", Value.of(delta))
                .with("other", Value.of(rounded(other)))
                .with("direction", Value.of(above ? "above" : "below"))
                .with("paired_samples", Value.of((long) paired))
                .with("unpaired_samples_each", Value.of((long) unpaired));
    }

    private static Fields detectable(ParseResult parsed, SampleSize size, double baseline) {
        int samples = new RunOptions(parsed).wholeNumber("--samples", 2, Integer.MAX_VALUE).orElse(0);
        if (samples < 2) {
            throw invalid("power needs --delta, or --samples with at least 2");
        }
        boolean told = parsed.hasMatchedOption("--discordant");
        OptionalDouble paired = told
                ? size.pairedDetectable(share(parsed, "--discordant", 0), samples)
                : size.independentDetectable(baseline, samples);
        boolean above = baseline + paired.orElse(0) <= 1 + ROUNDING;
        double other = above ? Math.min(1, baseline + paired.orElse(0)) : baseline - paired.orElse(0);
        double discordant = discordant(parsed, baseline, other);
        if (told && paired.isPresent()) {
            if (other < 0) {
                throw invalid("--discordant %s: it shows a difference of %.4f, for which there is room "
                        .formatted(discordant, paired.getAsDouble())
                        + "neither above nor below a baseline of " + baseline);
            }
            checkDiscordant(discordant, baseline, other);
        }
        Fields answer = common(size, baseline, discordant).with("samples", Value.of(samples))
                .with("direction", Value.of(above ? "above" : "below"));
        if (paired.isPresent()) {
            answer = answer.with("paired_detectable", Value.of(paired.getAsDouble()));
        }
        OptionalDouble unpaired = size.unpairedDetectable(baseline, samples);
        return unpaired.isPresent()
                ? answer.with("unpaired_detectable", Value.of(unpaired.getAsDouble())) : answer;
    }

    private static void checkDiscordant(double discordant, double baseline, double other) {
        double most = Math.min(baseline + other, 2 - baseline - other);
        if (discordant > most + ROUNDING) {
            throw invalid("--discordant %s: shares of %s and %s can disagree on %.4f at most".formatted(
                    discordant, baseline, rounded(other), most));
        }
    }

    /// Without what doubles add: 0.8 - 0.3 is 0.5.
    private static double rounded(double share) {
        return Math.rint(share * 1e12) / 1e12;
    }

    private static Fields common(SampleSize size, double baseline, double discordant) {
        return Fields.EMPTY
                .with("exit", Value.of(0))
                .with("baseline", Value.of(baseline))
                .with("level", Value.of(size.level()))
                .with("power", Value.of(size.power()))
                .with("discordant", Value.of(discordant));
    }

    /// Without the user's word: independent answers with these shares disagree on p(1 − q) + q(1 − p).
    private static double discordant(ParseResult parsed, double first, double second) {
        return parsed.hasMatchedOption("--discordant") ? share(parsed, "--discordant", 0)
                : SampleSize.independentDiscordant(first, Math.min(1, second));
    }

    private void print(PrintStream out, Fields answer) {
        Messages messages = Messages.of(PowerCommand.class, context.locale());
        out.println(messages.text("power.given", number(answer, "baseline"), number(answer, "level"),
                number(answer, "power"), number(answer, "discordant")));
        boolean below = answer.findText("direction").filter("below"::equals).isPresent();
        if (answer.find("delta").isPresent()) {
            out.println(messages.text("power.needed", number(answer, "delta"),
                    number(answer, "paired_samples"), number(answer, "unpaired_samples_each"),
                    number(answer, "baseline"), number(answer, "other")));
        } else {
            out.println(messages.text("power.detectable", number(answer, "samples"),
                    difference(messages, answer, "paired_detectable", below),
                    difference(messages, answer, "unpaired_detectable", false)));
        }
        if (below) {
            out.println(messages.text("power.below", number(answer, "baseline")));
        }
    }

    private static String difference(Messages messages, Fields answer, String name, boolean below) {
        return answer.find(name).isEmpty() ? messages.text("power.none")
                : messages.text(below ? "power.difference_below" : "power.difference", number(answer, name));
    }

    private static String number(Fields answer, String name) {
        double value = answer.findNumber(name).orElseThrow().doubleValue();
        if (value == Math.rint(value) && Math.abs(value) >= 2) {
            return Long.toString((long) value);
        }
        // a share that four places would show as none at all keeps its first digits
        return String.format(Locale.ROOT, value > 0 && value < 0.001 ? "%.3e" : "%.4f", value);
    }

    private static double share(ParseResult parsed, String name, double otherwise) {
        return new RunOptions(parsed).share(name).orElse(otherwise);
    }

    private static TouchstoneException invalid(String message) {
        return new TouchstoneException(ErrorCode.COMMAND_INVALID, message);
    }
}
