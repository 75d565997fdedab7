package dev.touchstone.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.report.ReportBook;
import dev.touchstone.report.html.PageTexts;
import dev.touchstone.report.testing.RunFixture;
import dev.touchstone.store.log.JudgeUsage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class TextReportTest {

    @TempDir
    private Path workDir;

    @TempDir
    private Path otherDir;

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static String written(Writing writing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private ReportBook mixed() {
        return RunFixture.in(workDir).unit("t", "right:a", "wrong:b", "unparsed:c", "failed:\u0001 <&> ]]>")
                .book();
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void markdownHoldsTheTableTheLimitsAndTheDifferences() throws IOException {
        RunFixture first = RunFixture.in(workDir).unit("t", "right:a", "wrong:b");
        RunFixture second = RunFixture.in(otherDir).unit("t", "right:a", "right:b");

        String markdown = written(out -> new TextReport(first.with(second), false)
                .markdown(PageTexts.of(Locale.ENGLISH), List.of("a <b> | warning"), out));

        assertThat(markdown).contains("| t | m | accuracy | 50.00 | 48.00 – 52.00 | 2 | 1 | 1 |")
                .contains("- ✗ `accuracy=90.0` missed: m t accuracy: 50.00")
                .contains("| t | m · first | m · second | +50.00 |").contains("a &lt;b> \\| warning");
    }

    @Test
    void whatJudgesCostIsToldApartFromTheModels() throws IOException {
        ReportBook book = RunFixture.in(workDir)
                .judged(new JudgeUsage(4, 1, 7, 1200, 34), Optional.of(new BigDecimal("0.25")))
                .unit("t", "right:a").book();

        String markdown = written(out -> new TextReport(book, false)
                .markdown(PageTexts.of(Locale.ENGLISH), List.of(), out));
        String json = written(out -> new TextReport(book, false).json(out));

        assertThat(markdown).contains("| j | judge\\|1 | t | m | 4 | 1 | 7 | 1200 | 34 | 0.25 |");
        assertThat(json).contains("""
                "judges":[{"model":"m","dataset":"t","judge":"j","judge_model":"judge|1","replies":4,\
                "failed":1,"requests":7,"prompt_tokens":1200,"completion_tokens":34,"cost":0.25}]""");
    }

    @Test
    void answersThatAreRightInPartAreNotWrongInAnyForm() throws Exception {
        ReportBook graded = RunFixture.in(workDir).unit("t", "right:a", "half:b", "half:c", "wrong:d").book();

        assertThat(written(out -> new TextReport(graded, false).markdown(PageTexts.of(Locale.ENGLISH),
                List.of(), out))).contains("| right | partly right | wrong |", "| 4 | 1 | 2 | 1 | 0 |");
        assertThat(written(out -> new TextReport(graded, false).csv(out))).contains("4,1,1,0,0,0,0,2");
        assertThat(written(out -> new TextReport(graded, true).csv(out)))
                .contains("robust,partly,0.5,b,last_word");
        assertThat(written(out -> new TextReport(graded, false).junit(out)))
                .contains("4 attempts: 1 right, 2 partly right, 1 wrong");
        assertThat(written(out -> new TextReport(graded, true).json(out)))
                .contains("\"partly\"", "\"standing\"");
    }

    @Test
    void answersWithoutAVerdictAreNotFailedInAnyFormAndTellWhy() throws Exception {
        ReportBook judged = RunFixture.in(workDir).unit("t", "right:a", "unjudged:b", "failed:c").book();

        assertThat(written(out -> new TextReport(judged, false).markdown(PageTexts.of(Locale.ENGLISH),
                List.of(), out))).contains("| refused | no verdict |", "| 3 | 1 | 0 | 0 | 1 | 0 | 0 | 1 |");
        assertThat(written(out -> new TextReport(judged, true).csv(out)).lines())
                .contains("first,m,t,1,0,robust,unjudged,,,,judge_unread/no_verdict",
                        "first,m,t,2,0,,failed,,,,TS-MDL-005");
        assertThat(written(out -> new TextReport(judged, true).json(out))).contains("\"scores\":{\"robust\":"
                + "{\"standing\":\"unjudged\",\"failure\":\"judge_unread/no_verdict\"}}");
        Element suite = (Element) xml(written(out -> new TextReport(judged, true).junit(out)))
                .getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
        assertThat(suite.getAttribute("errors")).isEqualTo("2");
        Element error = (Element) suite.getElementsByTagName("error").item(0);
        assertThat(error.getAttribute("type")).isEqualTo("unjudged");
        assertThat(error.getAttribute("message")).isEqualTo("judge_unread/no_verdict");
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(2);
    }

    @Test
    void csvHasALineForEachNumberOrEachAttempt() throws IOException {
        String rows = written(out -> new TextReport(mixed(), false).csv(out));
        String samples = written(out -> new TextReport(mixedAgain(), true).csv(out));

        assertThat(rows.lines()).hasSize(2).last().asString()
                .isEqualTo("first,m,t,abc123,accuracy,gen,33.333333333333336,,1.0,31.333333333333336,"
                        + "35.333333333333336,wilson,4,1,1,1,1,0,0,0,0");
        assertThat(samples.lines()).hasSize(5).element(1)
                .isEqualTo("first,m,t,0,0,robust,right,1.0,a,last_word,");
        assertThat(samples.lines()).last().isEqualTo("first,m,t,3,0,,failed,,,,TS-MDL-005");
    }

    private ReportBook mixedAgain() {
        return RunFixture.in(otherDir).unit("t", "right:a", "wrong:b", "unparsed:c", "failed:x").book();
    }

    @Test
    void cellsOfCsvAreQuotedAndNoFormula() {
        assertThat(CsvReport.cell("a,\"b\"")).isEqualTo("\"a,\"\"b\"\"\"");
        assertThat(CsvReport.cell("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)");
        assertThat(CsvReport.cell("@x")).isEqualTo("'@x");
        assertThat(CsvReport.cell("-3.5e2")).isEqualTo("-3.5e2");
        assertThat(CsvReport.cell("a\nb")).isEqualTo("\"a\nb\"");
    }

    @Test
    void jsonHoldsRowsFingerprintsSessionsAndOnDemandSamples() throws IOException {
        Fields plain = (Fields) Json.parse(written(out -> new TextReport(mixed(), false).json(out)));
        Fields whole = (Fields) Json.parse(written(out -> new TextReport(mixedAgain(), true).json(out)));

        Fields run = (Fields) plain.findItems("runs").orElseThrow().getFirst();
        assertThat(run.findFields("fingerprints").orElseThrow().findFields("m/t").orElseThrow()
                .findText("data"))
                .hasValue("data-t");
        assertThat(run.findItems("rows").orElseThrow()).hasSize(1);
        assertThat(plain.find("samples")).isEmpty();
        assertThat(whole.findItems("samples").orElseThrow()).hasSize(4);
    }

    @Test
    void junitHasACaseForEachNumberAndEachLimit() throws Exception {
        Document document = xml(written(out -> new TextReport(mixed(), false).junit(out)));

        NodeList suites = document.getElementsByTagName("testsuite");
        assertThat(suites.getLength()).isEqualTo(2);
        assertThat(((Element) suites.item(0)).getAttribute("name")).isEqualTo("m/t");
        assertThat(((Element) suites.item(0)).getAttribute("failures")).isEqualTo("0");
        assertThat(((Element) suites.item(1)).getAttribute("failures")).isEqualTo("1");
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("33.33, 95 % interval 31.33 to 35.33; 4 attempts:"
                        + " 1 right, 1 wrong, 1 unparsed, 1 failed");
    }

    @Test
    void junitOfSamplesCountsWrongOnesAsFailuresAndFailedOnesAsErrors() throws Exception {
        Document document = xml(written(out -> new TextReport(mixed(), true).junit(out)));

        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("5");
        assertThat(suite.getAttribute("failures")).isEqualTo("2");
        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(2);
        assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void junitLeavesOutANumberThatIsNotAvailableBesideOthers() throws Exception {
        ReportBook book = RunFixture.in(workDir).withoutCompat("needs another tool").unit("t", "right:a")
                .book();
        Document document = xml(written(out -> new TextReport(book, false).junit(out)));

        Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(((Element) suite.getElementsByTagName("skipped").item(0)).getAttribute("message"))
                .isEqualTo("needs another tool");
    }

    @Test
    void charactersThatXmlForbidsAreReplaced() {
        assertThat(JunitReport.legal("a\u0000\u001b\ud83d\ufffe b\ud83d\ude00"))
                .isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFD b\ud83d\ude00");
    }
}
