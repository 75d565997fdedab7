package dev.touchstone.tasks.score.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.value.Fields;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassMeasureTest {

    /// The sums of rows of so many options.
    private static double[] sums(CorpusMeasure measure, int options, int[] right, int[] chosen) {
        List<String> texts = IntStream.range(0, options).mapToObj(place -> "option " + place).toList();
        double[] sums = new double[measure.sums().size()];
        for (int row = 0; row < right.length; row++) {
            int taken = chosen[row];
            Answer answer = new Answer("", "", Finish.STOP, List.of(), List.of(), IntStream.range(0, options)
                    .mapToObj(place -> new Likelihood(place == taken ? -1 : -2, 1, false)).toList());
            double[] added = measure.of(answer, new Reference(texts.get(right[row]), texts,
                    RightOptions.with(Fields.EMPTY, List.of(right[row]))));
            for (int place = 0; place < sums.length; place++) {
                sums[place] += added[place];
            }
        }
        return sums;
    }

    /// sklearn: `f1_score([0, 1, 1, 0], [0, 1, 0, 1])` is 0.5.
    @Test
    void ofTwoClassesF1IsThatOfTheSecond() {
        double[] sums = sums(ClassMeasure.f1(), 2, new int[] {0, 1, 1, 0}, new int[] {0, 1, 0, 1});

        assertThat(ClassMeasure.f1().unsuited(sums)).isEmpty();
        assertThat(ClassMeasure.f1().value(sums)).hasValue(50);
    }

    /// sklearn: `f1_score([0, 1, 2, 0], [0, 1, 0, 2])` raises "Target is multiclass but average='binary'",
    /// with `average="macro"` it is 0.5.
    @Test
    void ofMoreClassesF1IsNotAvailableAndTheMacroMeanIs() {
        double[] sums = sums(ClassMeasure.f1(), 3, new int[] {0, 1, 2, 0}, new int[] {0, 1, 0, 2});

        assertThat(ClassMeasure.f1().value(sums)).isEmpty();
        assertThat(ClassMeasure.f1().unsuited(sums))
                .hasValueSatisfying(why -> assertThat(why).contains("f1_macro"));
        assertThat(ClassMeasure.macroF1().unsuited(sums)).isEmpty();
        assertThat(ClassMeasure.macroF1().value(sums).orElseThrow()).isCloseTo(50, within(1e-9));
        assertThat(ClassMeasure.mcc().unsuited(sums)).isEmpty();
    }
}
