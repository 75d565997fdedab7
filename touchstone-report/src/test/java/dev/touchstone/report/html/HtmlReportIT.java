package dev.touchstone.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.touchstone.core.value.Value;
import dev.touchstone.report.ReportBook;
import dev.touchstone.report.ReportWarnings;
import dev.touchstone.report.testing.Chromium;
import dev.touchstone.report.testing.RunFixture;
import dev.touchstone.store.layout.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page in a real browser, from a file: what it shows, and that it does and asks for nothing else.
@Timeout(300)
class HtmlReportIT {

    private static final String OPEN = "document.documentElement.dataset.openMs !== undefined";
    private static final String HOSTILE =
            "</script><img src=x onerror=\"window.harmed=1\"><script>window.harmed=1"
            + "</script>${window.harmed=1} <svg/onload=window.harmed=1> javascript:window.harmed=1";

    @TempDir
    private Path folder;

    private Path browser;

    @BeforeEach
    void findBrowser() {
        Optional<Path> found = Chromium.find();
        assumeThat(found).as("no chromium on the PATH").isPresent();
        browser = found.orElseThrow();
    }

    private Chromium start(boolean dark) throws IOException, InterruptedException {
        return Chromium.start(browser, Files.createDirectories(folder.resolve("profile" + dark)), dark);
    }

    private Path page(ReportBook book, Locale locale) {
        Path file = folder.resolve("page-" + locale + ".html");
        AtomicFile.write(file, out ->
                new HtmlReport(book, PageTexts.of(locale), ReportWarnings.of(book, locale)).write(out));
        return file;
    }

    private RunFixture run(String name) {
        return RunFixture.in(folder.resolve(name));
    }

