package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class RunOptionsTest {

    private static RunOptions parse(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");
        return new RunOptions(new CommandLine(RunCommand.spec("run", Locale.ENGLISH)).parseArgs(arguments));
    }

    /// What AISBench's pages tell users to type, less the name of the command.
    @ParameterizedTest
    @ValueSource(strings = {
        "--models vllm_api_general_chat vllm_api_stream_chat --datasets gsm8k_gen_4_shot_cot_str "
                + "aime2024_gen_0_shot_chat_prompt",
        "--models vllm_api_general_chat --datasets gsm8k_gen_4_shot_cot_str --search",
        "--models vllm_api_general vllm_api_stream_chat --datasets gsm8k_gen "
                + "math500_gen_0_shot_cot_chat_prompt --disable-cb --max-num-workers 4",
        "--models vllm_api_general_chat --datasets demo_gsm8k_gen_4_shot_cot_chat_prompt",
        "--models vllm_api_general --datasets gsm8k_gen --reuse 20250628_151326",
        "--models vllm_api_general --datasets gsm8k_gen --reuse",
        "--models vllm_api_general --datasets ceval_gen --merge-ds",
        "--datasets gsm8k_gen_4_shot_cot_chat_prompt --search",
        "--models vllm_api_general_chat --datasets demo_gsm8k_gen_4_shot_cot_chat_prompt --mode eval "
                + "--reuse 20250628_151326",
        "--models m --datasets d --mode infer --debug --dry-run --num-prompts 5 --num-warmups 0",
        "--models m --datasets d -m viz -r 20250628_151326 -w outputs/mine -s",
        "--models m --datasets d --summarizer medium --config-dir my_configs --max-workers-per-gpu 1",
        "--models m --custom-dataset-path a.jsonl --custom-dataset-meta-path a.json "
                + "--custom-dataset-data-type mcq --custom-dataset-infer-method gen",
        "--models m --datasets d --dump-eval-details --dump-extract-rate"
    })
    void commandLinesOfAisbenchAreUnderstood(String line) {
        assertThat(parse(line).typed()).containsExactly(line.split(" "));
    }

    @Test
    void severalNamesFollowOneOptionAndTheOptionMayComeTwice() {
        RunOptions options = parse("--models a b --datasets x --models c --datasets y z");

        assertThat(options.models()).containsExactly("a", "b", "c");
        assertThat(options.datasets()).containsExactly("x", "y", "z");
    }

    @Test
    void bareReuseIsGivenWithoutAStamp() {
        assertThat(parse("--reuse --mode eval").text("--reuse")).contains("");
        assertThat(parse("--reuse 20250628_151326").text("--reuse")).contains("20250628_151326");
        assertThat(parse("--mode eval").given("--reuse")).isFalse();
    }

    @Test
    void singleDashIsAValueOfOutputJson() {
        assertThat(parse("--output-json -").text("--output-json")).contains("-");
    }

    @Test
    void numbersOutsideTheirBoundsAreRefusedWithTheBounds() {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> parse("--concurrency 0").wholeNumber("--concurrency", 1, 100))
                .withMessage("--concurrency 0: expected a whole number from 1 to 100")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.COMMAND_INVALID));
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> parse("--top-p 1.5").number("--top-p", 0, 1));
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> parse("--temperature NaN").number("--temperature", 0, 100));
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> parse("--seed=-1").longNumber("--seed", 0));
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> parse("--seed 1e5").longNumber("--seed", 0));
        assertThat(parse("--seed 9000000000").longNumber("--seed", 0)).hasValue(9_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1.5", "1k", "99999999999", "0", "-1"})
    void whatIsNoWholeNumberIsRefusedAsItWasTypedWithTheBounds(String typed) {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> parse("--concurrency " + typed).wholeNumber("--concurrency", 1, 100))
                .withMessage("--concurrency " + typed + ": expected a whole number from 1 to 100");
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> parse("--repeats " + typed).wholeNumber("--repeats", 1, Integer.MAX_VALUE))
                .withMessage("--repeats " + typed + ": expected a whole number from 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hot", "NaN", "1e400", "0", "10s"})
    void whatIsNoNumberIsRefusedAsItWasTypedWithPlainBounds(String typed) {
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> parse("--request-rate " + typed).number("--request-rate", 0.000_001, 1e9))
                .withMessage("--request-rate " + typed + ": expected a number from 0.000001 to 1000000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--datasets a,b", "--models a,b"})
    void namesBehindCommasAreRefusedBeforeTheyAreLookedFor(String line) {
        RunOptions options = parse(line);

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> List.of(options.models(), options.datasets()))
                .withMessage(line + ": expected names with blanks between them, without commas");
    }

    @Test
    void wordsOutsideTheirListAreRefusedWithTheList() {
        assertThat(parse("").word("--scorer", "both", List.of("robust", "both"))).isEqualTo("both");
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> parse("--scorer lax").word("--scorer", "both", List.of("robust", "both")))
                .withMessage("--scorer lax: expected one of robust, both");
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"--no-such-option", "--models", "--url", "one.py two.py"})
    void wrongFormsAreRefused(String line) {
        assertThatExceptionOfType(ParameterException.class).isThrownBy(() -> parse(line));
    }
}
