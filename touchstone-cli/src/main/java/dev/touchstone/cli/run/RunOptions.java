package dev.touchstone.cli.run;

import dev.touchstone.cli.command.Options;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.task.TaskSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// The options of `touchstone run`, declared and read. AISBench's names and meanings, and those its users ask
/// for.
public final class RunOptions {

    private static final Set<String> MAY_BE_EMPTY = Set.of("--reuse", "--cache", "--system-prompt");

    private final ParseResult parsed;

    /// Reads the options of a parsed command line.
    public RunOptions(ParseResult parsed) {
        this.parsed = parsed;
    }

    /// Declares every option on the command, in the order of the help text.
    static void declare(CommandSpec spec) {
        Options options = new Options(spec, "run");
        declareWhat(options);
        declareServer(options);
        declareJudges(options);
        declareConduct(options);
        spec.addPositional(PositionalParamSpec.builder().arity("0..1").type(String.class).paramLabel("CONFIG")
                .descriptionKey("run.config").build());
    }

    private static void declareWhat(Options options) {
        options
                .texts("NAME", "--models")
                .texts("NAME", "--datasets")
                .text("NAME", "--summarizer")
                .text("MODE", "-m", "--mode")
                .flag("-s", "--search")
                .optionalText("STAMP", "", "-r", "--reuse")
                .flag("--reuse-anyway")
                .text("DIR", "-w", "--work-dir")
                .texts("DIR", "--config-dir")
                .texts("DIR", "--data-root")
                .text("FILE", "--custom-dataset-path")
                .text("FILE", "--custom-dataset-meta-path")
                .text("TYPE", "--custom-dataset-data-type")
                .text("METHOD", "--custom-dataset-infer-method");
    }

    private static void declareServer(Options options) {
        options
                .text("URL", "--url")
                .text("NAME", "--backend")
                .text("ID", "--model")
                .text("PATH", "--model-path")
                .text("VARIABLE", "--api-key-env")
                .wholeNumber("N", "--concurrency")
                .number("RATE", "--request-rate")
                .wholeNumber("TOKENS", "--max-out-len")
                .number("T", "--temperature")
                .number("P", "--top-p")
                .text("N", "--seed")
                .number("SECONDS", "--timeout")
                .wholeNumber("N", "--retries")
                .texts("NAME:VALUE", "--header")
                .text("FILE", "--cacert")
                .text("URL", "--proxy");
    }

    private static void declareJudges(Options options) {
        options
                .texts("NAME", "--judge-models")
                .text("URL", "--judge-url")
                .text("ID", "--judge-model")
                .text("VARIABLE", "--judge-api-key-env")
                .wholeNumber("N", "--judge-concurrency")
                .number("COST", "--judge-max-cost")
                .text("RUN", "--judge-against")
                .text("WHICH", "--judge-again")
                .text("FILE", "--labels");
    }

    private static void declareConduct(Options options) {
        options
                .text("TEXT", "--system-prompt")
                .wholeNumber("N", "--num-prompts")
                .wholeNumber("N", "--sample")
                .flag("--shuffle")
                .wholeNumber("N", "--repeats")
                .wholeNumber("K", "--k")
                .wholeNumber("N", "--num-warmups")
                .wholeNumber("N", "--max-num-workers")
                .wholeNumber("N", "--max-workers-per-gpu")
                .flag("--merge-ds")
                .text("SCORER", "--scorer")
                .texts("FIELD", "--slice")
                .text("FIELD", "--cluster")
                .flag("--dump-eval-details")
                .flag("--dump-extract-rate")
                .text("LAYOUT", "--layout")
                .text("FILE", "--replay-file")
                .optionalText("DIR", "", "--cache")
                .number("COST", "--max-cost")
                .text("TOKENS", "--max-tokens-total")
                .texts("METRIC=VALUE", "--fail-under")
                .texts("METRIC=VALUE", "--fail-over")
                .text("-", "--output-json")
                .flag("--dry-run")
                .flag("--debug")
                .flag("--unsafe-local-code")
                .flag("--disable-cb");
    }

    /// `--models`; empty when it was not given.
    List<String> models() {
        return names("--models");
    }

    /// `--datasets`; empty when it was not given.
    List<String> datasets() {
        return names("--datasets");
    }

    /// `--judge-models`; empty when it was not given.
    List<String> judgeModels() {
        return names("--judge-models");
    }

