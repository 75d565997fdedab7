package dev.touchstone.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ScreenReportTest {

    private final Messages english = Messages.of(ScreenReport.class, Locale.ENGLISH);

    private static Report report(Counts... perDataset) {
        List<String> names = List.of("gsm8k", "svamp", "math", "aime", "bbh").subList(0, perDataset.length);
        List<Row> rows = names.stream()
                .map(name -> new Row("m", name, "f588a9", "accuracy", "gen",
                        Measure.of(50, 1, new ConfidenceInterval(28.5, 71.75, "wilson")),
                                perDataset[names.indexOf(name)]))
                .toList();
        return new Report(new Report.Axes(List.of("m"), names, List.of()), rows, Detail.SCORES, List.of(),
                List.of(Path.of("run")));
    }

    @Test
    void theEndOfARunShowsTableCountsAndFiles() {
        assertThat(ScreenReport.render(report(new Counts(50, 49, 1, 0, 0, 0)), english)).isEqualTo("""
                dataset    version    metric    mode        m
                ---------  ---------  --------  ------  -----
                gsm8k      f588a9     accuracy  gen     50.00

                The markdown format results is as below:

                | dataset | version | metric | mode | m |
                |----- | ----- | ----- | ----- | -----|
                | gsm8k | f588a9 | accuracy | gen | 50.00 |

                %s
                %s
                %s
                %s

                Files:
                  run
                """.formatted(english.text("counts.heading"),
                "dataset    model    metric      samples    right    wrong    unparsed    failed    "
                        + "truncated    refused  95% interval",
                "---------  -------  --------  ---------  -------  -------  ----------  --------  "
                        + "-----------  ---------  --------------",
                "gsm8k      m        accuracy        100       50       49           1         0  "
                        + "          0          0  28.50 - 71.75"));
    }

    @Test
    void answersThatAreRightInPartAreNeitherRightNorWrong() {
        assertThat(ScreenReport.render(report(new Counts(3, 1, 0, 0, 0, 0, 0, 2)), english))
                .contains(english.text("counts.heading.graded"))
                .containsPattern("samples +right +partly +wrong +unparsed")
                .containsPattern("gsm8k +m +accuracy +6 +3 +2 +1 +0");
    }

    @Test
    void aFewUnreadAnswersGiveNoWarningAndManyDo() {
        assertThat(Warnings.of(report(new Counts(50, 45, 5, 0, 0, 0)), english)).isEmpty();
        assertThat(Warnings.of(report(new Counts(50, 44, 6, 0, 0, 0)), english)).singleElement().asString()
                .startsWith("m: no answer could be read in 6 of 100 texts (6.0 %) in gsm8k");
    }

    @Test
    void failuresAndCutAnswersComeWithTheirRemedy() {
        assertThat(Warnings.of(report(new Counts(5, 2, 1, 2, 1, 1)), english)).satisfiesExactly(
                failed -> assertThat(failed).contains("2 of 10 requests failed (20.0 %)", "--reuse"),
                cut -> assertThat(cut).contains("1 of 8 answers were cut", "--max-out-len"),
                unparsed -> assertThat(unparsed).contains("1 of 8 texts"),
                refused -> assertThat(refused).contains("1 of 8 answers decline"));
    }

    @Test
    void manyDataSetsOfOneCauseAreOneSentence() {
        Counts cut = new Counts(1, 1, 0, 0, 1, 0);

        assertThat(Warnings.of(report(cut, cut, cut, cut, cut), english)).singleElement().asString()
                .contains("5 of 10 answers", "gsm8k, svamp, math and 2 more");
    }

    @Test
    void sentencesAreChineseForChineseUsersAndTheTableIsNot() {
        String screen = ScreenReport.render(report(new Counts(5, 2, 1, 2, 1, 0)),
                Messages.of(ScreenReport.class, Locale.SIMPLIFIED_CHINESE));

        assertThat(screen).startsWith("dataset    version").contains("警告：", "请调大 --max-out-len");
    }
}
