package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private CommandRun command(String line) {
        return CommandRun.in(folder, line.split(" "));
    }

    /// Three questions of which the recorded answers get two right.
    @BeforeEach
    void runOnce() throws IOException {
        Files.writeString(folder.resolve("sums.jsonl"), """
                {"question": "1+1?", "answer": "2"}
                {"question": "1+2?", "answer": "3"}
                {"question": "2+2?", "answer": "4"}
                """);
        Files.writeString(folder.resolve("answers.jsonl"), """
                {"id": 0, "prediction": "2"}
                {"id": 1, "prediction": "3"}
                {"id": 2, "prediction": "5"}
                """);
        assertThat(replay().exit()).isZero();
    }

    private CommandRun replay() {
        return command("run --replay-file answers.jsonl --custom-dataset-path sums.jsonl --work-dir out");
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("out"))) {
            return runs.sorted().toList();
        }
    }

    @Test
    void aRunEndsWithTheCommandThatShowsIt() throws IOException {
        assertThat(replay().messages()).contains("touchstone report " + runs().getLast());
    }

    @Test
    void theNewestRunBecomesAPageInItsFolder() throws IOException {
        CommandRun report = command("report -w out");

        Path page = runs().getLast().resolve("report").resolve("report.html");
        assertThat(report.exit()).as(report.messages()).isZero();
        assertThat(report.results()).contains(page.toString());
        assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("<html lang=\"en\">");
    }

    @Test
    void everyFormIsWrittenBelowAFolder() throws IOException {
        CommandRun report = command("report latest -w out --format html,md,csv,json,junit --output reports");

        assertThat(report.exit()).as(report.messages()).isZero();
        try (Stream<Path> files = Files.list(folder.resolve("reports"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(
                    "report.html", "report.md", "report.csv", "report.json", "report.xml");
        }
        assertThat(Files.readString(folder.resolve("reports/report.md"))).contains("66.67");
    }

    @Test
    void oneFormGoesToStandardOutputAlone() {
        CommandRun report = command("report latest -w out --format json --output - --samples");

        Fields object = (Fields) Json.parse(report.results());
        assertThat(object.findItems("runs").orElseThrow()).hasSize(1);
        assertThat(object.findItems("samples").orElseThrow()).hasSize(3);
    }

    @Test
    void aBaselineIsTheFirstRunOfTheComparison() throws IOException {
        replay();
        String first = runs().getFirst().getFileName().toString();

        CommandRun report = command("report latest -w out --format md --output - --baseline " + first);

        assertThat(report.exit()).as(report.messages()).isZero();
        assertThat(report.results()).contains("## " + first, "## Difference, after less before", "+0.00");
    }

    @Test
    void differencesOfTheReportAreThoseOfTheComparison() throws IOException {
        String answers = "{\"id\": 0, \"prediction\": \"7\"}\n{\"id\": 1, \"prediction\": \"3\"}\n"
                + "{\"id\": 2, \"prediction\": \"4\"}\n";
        Files.writeString(folder.resolve("answers.jsonl"), answers);
        replay();
        String first = runs().getFirst().getFileName().toString();
        String last = runs().getLast().getFileName().toString();

        Fields report = (Fields) Json.parse(command(
                "report latest -w out --format json --output - --baseline " + first).results());
        Fields compare = (Fields) Json.parse(command("compare " + first + " " + last
                + " -w out --output-json -").results());

        Fields one = (Fields) report.findItems("differences").orElseThrow().getFirst();
        Fields other = (Fields) compare.findItems("comparisons").orElseThrow().getFirst();
        Fields interval = other.findFields("interval").orElseThrow();
        assertThat(number(one, "difference")).isEqualTo(100 * number(other, "difference"));
        assertThat(number(one.findFields("interval").orElseThrow(), "low"))
                .isEqualTo(100 * number(interval, "low"));
        assertThat(number(one.findFields("interval").orElseThrow(), "high"))
                .isEqualTo(100 * number(interval, "high"));
        assertThat(one.findFields("interval").orElseThrow().findText("method"))
                .isEqualTo(interval.findText("method"));
        assertThat(number(one, "adjusted_p")).isEqualTo(number(other, "adjusted_p"));
        assertThat(one.findText("verdict")).isEqualTo(other.findText("verdict"));
        assertThat(number(one, "better")).isEqualTo(number(other, "wins"));
    }

    private static double number(Fields fields, String name) {
        return fields.findNumber(name).orElseThrow().doubleValue();
    }

    @Test
    void pageAndSentencesSpeakTheLanguageAsked() {
        assertThat(command("report -w out --format md --output - --lang zh").results()).contains("# 评测报告");
        assertThat(CommandRun.in(folder, Locale.CHINESE, "report", "-w", "out").results()).startsWith("报告：");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "report 20200101_000000 -w out | no run '20200101_000000'",
        "report latest -w nowhere | holds no runs",
        "report out -w out | not a run folder",
        "report latest -w out --format pdf | 'pdf' is no form",
        "report latest -w out --format htlm | did you mean 'html'",
        "report latest -w out --lang de | expected one of en, zh",
        "report latest -w out --format md,csv --output - | holds one form",
        "report latest latest -w out | named twice",
    })
    void whatCannotBeShownIsToldWithTwo(String line, String said) {
        CommandRun report = command(line);

        assertThat(report.exit()).isEqualTo(2);
        assertThat(report.messages()).contains(said);
        assertThat(report.results()).isEmpty();
    }

    @Test
    void aDamagedResultIsNamedWithItsRemedyAndTheOldPageStays() throws IOException {
        command("report -w out");
        Path page = runs().getLast().resolve("report").resolve("report.html");
        byte[] before = Files.readAllBytes(page);
        Path results = runs().getLast().resolve("results");
        try (Stream<Path> files = Files.walk(results)) {
            Path result = files.filter(file -> file.toString().endsWith(".json")).findFirst().orElseThrow();
            Files.writeString(result, Files.readString(result).substring(0, 200));
        }

        CommandRun report = command("report -w out");

        assertThat(report.exit()).isEqualTo(4);
        assertThat(report.messages()).contains("TS-LOG-007").contains("--mode eval --reuse");
        assertThat(page).hasBinaryContent(before);
    }
}
