package dev.touchstone.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.engine.compare.Comparison;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.metrics.compare.PairedOutcomes;
import dev.touchstone.metrics.compare.PairedShares;
import dev.touchstone.report.testing.RunFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferencesTest {

    @TempDir
    private Path before;

    @TempDir
    private Path after;

    @Test
    void eachSampleIsHeldAgainstItself() {
        RunFixture old = RunFixture.in(before).unit("t", "right:a", "right:b", "wrong:c", "wrong:d",
                "failed:x");
        RunFixture now = RunFixture.in(after).unit("t", "right:a", "wrong:b", "right:c", "right:d",
                "right:e");

        Difference one = Differences.expected(old.with(now)).getFirst();

        // differences 0, -1, 1, 1 of four samples; the fifth was answered once only
        assertThat(one.samples()).isEqualTo(4);
        assertThat(one.difference()).isCloseTo(25, within(1e-9));
        assertThat(one.better()).isEqualTo(2);
        assertThat(one.worse()).isEqualTo(1);
        dev.touchstone.metrics.stats.ConfidenceInterval expected =
                PairedShares.difference(new PairedOutcomes(1, 2, 1, 0), 0.95);
        ConfidenceInterval interval = one.interval().orElseThrow();
        assertThat(interval.method()).isEqualTo("newcombe_paired");
        assertThat(interval.low()).isCloseTo(100 * expected.low(), within(1e-9));
        assertThat(interval.high()).isCloseTo(100 * expected.high(), within(1e-9));
        assertThat(one.comparison().finding()).isEqualTo(Comparison.Finding.NOT_TOLD_APART);
        assertThat(one.comparable()).isTrue();
    }

    @Test
    void repeatsOfASampleAreOneMean() {
        RunFixture old = RunFixture.in(before).unit("t", "right:a|wrong:b", "right:a|right:a");
        RunFixture now = RunFixture.in(after).unit("t", "right:a|right:b", "failed:x|right:a");

        Difference one = Differences.expected(old.with(now)).getFirst();

        assertThat(one.difference()).isCloseTo(25, within(1e-9));
        assertThat(one.better()).isEqualTo(1);
        assertThat(one.worse()).isZero();
    }

    @Test
    void samplesThatOneSideLacksAreLeftOut() {
        RunFixture old = RunFixture.in(before).unit("t", "right:a", "wrong:b", "wrong:c");
        RunFixture now = RunFixture.in(after).unit("t", "right:a");

        Difference one = Differences.expected(old.with(now)).getFirst();

        assertThat(one.samples()).isEqualTo(1);
        assertThat(one.comparison().samples().unpaired()).isEqualTo(2);
    }

    @Test
    void anotherPromptOrDataOrEvaluatorIsNotComparableAndIsWarnedOf() {
        RunFixture old = RunFixture.in(before).unit("t", "right:a", "wrong:b");
        RunFixture now = RunFixture.in(after)
                .unit("m", "t", Map.of("prompt", "other", "generation.temperature", "1"), "right:a",
                        "right:b");
        ReportBook book = old.with(now);

        Difference one = Differences.expected(book).getFirst();

        assertThat(one.changed()).containsExactly("generation.temperature", "prompt");
        assertThat(one.comparable()).isFalse();
        assertThat(ReportWarnings.of(book, Locale.ENGLISH)).anySatisfy(warning ->
                assertThat(warning).contains("not comparable").contains("prompt"));
        assertThat(ReportWarnings.of(book, Locale.CHINESE)).anySatisfy(warning ->
                assertThat(warning).contains("不可比"));
    }

    @Test
    void anotherModelOrSamplingIsComparable() {
        RunFixture old = RunFixture.in(before).unit("t", "right:a");
        RunFixture now = RunFixture.in(after).unit("m", "t", Map.of("generation.seed", "1", "model", "x"),
                "right:a");

        assertThat(Differences.expected(old.with(now)).getFirst().comparable()).isTrue();
    }

    @Test
    void runsWithoutASharedTaskOrWithoutScoresHaveNoDifference() {
        RunFixture old = RunFixture.in(before).unit("t", "right:a");
        RunFixture now = RunFixture.in(after).unit("u", "failed:x");

        assertThat(Differences.of(old.with(now))).isEmpty();
    }

    @Test
    void modelsOfOneRunAreHeldAgainstEachOther() {
        ReportBook book = RunFixture.in(before).unit("a", "t", Map.of(), "right:a", "wrong:a")
                .unit("b", "t", Map.of(), "right:a", "right:a").book();

        assertThat(Differences.expected(book)).isEmpty();
        assertThat(Differences.of(book)).extracting(Difference::difference).isEqualTo(List.of(50.0));
    }
}
