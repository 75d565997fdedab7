package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.cli.command.Terminal;
import dev.touchstone.engine.lifecycle.RunListener.Notice;
import dev.touchstone.engine.report.Messages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProgressScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private ProgressScreen screen(Locale locale) {
        Terminal terminal = new Terminal(out, out, out, false);
        return new ProgressScreen(terminal, Messages.of(RunCommand.class, locale), false);
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
    void everyNoticeIsOneLineWithItsFacts() {
        try (ProgressScreen screen = screen(Locale.ENGLISH)) {
            screen.notice(new Notice.UnitFailed("m/t", "TS-MDL-008", "wrong key {0} it's"));
            screen.notice(new Notice.NothingToReuse());
            screen.notice(new Notice.LogRepaired("m/t", "the last record was cut"));
            screen.notice(new Notice.Imported("m/t", 1319));
        }

        assertThat(printed().lines()).containsExactly(
                "m/t could not be done (TS-MDL-008): wrong key {0} it's",
                "No previous experiment results found to reuse; a new run begins.",
                "m/t: the last record was cut",
                "m/t: 1319 answers of an existing predictions file were taken over; they were asked "
                        + "with the prompts of that file, rows still missing are asked with those of "
                        + "this task");
    }

    @Test
    void withoutATerminalNoControlCharactersArePrinted() {
        try (ProgressScreen screen = screen(Locale.CHINESE)) {
            screen.say("a line");
            screen.notice(new Notice.NothingToReuse());
        }

        assertThat(printed()).doesNotContain("\033");
    }
}
