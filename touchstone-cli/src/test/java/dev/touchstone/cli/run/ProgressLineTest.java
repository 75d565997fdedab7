package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.model.Activity;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.report.DisplayWidth;
import dev.touchstone.engine.report.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

    private static final Activity QUIET = new Activity(0, Integer.MAX_VALUE, 0);

    private static UnitProgress.Snapshot snapshot(long total, long kept, long answered, long failed,
            Duration elapsed) {
        return new UnitProgress.Snapshot("m/t", total, kept, answered, failed, answered / 2, answered / 2,
                answered, 3, 100 * answered, elapsed.toNanos());
    }

    private static final Messages ENGLISH = Messages.of(RunCommand.class, Locale.ENGLISH);

    private static String line(UnitProgress.Snapshot unit, Activity activity) {
        return ProgressLine.of(unit, activity, ENGLISH, Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 100, 120})
    void lineFitsTheScreenAndKeepsWhatMattersMost(int columns) {
        Messages chinese = Messages.of(RunCommand.class, Locale.CHINESE);
        UnitProgress.Snapshot unit = snapshot(1000, 100, 180, 20, Duration.ofSeconds(10));
        for (Messages messages : List.of(ENGLISH, chinese)) {
            String line = ProgressLine.of(unit, new Activity(60, 64, 7), messages, columns);

            assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns);
            assertThat(line).startsWith("m/t  300/1000 (30%)");
        }
    }

    @Test
    void whereThereIsLittleRoomTimeLeftAndScoreRemainAndTheIntervalGoesFirst() {
        String line = ProgressLine.of(snapshot(1000, 0, 180, 20, Duration.ofSeconds(10)),
                new Activity(60, 64, 0), ENGLISH, 60);

        assertThat(line).isEqualTo("m/t  200/1000 (20%)  ETA 0:40  score 50.0 [42.8, 57.2]");
        assertThat(ProgressLine.of(snapshot(1000, 0, 180, 20, Duration.ofSeconds(10)),
                new Activity(60, 64, 0), ENGLISH, 52))
                .isEqualTo("m/t  200/1000 (20%)  ETA 0:40  score 50.0  failed 20");
    }

    @Test
    void scoreOfAResumedUnitSaysThatItIsOfTheNewAnswers() {
        assertThat(line(snapshot(1000, 100, 180, 20, Duration.ofSeconds(10)), QUIET))
                .contains("score 50.0 [42.8, 57.2] of 180 new");
    }

    @Test
    void wordsOfTheLineFollowTheLanguage() {
        String line = ProgressLine.of(snapshot(1000, 0, 180, 20, Duration.ofSeconds(10)),
                new Activity(60, 64, 7), Messages.of(RunCommand.class, Locale.CHINESE), 200);

        assertThat(line).isEqualTo("m/t  200/1000 (20%)  20.0/s  在途 60/64  剩余 0:40  1800 tok/s  "
                + "得分 50.0 [42.8, 57.2]  未读出 3  失败 20  重试 7");
    }

    @Test
    void lineTellsDoneRateFlightTimeLeftTokensScoreUnparsedFailedAndRetries() {
        String line = line(snapshot(1000, 0, 180, 20, Duration.ofSeconds(10)), new Activity(60, 64, 7));

        assertThat(line).isEqualTo("m/t  200/1000 (20%)  20.0/s  in flight 60/64  ETA 0:40  1800 tok/s  "
                + "score 50.0 [42.8, 57.2]  unparsed 3  failed 20  retries 7");
    }

    @Test
    void timeLeftCountsHoursWhereThereAreAny() {
        assertThat(line(snapshot(100_000, 0, 100, 0, Duration.ofSeconds(10)), QUIET))
                .contains("  ETA 2:46:30");
    }

    @Test
    void whatIsNotKnownYetIsLeftOut() {
        String line = line(new UnitProgress.Snapshot("m/t", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), QUIET);

        assertThat(line).isEqualTo("m/t  0/0  0.0/s  in flight 0  unparsed 0  failed 0");
    }

    @Test
    void scoresBetweenNothingAndAllCountAsWhatTheyAre() {
        String line = line(new UnitProgress.Snapshot("m/t", 10, 0, 4, 0, 1, 2.5, 4, 0, 0, 1_000_000_000),
                QUIET);

        assertThat(line).contains("62.5").doesNotContain("[", "25.0");
    }

    @Test
    void finishedUnitHasNoTimeLeft() {
        assertThat(line(snapshot(100, 0, 100, 0, Duration.ofSeconds(5)), QUIET))
                .startsWith("m/t  100/100 (100%)").doesNotContain("ETA");
    }
}
