package dev.touchstone.cli.power;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.cli.CommandRun;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "power --baseline 0.8 --delta 0.1 --power 0.01, --power 0.01: expected a share from 0.5",
        "power --baseline 0.8 --delta 0.1 --samples 100, give one of them",
        "power --baseline 0.8 --delta 0.02 --discordant 0.9, can disagree on 0.3800 at most",
        "power --baseline 0.95 --samples 50 --discordant 0.4, can disagree on 0.3447 at most",
        "power --baseline 0.5 --delta 0.6, neither above nor below a baseline of 0.5",
        "power --baseline 8 --delta 0.1, --baseline 8: expected a number from 0 to 1",
        "compare nowhere, no run 'nowhere'",
        "verify --show -1 golden.json, --show -1: expected a whole number"
    })
    void whatCannotBeComputedIsTwoAndToldInTheJsonObjectToo(String line, String reason) {
        CommandRun run = CommandRun.in(folder, (line + " --output-json -").split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains(reason).doesNotContain("\tat ");
        Fields told = (Fields) Json.parse(run.results());
        assertThat(told.findNumber("exit").orElseThrow().intValue()).isEqualTo(2);
        assertThat(run.results()).contains("\"error\":{\"code\":\"TS-CMD-001\"", reason);
    }

    @Test
    void whereTheDifferenceLeadsIsTold() {
        assertThat(power("--baseline 0.8 --delta 0.02").results())
                .contains("difference of 0.0200, from 0.8000 to 0.8200: 6042 samples").doesNotContain("room");
        CommandRun below = power("--baseline 0.8 --delta 0.3");
        assertThat(below.results()).contains("from 0.8000 to 0.5000",
                "Above a baseline of 0.8000 there is no room for that difference; it is reckoned downwards.");
        Fields told = (Fields) Json.parse(power("--baseline 0.8 --delta 0.3 --output-json -").results());
        assertThat(told.findText("direction")).contains("below");
        assertThat(told.findNumber("other").orElseThrow().doubleValue()).isEqualTo(0.5);
        assertThat(power("--baseline 0.8 --delta 0.2").results()).as("up to 1 there is room")
                .contains("from 0.8000 to 1.0000");
        assertThat(power("--baseline 0.5 --delta 0.5").exit()).isZero();
        assertThat(power("--baseline 0.95 --samples 50 --discordant 0.3").results())
                .contains("a difference of 0.2119 below the baseline", "it is reckoned downwards");
        assertThat(power("--baseline 0.99 --samples 20").results())
                .contains("With 20 samples: no difference above the baseline where");
        assertThat(CommandRun.in(folder, Locale.CHINESE, "power", "--baseline", "0.8", "--delta", "0.3")
                .results()).contains("从 0.8000 到 0.5000", "按低于基线计算");
    }

    private CommandRun power(String options) {
        return CommandRun.in(folder, ("power " + options).split(" "));
    }

    @Test
    void halfThePowerIsTheLeastThatIsTaken() {
        CommandRun run = CommandRun.in(folder, "power --baseline 0.8 --delta 0.1 --power 0.5".split(" "));

        assertThat(run.exit()).isZero();
    }
    @Test
    void aSmallDifferenceKeepsItsDigitsAndOneBeyondCountingIsRefused() {
        CommandRun run = CommandRun.in(folder, "power --baseline 0.8 --delta 0.00001".split(" "));
        assertThat(run.results()).contains("difference of 1.000e-05, from 0.8000 to 0.8000: ");

        CommandRun endless = CommandRun.in(folder, "power --baseline 0.8 --delta 1e-9".split(" "));
        assertThat(endless.exit()).isEqualTo(2);
        assertThat(endless.messages()).contains("--delta 1.0E-9: it takes more samples than");
    }

}