    /// An option's text.
    public Optional<String> text(String name) {
        String value = parsed.matchedOptionValue(name, (String) null);
        if (value != null && value.isBlank() && !MAY_BE_EMPTY.contains(name)) {
            throw invalid(name, "''", "a value; an empty one often is a shell variable that is not set");
        }
        return Optional.ofNullable(value);
    }

    /// An option's texts; empty when it was not given.
    public List<String> texts(String name) {
        String[] values = parsed.matchedOptionValue(name, new String[0]);
        for (String value : values) {
            if (value.startsWith("--")) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        "Unknown option: '%s' (it stands among the values of %s)".formatted(value, name));
            }
        }
        return List.of(values);
    }

    /// Fields of the data by which scores are broken down, `--slice` and `--cluster`.
    TaskSpec.Breakdown breakdown() {
        for (String field : texts("--slice")) {
            if (field.isBlank()) {
                throw invalid("--slice", "''", "the name of a field of the data, such as level");
            }
        }
        return new TaskSpec.Breakdown(texts("--slice"), text("--cluster"));
    }

    /// Names of files; they stand apart by blanks, and none is empty.
    private List<String> names(String option) {
        List<String> names = texts(option);
        for (String name : names) {
            if (name.isBlank()) {
                throw invalid(option, "''", "a name; an empty one often is a shell variable that is not set");
            }
            if (name.contains(",")) {
                throw invalid(option, name, "names with blanks between them, without commas");
            }
        }
        return names;
    }

    /// Whether a switch is on.
    boolean flag(String name) {
        return parsed.matchedOptionValue(name, false);
    }

    /// The longest time of one request, `--timeout`.
    public Optional<Duration> timeout() {
        OptionalDouble seconds = number("--timeout", 0.05, 86_400);
        return seconds.isEmpty()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(1000 * seconds.getAsDouble())));
    }

    /// The time stamp behind `--reuse`; empty for the newest run, and where there is no `--reuse`.
    Optional<String> reusedStamp() {
        return text("--reuse").filter(stamp -> !stamp.isEmpty() && !stamp.equals("latest"));
    }

    /// Whether an option was given.
    public boolean given(String name) {
        return parsed.hasMatchedOption(name);
    }

    /// A whole number within bounds.
    public OptionalInt wholeNumber(String name, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int value = Integer.parseInt(text.get().strip());
            if (value >= least && value <= most) {
                return OptionalInt.of(value);
            }
        } catch (NumberFormatException notANumber) {
            // told below, with what is out of bounds
        }
        throw invalid(name, text.get(), "a whole number from %d%s".formatted(
                least, most == Integer.MAX_VALUE ? "" : " to " + most));
    }

    /// A number within bounds.
    public OptionalDouble number(String name, double least, double most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text.get().strip());
            if (value >= least && value <= most) {
                return OptionalDouble.of(value);
            }
        } catch (NumberFormatException notANumber) {
            // told below, with what is out of bounds
        }
        throw invalid(name, text.get(), "a number from %s to %s".formatted(plain(least), plain(most)));
    }

    /// A share between 0 and 1, both excluded.
    public OptionalDouble share(String name) {
        OptionalDouble share = text(name).isEmpty() ? OptionalDouble.empty() : number(name, 0, 1);
        if (share.isPresent() && (share.getAsDouble() == 0 || share.getAsDouble() == 1)) {
            throw invalid(name, text(name).orElse(""), "a share between 0 and 1, such as 0.8");
        }
        return share;
    }

    /// A whole number that may be large.
    OptionalLong longNumber(String name, long least) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long value = Long.parseLong(text.get().strip());
            if (value >= least) {
                return OptionalLong.of(value);
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw invalid(name, text.get(), "a whole number from " + least);
    }

    /// One of several words.
    String word(String name, String fallback, List<String> words) {
        String word = text(name).orElse(fallback);
        if (!words.contains(word)) {
            throw invalid(name, word, "one of " + String.join(", ", words));
        }
        return word;
    }

    /// The positional argument: AISBench's Python configuration file.
    Optional<String> positional() {
        return Optional.ofNullable(parsed.matchedPositionalValue(0, (String) null));
    }

    /// The command line as it was typed, for the session file; holds no secret, keys come by reference.
    List<String> typed() {
        return parsed.originalArgs();
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static TouchstoneException invalid(String name, String found, String expected) {
        return new TouchstoneException(ErrorCode.COMMAND_INVALID,
                "%s %s: expected %s".formatted(name, found, expected));
    }
}
