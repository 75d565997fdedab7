package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.model.Activity;
import dev.touchstone.engine.generate.UnitProgress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final Activity QUIET = new Activity(0, Integer.MAX_VALUE, 0);

    private static UnitProgress.Snapshot snapshot(long total, long kept, long answered, long failed,
            Duration elapsed) {
        return new UnitProgress.Snapshot("m/t", total, kept, answered, failed, answered / 2, answered, 3,
                100 * answered, elapsed.toNanos());
    }

    @Test
    void lineTellsDoneRateFlightTimeLeftTokensScoreUnparsedFailedAndRetries() {
        String line = ProgressLine.of(snapshot(1000, 100, 180, 20, Duration.ofSeconds(10)),
                new Activity(60, 64, 7));

        assertThat(line).isEqualTo("m/t  300/1000 (30%)  20.0/s  in flight 60/64  ETA 0:35  1800 tok/s  "
                + "score 50.0 [42.8, 57.2]  unparsed 3  failed 20  retries 7");
    }

    @Test
    void timeLeftCountsHoursWhereThereAreAny() {
        assertThat(ProgressLine.of(snapshot(100_000, 0, 100, 0, Duration.ofSeconds(10)), QUIET))
                .contains("  ETA 2:46:30");
    }

    @Test
    void whatIsNotKnownYetIsLeftOut() {
        String line = ProgressLine.of(new UnitProgress.Snapshot("m/t", 0, 0, 0, 0, 0, 0, 0, 0, 0), QUIET);

        assertThat(line).isEqualTo("m/t  0/0  0.0/s  in flight 0  unparsed 0  failed 0");
    }

    @Test
    void finishedUnitHasNoTimeLeft() {
        assertThat(ProgressLine.of(snapshot(100, 0, 100, 0, Duration.ofSeconds(5)), QUIET))
                .startsWith("m/t  100/100 (100%)").doesNotContain("ETA");
    }
}
