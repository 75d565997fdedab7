package dev.touchstone.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.metrics.stats.ProportionInterval;
import dev.touchstone.report.ReportBook;
import dev.touchstone.report.testing.RunFixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)><!-- <script>";

    @TempDir
    private Path workDir;

    private static String page(ReportBook book) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new HtmlReport(book, PageTexts.of(Locale.ENGLISH), List.of("a <b>warning</b>")).write(out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Fields head(String page) {
        Matcher head = Pattern.compile("id=\"head\">(.*?)</script>", Pattern.DOTALL).matcher(page);
        assertThat(head.find()).isTrue();
        return (Fields) Json.parse(head.group(1));
    }

    private static byte[] block(String page, Value number) throws IOException {
        Matcher block = Pattern.compile("id=\"b" + ((Value.Numeric) number).number() + "\">([^<]*)<")
                .matcher(page);
        assertThat(block.find()).isTrue();
        byte[] packed = Base64.getDecoder().decode(block.group(1));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static Fields first(Fields fields, String list) {
        return (Fields) fields.findItems(list).orElseThrow().getFirst();
    }

    @Test
    void theSameRunsGiveTheSameBytes() {
        RunFixture run = RunFixture.in(workDir).unit("t", "right:a", "wrong:b", "failed:c");

        assertThat(page(run.book())).isEqualTo(page(run.book()));
    }

    @Test
    void nothingOfTheDataIsMarkupInThePage() {
        String page = page(RunFixture.in(workDir)
                .unit("m" + HOSTILE, "t" + HOSTILE, Map.of("data", HOSTILE), "right:" + HOSTILE, "failed:"
                        + HOSTILE)
                .book());

        assertThat(page).doesNotContain("<img", "<b>", "<!--");
        List<String> opened = Pattern.compile("<script").matcher(page).results().map(MatchResult::group)
                .toList();
        List<String> closed = Pattern.compile("</script").matcher(page).results().map(MatchResult::group)
                .toList();
        assertThat(opened).hasSameSizeAs(closed);
        assertThat(first(head(page), "units").findText("task")).hasValue("t" + HOSTILE);
    }

    @Test
    void thePolicyLetsRunThePagesOwnCodeAndStyleAlone() {
        String page = page(RunFixture.in(workDir).unit("t", "right:a").book());

        assertThat(page).contains("content=\"" + PageFiles.policy(PageFiles.style(), PageFiles.code()) + "\"")
                .contains("<style>" + PageFiles.style() + "</style>")
                .contains("<script>" + PageFiles.code() + "</script>");
        assertThat(PageFiles.policy("", "")).startsWith("default-src 'none'").doesNotContain("unsafe");
    }

    @Test
    void numbersComeBackFromTheColumns() throws IOException {
        String page = page(RunFixture.in(workDir)
                .unit("t", "right:a|wrong:b", "unparsed:ccc|cut:d", "refused:e|failed:f").book());
        Fields unit = first(head(page), "units");
        Fields data = unit.findFields("data").orElseThrow();
        ByteBuffer bytes = ByteBuffer.wrap(block(page, data.find("block").orElseThrow()))
                .order(ByteOrder.LITTLE_ENDIAN);

        assertThat(data.findNumber("rows").orElseThrow().intValue()).isEqualTo(6);
        assertThat(column(data, bytes, "sample")).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(column(data, bytes, "repeat")).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(column(data, bytes, "standing0")).containsExactly(0, 2, 3, 4, 5, 6);
        assertThat(column(data, bytes, "value0")).containsExactly(10_000, 0, 0, 0, 0, 0);
        assertThat(column(data, bytes, "finish")).containsExactly(0, 0, 0, 1, 0, 4);
        assertThat(column(data, bytes, "completion_tokens")).containsExactly(2, 2, 4, 2, 2, 0);
        assertThat(column(data, bytes, "total_us")).containsExactly(40_001, 40_001, 40_001, 40_001, 40_001,
                0);
        assertThat(column(data, bytes, "tries")).containsExactly(1, 1, 1, 1, 1, 2);
    }

    private static int[] column(Fields data, ByteBuffer bytes, String name) {
        List<Value> place = data.findFields("columns").orElseThrow().findItems(name).orElseThrow();
        int width = ((Value.Numeric) place.get(0)).number().intValueExact();
        int offset = ((Value.Numeric) place.get(1)).number().intValueExact();
        assertThat(offset % width).isZero();
        int[] values = new int[data.findNumber("rows").orElseThrow().intValue()];
        for (int row = 0; row < values.length; row++) {
            values[row] = switch (width) {
                case 1 -> bytes.get(offset + row) & 0xff;
                case 2 -> bytes.getShort(offset + 2 * row) & 0xffff;
                default -> bytes.getInt(offset + 4 * row);
            };
        }
        return values;
    }

    @Test
    void textsComeBackFromTheBlocksInOrder() throws IOException {
        String[] answers = new String[400];
        for (int sample = 0; sample < answers.length; sample++) {
            answers[sample] = "right:" + "long ".repeat(400) + sample;
        }
        String page = page(RunFixture.in(workDir).unit("t", answers).book());
        Fields unit = first(head(page), "units");
        List<Value> blocks = unit.findItems("blocks").orElseThrow();
        List<Value> starts = unit.findItems("starts").orElseThrow();

        assertThat(blocks).hasSizeGreaterThan(1).hasSameSizeAs(starts);
        int line = 0;
        for (int place = 0; place < blocks.size(); place++) {
            assertThat(((Value.Numeric) starts.get(place)).number().intValueExact()).isEqualTo(line);
            for (String text : new String(block(page, blocks.get(place)), StandardCharsets.UTF_8).lines()
                    .toList()) {
                List<Value> texts = ((Value.Items) Json.parse(text)).items();
                assertThat(texts.getLast()).isEqualTo(Value.of("" + line));
                assertThat(texts.getFirst()).isEqualTo(Value.of("long ".repeat(400) + line));
                line++;
            }
        }
        assertThat(line).isEqualTo(400);
    }

    @Test
    void unitsThatWereAskedTheSameShareTheirQuestions() {
        Fields head = head(page(RunFixture.in(workDir).unit("a", "t", Map.of(), "right:a")
                .unit("b", "t", Map.of(), "wrong:b", "right:c")
                .unit("c", "t", Map.of("prompt", "other"), "right:a").book()));

        assertThat(head.findItems("sets").orElseThrow()).hasSize(2);
        assertThat(head.findItems("units").orElseThrow())
                .extracting(unit -> ((Fields) unit).findNumber("set").orElseThrow().intValue())
                .containsExactly(0, 0, 1);
    }

    @Test
    void fieldsOfFewValuesAreTags() {
        Fields set = first(head(page(RunFixture.in(workDir).unit("t", "right:a", "right:b").book())), "sets");

        Fields tag = first(set, "tags");
        assertThat(tag.findText("name")).hasValue("parity");
        assertThat(tag.findItems("values").orElseThrow()).containsExactly(Value.of("even"), Value.of("odd"));
    }

    @Test
    void partsByAFieldAreChartsWithTheEnginesIntervals() {
        Fields head = head(page(RunFixture.in(workDir).byLevel(sample -> sample < 3 ? "9" : "10")
                .unit("t", "right:a", "right:b", "wrong:c", "right:d", "failed:e").book()));

        List<Fields> charts = head.findItems("slices").orElseThrow().stream().map(chart -> (Fields) chart)
                .toList();
        assertThat(charts).extracting(chart -> chart.findText("field").orElseThrow())
                .containsExactly("parity", "level");
        List<Value> levels = charts.getLast().findItems("rows").orElseThrow();
        assertThat(levels).extracting(row -> ((Fields) row).findFields("slice").orElseThrow()
                .findText("value").orElseThrow()).containsExactly("9", "10");
        Fields nine = (Fields) levels.getFirst();
        assertThat(nine.findNumber("value").orElseThrow().doubleValue()).isCloseTo(200.0 / 3, within(1e-9));
        Fields interval = nine.findFields("interval").orElseThrow();
        ConfidenceInterval wilson = ProportionInterval.WILSON.of(2, 3, 0.95);
        assertThat(interval.findText("method")).hasValue("wilson");
        assertThat(interval.findNumber("low").orElseThrow().doubleValue())
                .isCloseTo(100 * wilson.low(), within(1e-9));
        Fields ten = (Fields) levels.getLast();
        assertThat(ten.findNumber("failed").orElseThrow().intValue()).isEqualTo(1);
        assertThat(ten.find("standard_error")).as("of a single answer").isEmpty();
        assertThat(first(head, "sets").findItems("tags").orElseThrow())
                .extracting(tag -> ((Fields) tag).findText("name").orElseThrow())
                .containsExactly("parity", "level");
    }

    @Test
    void repeatsOfAPartAreTakenAsTheEngineTakesThem() {
        Fields head = head(page(RunFixture.in(workDir).unit("t", "right:a|wrong:b", "right:a|wrong:b",
                "right:a|wrong:b", "wrong:c|right:d").book()));

        Fields even = (Fields) first(head, "slices").findItems("rows").orElseThrow().getFirst();
        Fields interval = even.findFields("interval").orElseThrow();
        assertThat(interval.findText("method")).hasValue("cluster_wilson_t");
        assertThat(interval.findNumber("high").orElseThrow().doubleValue()).isGreaterThan(90);
    }

    @Test
    void anEndlessTextIsCutAndSaysByHowMuch() throws IOException {
        String page = page(RunFixture.in(workDir).unit("t", "wrong:" + "x".repeat(Lines.LONGEST + 7)).book());
        Fields unit = first(head(page), "units");
        String line = new String(block(page, unit.findItems("blocks").orElseThrow().getFirst()),
                StandardCharsets.UTF_8);

        assertThat(((Value.Items) Json.parse(line)).items().getFirst())
                .isEqualTo(Value.of("x".repeat(Lines.LONGEST) + "\uE0FF7"));
    }

    @Test
    void aUnitWithoutScoresIsInTheTableAlone() throws IOException {
        RunFixture run = RunFixture.in(workDir).unit("t", "right:a");
        Files.delete(run.folder().results("m", "t"));
        Fields head = head(page(run.book()));

        assertThat(head.findItems("units").orElseThrow()).isEmpty();
        assertThat(first(head, "rows").findText("unmeasured")).hasValue("not scored");
    }

    @Test
    void aQuestionThatTheLogLostLeavesAnEmptyLine() throws IOException {
        RunFixture run = RunFixture.in(workDir).unit("t", "right:a", "right:b");
        Path segment = run.folder().attempts("m", "t", 1);
        String log = Files.readString(segment);
        Files.writeString(segment, log.replace("question 1", "question 9")); // its checksum is wrong now

        Fields set = first(head(page(run.book())), "sets");

        assertThat(set.findFields("data").orElseThrow().findNumber("rows").orElseThrow().intValue())
                .isEqualTo(2);
    }

    @Test
    void aFullDiskIsTold() {
        ReportBook book = RunFixture.in(workDir).unit("t", "right:a").book();
        OutputStream full = new OutputStream() {
            private int written;

            @Override
            public void write(int one) throws IOException {
                if (++written > 100_000) {
                    throw new IOException("no space left");
                }
            }
        };

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            HtmlReport report = new HtmlReport(book, PageTexts.of(Locale.ENGLISH), List.of());
            report.write(full);
            report.write(full);
        }).withMessage("no space left");
    }
}
