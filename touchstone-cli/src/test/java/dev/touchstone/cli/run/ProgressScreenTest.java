package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.cli.command.ErrorTexts;
import dev.touchstone.cli.command.ScreenSize;
import dev.touchstone.cli.command.Terminal;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.FetchedByName;
import dev.touchstone.core.model.FewerWorkers;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.lifecycle.RunListener.Notice;
import dev.touchstone.engine.report.Messages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    /// Answers nothing; the screen only asks how busy it is.
    private static class IdleModel implements Generator {
        @Override
        public Outcome generate(GenerationRequest request) {
            throw new IllegalStateException("nobody asks");
        }

        @Override
        public String identity() {
            return "idle";
        }

        @Override
        public Activity activity() {
            return new Activity(0, Integer.MAX_VALUE, 0);
        }

        @Override
        public void close() {}
    }

    private ProgressScreen screen(Locale locale) {
        return screen(locale, false);
    }

    private ProgressScreen screen(Locale locale, boolean live) {
        return new ProgressScreen(new Terminal(out, out, out, live), Messages.of(RunCommand.class, locale),
                new ErrorTexts(locale), false);
    }

    @Test
    void aNameThatMayHaveBeenMeantAsAFolderIsToldOnceBeforeAnythingIsFetched() {
        Path absent = Path.of("nowhere").toAbsolutePath();
        Generator named = new IdleModel() {
            @Override
            public Optional<FetchedByName> fetchedByName() {
                return Optional.of(new FetchedByName("nowhere", absent));
            }
        };
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            bytes.reset();
            try (ProgressScreen screen = screen(locale)) {
                screen.began(new UnitProgress("m/t"), named);
                screen.began(new UnitProgress("m/u"), named);
                assertThat(printed().lines().filter(line -> line.contains(absent.toString())))
                        .singleElement().asString()
                        .contains(locale == Locale.ENGLISH ? "is no folder" : "没有目录");
            }
        }
    }

    @Test
    void fewerWorkersThanWereAskedForAreToldOnceInBothLanguages() {
        Generator fewer = new IdleModel() {
            @Override
            public Optional<FewerWorkers> fewerWorkers() {
                return Optional.of(new FewerWorkers(4, 1, "cpu", 0));
            }
        };
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            bytes.reset();
            try (ProgressScreen screen = screen(locale)) {
                UnitProgress progress = new UnitProgress("m/t");
                screen.began(progress, fewer);
                screen.draw();
                screen.ended(progress);
            }
            String told = locale == Locale.ENGLISH ? "1 of 4 workers" : "要求 4 个进程，实际 1 个";
            assertThat(printed().lines().filter(line -> line.contains("num_procs")))
                    .singleElement().asString().contains(told);
        }
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void resumedUnitIsToldInAisbenchsOwnWordsInEitherLanguage() {
        try (ProgressScreen english = screen(Locale.ENGLISH); ProgressScreen chinese =
                screen(Locale.CHINESE)) {
            english.notice(new Notice.Resumed("m/t", 42));
            chinese.notice(new Notice.Resumed("m/t", 42));
        }

        assertThat(printed().lines()).hasSize(2).allMatch(line ->
                line.contains("Found 42 tmp items, run infer task from the last interrupted position"));
    }

    @Test
    void recordsThatAreNotUsedAreToldInEitherLanguage() {
        try (ProgressScreen english = screen(Locale.ENGLISH); ProgressScreen chinese =
                screen(Locale.CHINESE)) {
            for (ProgressScreen screen : List.of(english, chinese)) {
                screen.notice(new Notice.MoreRecords("m/t", "a.jsonl", 3, 1, 0, 2));
                screen.notice(new Notice.UnknownRows("m/t", "a.jsonl", 4, List.of(5, 7, 8)));
                screen.notice(new Notice.UnknownRows("m/t", "a.jsonl", 1, List.of(900)));
            }
        }

        assertThat(printed().lines()).hasSize(6).satisfiesExactly(
                line -> assertThat(line).contains("(1 of each row): 3, such as id 0 with 2 records"),
                line -> assertThat(line).contains("no row of the data has: 4 (5, 7, 8, ...)"),
                line -> assertThat(line).contains("no row of the data has: 1 (900)"),
                line -> assertThat(line).contains("有 3 行", "1 次作答", "id 0 有 2 条记录"),
                line -> assertThat(line).contains("4 个 id", "（5, 7, 8, ...）"),
                line -> assertThat(line).contains("1 个 id", "（900）"));
    }

    @Test
    void everyNoticeTellsItsFactsAndAFailureWhatToDoOnce() {
        try (ProgressScreen screen = screen(Locale.ENGLISH)) {
            screen.notice(new Notice.UnitFailed("m/t", "TS-MDL-008", "wrong key {0} it's"));
            screen.notice(new Notice.UnitFailed("m/u", "TS-MDL-008", "wrong key"));
            screen.notice(new Notice.UnitFailed("m/v", "TS-LOG-004",
                    "x differs. Start a new run, or take the old answers with --reuse-anyway"));
            screen.notice(new Notice.NothingToReuse());
            screen.notice(new Notice.LogRepaired("m/t", "the last record was cut"));
            screen.notice(new Notice.Imported("m/t", 1319));
        }

        assertThat(printed().lines()).containsExactly(
                "m/t could not be done (TS-MDL-008): wrong key {0} it's",
                "  Name the variable that holds the key: --api-key-env NAME.",
                "m/u could not be done (TS-MDL-008): wrong key",
                "m/v could not be done (TS-LOG-004): x differs. Start a new run, or take the old answers "
                        + "with --reuse-anyway",
                "No previous experiment results found to reuse; a new run begins.",
                "m/t: the last record was cut",
                "m/t: 1319 answers of an existing predictions file were taken over; they were asked "
                        + "with the prompts of this task");
    }

    @Test
    void failureOfAUnitIsToldInChineseWithItsCauseAndRemedy() {
        try (ProgressScreen screen = screen(Locale.CHINESE)) {
            screen.notice(new Notice.UnitFailed("m/t", "TS-MDL-008", "HTTP 401: no"));
        }

        assertThat(printed().lines()).containsExactly(
                "m/t 未能完成（TS-MDL-008 服务拒绝了密钥（401 或 403）。）：HTTP 401: no",
                "  请指明保存密钥的变量：--api-key-env NAME。");
    }

    @Test
    void liveLinesNeverWrapAndNeverOutgrowTheScreen() {
        try (ProgressScreen screen = screen(Locale.ENGLISH, true)) {
            screen.resized(new ScreenSize(4, 40));
            for (int unit = 0; unit < 10; unit++) {
                screen.began(new UnitProgress("model/task" + unit), new IdleModel());
            }
            screen.draw();
        }

        String last = printed().substring(printed().lastIndexOf("\033[?7l"));
        assertThat(last).contains("\033[?7h");
        assertThat(last.lines().filter(line -> line.contains("model/task"))).hasSize(3)
                .allMatch(line -> line.replaceAll("\033\\[[?0-9]*[a-zA-Z]|\r", "").length() <= 40);
    }

    @Test
    void withoutATerminalNoControlCharactersArePrinted() {
        try (ProgressScreen screen = screen(Locale.CHINESE)) {
            screen.say("a line");
            screen.notice(new Notice.NothingToReuse());
        }

        assertThat(printed()).doesNotContain("\033");
    }

    @Test
    void answersThatAreScoredHaveALineWithoutAModel() {
        UnitProgress progress = new UnitProgress("score: m/humaneval");
        try (ProgressScreen screen = screen(Locale.ENGLISH)) {
            progress.begin(4);
            progress.finishedOne();
            screen.scoringBegan(progress);
            screen.draw();
            progress.finishedOne();
            screen.scoringEnded(progress);
            screen.draw();
        }

        assertThat(printed().lines()).hasSize(2);
        assertThat(printed().lines().toList().get(0)).startsWith("score: m/humaneval  1/4 (25%)")
                .doesNotContain("in flight").doesNotContain("failed");
        assertThat(printed().lines().toList().get(1)).startsWith("score: m/humaneval  2/4 (50%)");
    }
}