    private static void press(Chromium page, String key) {
        page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))"
                .formatted(key));
    }

    private static int number(Chromium page, String expression) {
        return ((Value.Numeric) page.evaluate(expression)).number().intValueExact();
    }

    private static String text(Chromium page, String selector) {
        return ((Value.Text) page.evaluate("document.querySelector('" + selector + "').innerText")).text();
    }

    @Test
    void itOpensFromAFileAndTheFiltersCountRight() throws Exception {
        ReportBook book = run("a").unit("t", "right:a", "wrong:is b", "wrong:c", "unparsed:d", "cut:e",
                "refused:f", "failed:g", "right:needle h").book();
        try (Chromium page = start(false)) {
            page.open(page(book, Locale.ENGLISH), "");
            page.await(OPEN);
            assertThat(text(page, ".scores")).contains("28.57").contains("26.6 – 30.6");

            page.open(page(book, Locale.ENGLISH), "view=samples");
            page.await("document.querySelectorAll('.line').length === 8");
            assertThat(text(page, ".chips"))
                    .matches("(?s).*right\\s*2.*wrong\\s*2.*unparsed\\s*1.*cut off\\s*1.*"
                    + "refused\\s*1.*failed\\s*1.*at length bound\\s*1.*");
            for (Map.Entry<String, Integer> count : Map.of("right", 2, "wrong", 2, "unparsed", 1, "truncated",
                    1,
                    "refused", 1, "failed", 1, "cut", 1).entrySet()) {
                String chip = "document.querySelector('[data-standing=" + count.getKey() + "]').click()";
                page.evaluate(chip);
                page.await("document.querySelectorAll('.line').length === " + count.getValue());
                page.evaluate(chip);
            }
            page.evaluate("""
                    (() => {
                        const search = document.querySelector('.search');
                        search.value = 'NEEDLE';
                        search.dispatchEvent(new Event('input'));
                    })()""");
            page.await("document.querySelectorAll('.line').length === 1");

            assertThat(page.complaints()).isEmpty();
            assertThat(page.requests()).allMatch(address -> address.startsWith("file:"));
        }
    }

    @Test
    void likelihoodsStandBesideTheirOptionsAndHaveNoLength() throws Exception {
        ReportBook book = run("a").unit("t", "ranked:-1.5,-4.25", "ranked:-9,-2,-6").book();
        try (Chromium page = start(false)) {
            page.open(page(book, Locale.ENGLISH), "");
            page.await(OPEN);
            assertThat(text(page, "main")).doesNotContain("Length of the answer");

            page.open(page(book, Locale.ENGLISH), "view=samples");
            page.await("document.querySelectorAll('.line').length === 2");
            assertThat(text(page, ".line-head")).doesNotContain("Tokens", "Characters");

            page.open(page(book, Locale.ENGLISH), "at=0~t~1~0");
            page.await("document.querySelector('.detail .likelihoods')");
            assertThat(text(page, ".likelihoods")).containsSubsequence("option 1", "\u22129.0000", "3",
                    "\u22123.0000", "option 2", "\u22122.0000", "chosen", "option 3", "\u22126.0000");
            assertThat(text(page, ".likelihoods .chosen")).contains("option 2");
            assertThat(text(page, ".detail .turn pre")).isEqualTo("question 1");
            assertThat(text(page, ".detail .facts")).doesNotContain("Length of the answer",
                    "Tokens of the answer").contains("Tokens of the prompt");

            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void answersThatAreRightInPartHaveAColumnAndAChipWhereThereAreSome() throws Exception {
        ReportBook book = run("a").unit("t", "right:a", "half:b", "half:c", "wrong:d").book();
        try (Chromium page = start(false)) {
            page.open(page(book, Locale.ENGLISH), "");
            page.await(OPEN);
            assertThat(text(page, ".counts"))
                    .matches("(?s).*right\\s*partly right\\s*wrong.*1\\s+2\\s+1\\s+0.*");

            page.open(page(book, Locale.ENGLISH), "view=samples");
            page.await("document.querySelectorAll('.line').length === 4");
            page.evaluate("document.querySelector('[data-standing=partly]').click()");
            page.await("document.querySelectorAll('.line').length === 2");
            page.evaluate("document.querySelector('.line').click()");
            page.await("document.querySelector('.badge.s-partly') !== null");

            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void answersWithoutAVerdictHaveAColumnAChipAndTheirReason() throws Exception {
        ReportBook book = run("a").unit("t", "right:a", "unjudged:b", "unjudged:c", "failed:d").book();
        try (Chromium page = start(false)) {
            page.open(page(book, Locale.ENGLISH), "");
            page.await(OPEN);
            assertThat(text(page, ".counts"))
                    .matches("(?s).*refused\\s*failed\\s*no verdict\\s*at length bound.*1\\s+0\\s+0\\s+0"
                            + "\\s+0\\s+1\\s+2\\s+0\\s*");

            page.open(page(book, Locale.ENGLISH), "view=samples");
            page.await("document.querySelectorAll('.line').length === 4");
            page.evaluate("document.querySelector('[data-standing=unjudged]').click()");
            page.await("document.querySelectorAll('.line').length === 2");
            page.await("document.querySelector('.line').textContent.includes('judge_unread')");
            page.evaluate("document.querySelector('.line').click()");
            page.await("document.querySelector('.badge.s-unjudged') !== null");
            assertThat(text(page, ".detail .answer")).isEqualTo("b");
            assertThat(text(page, ".detail .reading"))
                    .contains("gave no verdict", "no score", RunFixture.UNREAD);
            assertThat(text(page, ".verdicts tbody")).matches("(?s)robust\\s*◇ no verdict\\s*–\\s*"
                    + RunFixture.UNREAD);

            page.open(page(run("b").unit("t", "unjudged:b").book(), Locale.CHINESE), "at=0~t~0~0");
            page.await("document.querySelector('.badge.s-unjudged') !== null");
            assertThat(text(page, ".detail .reading")).contains("裁判没有给出裁决", RunFixture.UNREAD);
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void answersWithoutAVerdictAreNeitherBetterNorWorse() throws Exception {
        ReportBook book = run("a").unit("t", "right:a", "right:b", "wrong:c")
                .with(run("b").unit("t", "wrong:a", "unjudged:b", "unjudged:c"));
        try (Chromium page = start(false)) {
            page.open(page(book, Locale.ENGLISH), "view=samples&changed=any");
            page.await("document.querySelectorAll('.line').length === 2"); // sample 0 of both runs
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void anAddressLeadsToASampleWithWhatWasReadMarkedAndKeysGoOn() throws Exception {
        ReportBook book = run("a").unit("t", "right:one", "wrong:<think>hm</think>the answer is 42",
                "right:x").book();
        try (Chromium page = start(false)) {
            page.open(page(book, Locale.ENGLISH), "at=0~t~1~0");
            page.await("document.querySelector('.detail mark')");

            assertThat(text(page, ".detail h2")).isEqualTo("t #1");
            assertThat(text(page, ".detail mark")).isEqualTo("42");
            assertThat(text(page, ".detail .answer")).isEqualTo("the answer is 42");
            assertThat(text(page, ".detail .reference")).isEqualTo("g1");
            assertThat(number(page, "document.querySelectorAll('.thinking:not([open])').length"))
                    .isEqualTo(1);
            press(page, "j");
            page.await("document.querySelector('.detail h2').textContent === 't #2'");
            assertThat(page.evaluate("location.hash")).isEqualTo(Value.of("#view=samples&at=0%7Et%7E2%7E0"));
            press(page, "Escape");
            page.await("!document.querySelector('.detail h2')");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void thePlaceThatTheRunRecordsIsMarkedAndAGuessedOneIsToldToBeSo() throws Exception {
        ReportBook book = run("a").unit("t", "placed:<think>7</think> so 7 and never 7", "right:7 and 7")
                .book();
        String before = "document.querySelector('.detail mark').previousSibling.textContent";
        try (Chromium page = start(false)) {
            page.open(page(book, Locale.ENGLISH), "at=0~t~1~0");
            page.await("document.querySelector('.detail mark.guessed')");
            assertThat(page.evaluate(before)).isEqualTo(Value.of("7 and "));
            assertThat(text(page, ".detail .reading")).contains("not recorded");

            ReportBook placed = run("b").unit("t", "placed:so 7 and never 7").book();
            page.open(page(placed, Locale.CHINESE), "at=0~t~0~0");
            page.await("document.querySelector('.detail mark:not(.guessed)')");
            assertThat(page.evaluate(before)).isEqualTo(Value.of("so "));
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void partsOfTheSamplesAreChartsThatLeadToTheirSamples() throws Exception {
        ReportBook book = run("a").byLevel(sample -> sample < 3 ? "9" : "(none)")
                .unit("t", "right:a", "right:b", "wrong:c", "right:d", "wrong:e", "right:f").book();
        try (Chromium page = start(false)) {
            page.open(page(book, Locale.ENGLISH), "");
            page.await("document.querySelectorAll('.slices').length === 2");
            assertThat(text(page, ".slices:last-of-type tbody"))
                    .contains("9", "66.7", "20.8 – 93.9", "(none)");
            assertThat(number(page, "document.querySelectorAll('.slices .slice .whisker').length"))
                    .isEqualTo(12);

            page.evaluate(
                    "[...document.querySelectorAll('.slices a')].find(a => a.innerText === '9').click()");
            page.await("document.querySelectorAll('.line').length === 3");
            page.open(page(book, Locale.ENGLISH), "view=samples&tag=level%3D(none)%0Aparity%3Deven");
            page.await("document.querySelectorAll('.line').length === 1");
            page.evaluate("""
                    (() => {
                        const level = document.querySelector('select[data-key=level]');
                        level.value = '';
                        level.dispatchEvent(new Event('change'));
                    })()""");
            page.await("document.querySelectorAll('.line').length === 3");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void hostileTextsAreShownAndDoNothing() throws Exception {
        ReportBook book = run("a").unit("m" + HOSTILE, "t" + HOSTILE, Map.of("data", HOSTILE), "right:"
                + HOSTILE,
                "failed:" + HOSTILE).book();
        try (Chromium page = start(false)) {
            page.open(page(book, Locale.ENGLISH), "");
            page.await(OPEN);
            for (String view : List.of("settings", "samples")) {
                page.evaluate("document.querySelector('[data-view=" + view + "]').click()");
                page.await("document.body.dataset.view === '" + view + "'");
            }
            page.await("document.querySelectorAll('.line').length === 2");
            page.evaluate("document.querySelector('.line').click()");
            page.await("document.querySelector('.detail .answer')");

            assertThat(text(page, ".detail .answer")).isEqualTo(HOSTILE);
            assertThat(number(page, "document.querySelectorAll('#app img, #app script').length")).isZero();
            assertThat(page.evaluate("window.harmed === undefined")).isEqualTo(Value.of(true));
            assertThat(page.complaints()).isEmpty();
            assertThat(page.requests()).allMatch(address -> address.startsWith("file:"));
        }
    }

    @Test
    void thePolicyStopsAScriptThatIsNotThePages() throws Exception {
        try (Chromium page = start(false)) {
            page.open(page(run("a").unit("t", "right:a").book(), Locale.ENGLISH), "");
            page.await(OPEN);
            page.evaluate("""
                    (() => {
                        const script = document.createElement('script');
                        script.textContent = 'window.harmed = 1';
                        document.body.append(script);
                    })()""");

            assertThat(page.evaluate("window.harmed === undefined")).isEqualTo(Value.of(true));
        }
    }

    @Test
    void twoRunsShowTheirDifferenceAndTheSamplesThatChangedBothWays() throws Exception {
        RunFixture before = run("a").unit("t", "right:a b", "right:c", "wrong:d", "wrong:e");
        RunFixture after = run("b").unit("m", "t", Map.of("prompt", "other"), "right:a x b", "wrong:c",
                "right:d",
                "right:e");
        try (Chromium page = start(false)) {
            Path file = page(before.with(after), Locale.ENGLISH);
            page.open(file, "view=compare");
            page.await(OPEN);
            assertThat(text(page, ".scores tbody")).contains("+25.00");
            assertThat(text(page, ".better")).isEqualTo("2");
            assertThat(text(page, ".worse")).isEqualTo("1");
            assertThat(text(page, ".notice.strong")).contains("Prompt");
            assertThat(text(page, ".differs.must")).contains("Prompt");

            page.evaluate("document.querySelector('.better a').click()");
            page.await("document.querySelectorAll('.line').length === 2");
            page.open(file, "at=1~t~0~0");
            page.await("document.querySelector('.sides ins')");
            assertThat(text(page, ".sides ins").strip()).isEqualTo("x");
            assertThat(number(page, "document.querySelectorAll('.sides del').length")).isZero();
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void itIsDarkWhereTheSystemIsAndTurnsWithTheButton() throws Exception {
        try (Chromium page = start(true)) {
            page.open(page(run("a").unit("t", "right:a").book(), Locale.ENGLISH), "");
            page.await(OPEN);
            String brightness = "parseInt(getComputedStyle(document.body).backgroundColor.slice(4))";

            assertThat(number(page, brightness)).isLessThan(60);
            page.evaluate("document.querySelector('.theme').click()");
            assertThat(number(page, brightness)).isGreaterThan(200);
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void chineseAndEmptyAndFailedRunsOpenToo() throws Exception {
        RunFixture empty = run("a");
        RunFixture failed = run("b").unit("t", "failed:x", "failed:y");
        try (Chromium page = start(false)) {
            page.open(page(empty.book(), Locale.CHINESE), "");
            page.await(OPEN);
            assertThat(text(page, "main")).contains("这次运行还没有结果");
            page.open(page(failed.book(), Locale.ENGLISH), "view=samples");
            page.await("document.querySelectorAll('.line').length === 2");
            assertThat(page.complaints()).isEmpty();
        }
    }
}
