package dev.touchstone.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.compare.Comparison;
import dev.touchstone.engine.compare.Coverage;
import dev.touchstone.engine.compare.PairedAnalysis;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.report.Slice;
import dev.touchstone.metrics.compare.TestResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CompareTextTest {

    private static final Coverage SAME = new Coverage(40, 40, 40, 1, 1);

    /// A slice whose p was raised from 0.017 to the given one for the comparisons beside it.
    private static Comparison slice(String level, double adjusted, Coverage asked) {
        return new Comparison("t", Optional.of(new Slice("level", level)), "a", "b",
                new Comparison.Samples(40, 0, 12, 3, 25, Optional.empty(), asked),
                new Comparison.Difference(0.5, 0.725, OptionalDouble.of(0.09), Optional.empty(),
                        OptionalDouble.of(0.4), "cohens_d", OptionalDouble.of(0.25)),
                new Comparison.Tests(Optional.empty(), new TestResult("paired_permutation_exact", 0.225,
                        0.017), OptionalDouble.empty(), adjusted, 0.05),
                List.of(new Comparison.Change("t", 3, 0, 1)), List.of());
    }

    private static String text(Locale locale, Comparison... comparisons) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new CompareText(Messages.of(CompareCommand.class, locale), PairedAnalysis.USUAL, 10).print(
                new PrintStream(bytes, true, StandardCharsets.UTF_8), List.of(comparisons));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theVerdictsWordsFollowTheCorrectedP() {
        String four = text(Locale.ENGLISH, slice("1", 0.068, SAME), slice("2", 0.034, SAME),
                slice("3", 0.6, SAME), slice("4", 0.2, SAME));

        assertThat(four).contains("not told apart: chance alone gives such a difference in one of 15 cases "
                + "(p = 0.0680 after Holm's correction)", "chance alone hardly gives that (p = 0.0340 after "
                + "Holm's correction)", "gives such a difference easily (p = 0.6000 after",
                "gives such a difference easily (p = 0.2000 after");
        assertThat(text(Locale.ENGLISH, slice("1", 0.068, SAME))).contains("(p = 0.0680).")
                .doesNotContain("Holm");
        assertThat(text(Locale.CHINESE, slice("1", 0.068, SAME), slice("2", 0.6, SAME)))
                .contains("约 15 次中有一次", "偶然也容易造成", "Holm 校正后 p = 0.0680");
    }

    @Test
    void theLevelOfTheDetectableDifferenceIsNamed() {
        assertThat(text(Locale.ENGLISH, slice("1", 0.068, SAME))).contains(
                "with so many samples at level 0.05\n",
                "With 40 samples only a difference of 25.00 points");
        assertThat(text(Locale.ENGLISH, slice("1", 0.068, SAME), slice("2", 0.6, SAME)))
                .contains("at level 0.05 of a single comparison, not of 2",
                        "With 40 samples, compared alone, only a difference of 25.00 points");
        assertThat(text(Locale.CHINESE, slice("1", 0.068, SAME), slice("2", 0.6, SAME)))
                .contains("水平 0.05，按单项比较而非 2 项计");
    }

    @Test
    void whatEachSideWasAskedIsToldWhereItDiffers() {
        String text = text(Locale.ENGLISH, slice("1", 0.01, new Coverage(100, 40, 40, 1, 4)));

        assertThat(text).contains("samples      differ: 100 -> 40 were asked, 40 on both sides",
                "repeats      differ: 1 -> 4 attempts of a sample");
        assertThat(text(Locale.ENGLISH, slice("1", 0.01, SAME))).doesNotContain("differ:");
        assertThat(text(Locale.CHINESE, slice("1", 0.01, new Coverage(100, 40, 40, 1, 4))))
                .contains("双方各问了 100 -> 40 个", "每个样本作答 1 -> 4 次");
    }

    @Test
    void theEffectSizeOfPairsIsNamedForWhatItIs() {
        assertThat(text(Locale.ENGLISH, slice("1", 0.01, SAME))).contains(
                "effect size  0.400 (cohens_d of pairs, d_z: mean / standard deviation of the differences;");
        Fields told = (Fields) ((Fields) Json.parse(CompareJson.render(
                List.of(slice("1", 0.01, new Coverage(100, 40, 39, 1, 4))), PairedAnalysis.USUAL)))
                .findItems("comparisons").orElseThrow().getFirst();
        assertThat(told.find("effect_name")).contains(Value.of("cohens_d"));
        assertThat(told.findText("effect_formula")).hasValueSatisfying(
                formula -> assertThat(formula).startsWith("d_z:"));
        assertThat(told.findNumber("detectable_level").orElseThrow().doubleValue()).isEqualTo(0.05);
        assertThat(told.findFields("asked").orElseThrow().find("both")).contains(Value.of(39));
        assertThat(told.findFields("attempts").orElseThrow().find("second")).contains(Value.of(4));
    }
}
