package dev.touchstone.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.store.layout.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SummaryTextTest {

    private static Row row(String model, String dataset, String metric, Measure measure) {
        return new Row(model, dataset, "f588a9", metric, "gen", measure, Counts.NONE);
    }

    private static Report report(List<String> models, List<String> datasets, Row... rows) {
        return new Report(new Report.Axes(models, datasets, List.of()), List.of(rows), Detail.SCORES,
                List.of(),
                List.of());
    }

    static Stream<Arguments> sampleRuns() {
        String chat = "vllm-api-general-chat";
        Report demo = new Report(new Report.Axes(List.of(chat), List.of("demo_gsm8k"), List.of()),
                List.of(row(chat, "demo_gsm8k", "accuracy", Measure.of(50))), Detail.FULL, List.of(),
                        List.of());
        Report custom = report(List.of(chat), List.of("mcq"),
                new Row(chat, "mcq", "1c6ff4", "accuracy", "gen", Measure.of(75), Counts.NONE));
        Report repeated = report(List.of("rep3"), List.of("demo_gsm8k"),
                row("rep3", "demo_gsm8k", "accuracy (3 runs average)", Measure.of(50)),
                row("rep3", "demo_gsm8k", "avg@3", Measure.of(49.99999999999999)),
                row("rep3", "demo_gsm8k", "pass@3", Measure.of(100)),
                row("rep3", "demo_gsm8k", "cons@3", Measure.of(50)));
        return Stream.of(Arguments.of(SampleRuns.DEMO, demo), Arguments.of(SampleRuns.CUSTOM, custom),
                Arguments.of(SampleRuns.REPEATED, repeated));
    }

    @ParameterizedTest
    @MethodSource("sampleRuns")
    void summaryFilesEqualThoseOfAisbenchByteForByte(String stamp, Report report, @TempDir Path workDir)
            throws IOException {
        RunFolder folder = RunFolder.create(workDir, LocalDateTime.of(2026, 11, 22, 1, 0));

        List<Path> files = SummaryFiles.write(report, folder, stamp);

        assertThat(files).hasSize(3);
        for (Path file : files) {
            String name = file.getFileName().toString();
            assertThat(Files.readString(file)).as(name).isEqualTo(SampleRuns.text(stamp, "summary/" + name));
        }
    }

    @Test
    void eachModelIsAColumnAndWhatIsMissingIsADash() {
        Report report = report(List.of("a", "b"), List.of("gsm8k", "math"),
                row("a", "gsm8k", "accuracy", Measure.of(51.5)),
                row("b", "gsm8k", "accuracy", new Measure.Missing("every request failed")),
                row("b", "gsm8k", "f1", Measure.of(3)));

        assertThat(SummaryText.csv(report)).isEqualTo("""
                dataset,version,metric,mode,a,b
                gsm8k,f588a9,accuracy,gen,51.50,-
                gsm8k,f588a9,f1,gen,-,3.00
                math,-,-,-,-,-
                """);
    }

    @Test
    void listedMetricsComeFirstAndHiddenOnesNotAtAll() {
        Report report = report(List.of("a"), List.of("gsm8k"),
                row("a", "gsm8k", "accuracy (compat)", Measure.of(1)),
                row("a", "gsm8k", "bp", Measure.of(2)),
                row("a", "gsm8k", "f1", Measure.of(3)),
                row("a", "gsm8k", "accuracy", Measure.of(4)));

        assertThat(SummaryText.csv(report)).isEqualTo("""
                dataset,version,metric,mode,a
                gsm8k,f588a9,accuracy,gen,4.00
                gsm8k,f588a9,f1,gen,3.00
                gsm8k,f588a9,accuracy (compat),gen,1.00
                """);
    }

    @Test
    void aScoreThatCannotBeHadHereIsShownAsSuch() {
        Report report = report(List.of("a"), List.of("math500"),
                row("a", "math500", "accuracy", Measure.of(61.2)),
                row("a", "math500", "accuracy (compat)", new Measure.NotAvailable("needs math_verify")));

        assertThat(SummaryText.table(report)).isEqualTo("""
                dataset    version    metric             mode    a
                ---------  ---------  -----------------  ------  -----
                math500    f588a9     accuracy           gen     61.20
                math500    f588a9     accuracy (compat)  gen     n/a""");
    }

    @Test
    void verdictsOfJudgesThatAreAllMissingAreALineOfTheirOwn() {
        Report report = report(List.of("a"), List.of("essays"),
                row("a", "essays", "accuracy", Measure.of(25)),
                row("a", "essays", "accuracy (compat)", new Measure.Missing("every request failed")),
                row("a", "essays", "accuracy (judge)", new Measure.Missing("every request failed")),
                row("a", "essays", "judge_failed (judge)", Measure.of(100)));

        assertThat(SummaryText.table(report)).isEqualTo("""
                dataset    version    metric                mode    a
                ---------  ---------  --------------------  ------  ------
                essays     f588a9     accuracy              gen     25.00
                essays     f588a9     accuracy (judge)      gen     -
                essays     f588a9     judge_failed (judge)  gen     100.00""");
    }

    @Test
    void groupsComeAfterTheDataSets() {
        Report report = new Report(new Report.Axes(List.of("a"), List.of("anatomy"), List.of("mmlu")),
                List.of(
                new Row("a", "mmlu", Row.NO_VERSION, "naive_average", "gen", Measure.of(40), Counts.NONE),
                row("a", "anatomy", "accuracy", Measure.of(40))), Detail.SCORES, List.of(), List.of());

        assertThat(SummaryText.csv(report)).endsWith("""
                anatomy,f588a9,accuracy,gen,40.00
                mmlu,-,naive_average,gen,40.00
                """);
    }

    @Test
    void namesThatWouldBreakAFormAreQuoted() {
        Report report = report(List.of("a|b,\"c\""), List.of("two\nlines"),
                row("a|b,\"c\"", "two\nlines", "accuracy", Measure.of(1)));

        assertThat(SummaryText.csv(report))
                .startsWith("dataset,version,metric,mode,\"a|b,\"\"c\"\"\"\ntwo lines,");
        assertThat(SummaryText.markdown(report))
                .startsWith("| dataset | version | metric | mode | a\\|b,\"c\" |\n");
    }
}
