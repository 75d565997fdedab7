package dev.touchstone.cli.power;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.cli.CommandRun;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.nio.file.Path;
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
    void halfThePowerIsTheLeastThatIsTaken() {
        CommandRun run = CommandRun.in(folder, "power --baseline 0.8 --delta 0.1 --power 0.5".split(" "));

        assertThat(run.exit()).isZero();
    }
    @Test
    void aSmallDifferenceKeepsItsDigitsAndOneBeyondCountingIsRefused() {
        CommandRun run = CommandRun.in(folder, "power --baseline 0.8 --delta 0.00001".split(" "));
        assertThat(run.results()).contains("difference of 1.000e-05: ");

        CommandRun endless = CommandRun.in(folder, "power --baseline 0.8 --delta 1e-9".split(" "));
        assertThat(endless.exit()).isEqualTo(2);
        assertThat(endless.messages()).contains("--delta 1.0E-9: it takes more samples than");
    }

}
