package dev.touchstone.metrics.classify;

import static dev.touchstone.metrics.Golden.findNumber;
import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.numbers;
import static dev.touchstone.metrics.Golden.section;
import static dev.touchstone.metrics.Golden.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.Golden;
import dev.touchstone.metrics.names.CodePointOrder;
import dev.touchstone.metrics.names.Utf8Names;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GoldenClassificationTest {

    private static final double EXACT = 1e-12;

    private final Utf8Names names = new Utf8Names();

    @Test
    void averagesAndAgreementAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("classification.json")) {
            if (one.findText("kind").orElseThrow().equals("unparsed-predictions")) {
                continue;
            }
            ClassCounts counts = counts(one);
            Fields expected = section(one, "expected");
            List<String> labels = texts(expected, "labels");
            for (Map.Entry<String, ZeroDivision> rule
                    : Map.of("zd0", ZeroDivision.ZERO, "zd1", ZeroDivision.ONE).entrySet()) {
                averages(counts, counts.seen(), expected, rule.getKey(), rule.getValue());
                Fields perClass = section(expected, "per_class_" + rule.getKey());
                assertThat(perClass.names()).hasSize(counts.seen().length);
                for (String label : labels) {
                    int id = names.number(label);
                    double[] row = numbers(perClass, label);
                    close(ClassAverages.ofClass(counts, id, rule.getValue()), row);
                    assertThat(counts.truths(id)).isEqualTo((long) row[3]);
                }
                if (expected.findText("pos_label").isPresent()) {
                    int positive = names.number(expected.findText("pos_label").orElseThrow());
                    close(ClassAverages.ofClass(counts, positive, rule.getValue()),
                            numbers(expected, "binary_" + rule.getKey()));
                }
            }
            close(ClassAgreement.accuracy(counts), number(expected, "accuracy"));
            close(ClassAgreement.balancedAccuracy(counts), number(expected, "balanced_accuracy"));
            close(ClassAgreement.matthews(counts), number(expected, "mcc"));
            OptionalDouble kappa = findNumber(expected, "cohen_kappa");
            assertThat(ClassAgreement.cohensKappa(counts).isPresent()).isEqualTo(kappa.isPresent());
            kappa.ifPresent(value -> close(ClassAgreement.cohensKappa(counts).orElseThrow(), value));
        }
    }

    @Test
    void answersOutsideTheClassesAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("classification.json", "unparsed-predictions")) {
            ClassCounts counts = counts(one);
            Fields expected = section(one, "expected");
            averages(counts, counts.seen(), expected, "zd0", ZeroDivision.ZERO);
            int[] fixed = texts(section(one, "params"), "label_universe").stream()
                    .mapToInt(names::number).toArray();
            averages(counts, fixed, expected, "zd0_labels_fixed", ZeroDivision.ZERO);
            close(ClassAgreement.accuracy(counts), number(expected, "accuracy"));

            ClassCounts unparsed = new ClassCounts();
            List<String> truths = texts(section(one, "input"), "y_true");
            List<String> predictions = texts(section(one, "input"), "y_pred");
            for (int i = 0; i < truths.size(); i++) {
                int prediction = names.number(predictions.get(i));
                if (IntStream.of(fixed).anyMatch(id -> id == prediction)) {
                    unparsed.add(names.number(truths.get(i)), prediction);
                } else {
                    unparsed.addUnparsed(names.number(truths.get(i)));
                }
            }
            averages(unparsed, fixed, expected, "zd0_labels_fixed", ZeroDivision.ZERO);
            close(ClassAgreement.accuracy(unparsed), number(expected, "accuracy"));
        }
    }

    @Test
    void confusionAgreesWithTheReference() throws IOException {
        for (Fields one : Golden.cases("classification.json")) {
            Fields expected = section(one, "expected");
            if (expected.findItems("confusion").isEmpty()) {
                continue;
            }
            List<String> truths = texts(section(one, "input"), "y_true");
            List<String> predictions = texts(section(one, "input"), "y_pred");
            ClassCounts counts = counts(one);
            ConfusionMatrix matrix = new ConfusionMatrix(names.size());
            for (int i = 0; i < truths.size(); i++) {
                matrix.add(names.number(truths.get(i)), names.number(predictions.get(i)));
            }
            int[] order = IntStream.of(counts.seen()).boxed()
                    .sorted(Comparator.comparing(names::name, CodePointOrder.ASCENDING))
                    .mapToInt(Integer::intValue).toArray();
            assertThat(IntStream.of(order)
                    .mapToObj(names::name)).containsExactlyElementsOf(texts(expected, "labels"));
            long[][] rows = matrix.rows(order);
            List<Value> wanted = expected.findItems("confusion").orElseThrow();
            for (int i = 0; i < rows.length; i++) {
                assertThat(rows[i]).containsExactly(((Value.Items) wanted.get(i)).items().stream()
                        .mapToLong(item -> ((Value.Numeric) item).number().longValue()).toArray());
            }
        }
    }

    @Test
    void scoresOfYesAndNoAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("binary_scores.json")) {
            double[] scores = numbers(section(one, "input"), "y_score");
            double[] values = numbers(section(one, "input"), "y_true");
            boolean[] truths = new boolean[values.length];
            for (int i = 0; i < truths.length; i++) {
                truths[i] = values[i] == 1;
            }
            Fields expected = section(one, "expected");
            close(BinaryScores.rocAuc(scores, truths).orElseThrow(), number(expected, "roc_auc"));
            close(BinaryScores.averagePrecision(scores, truths).orElseThrow(),
                    number(expected, "average_precision"));
            close(BinaryScores.brier(scores, truths), number(expected, "brier"));
            assertThat(BinaryScores.logLoss(scores, truths))
                    .isCloseTo(number(expected, "log_loss"), within(1e-9));
        }
    }

    private ClassCounts counts(Fields one) {
        ClassCounts counts = new ClassCounts();
        counts.addAll(texts(section(one, "input"), "y_true").stream().mapToInt(names::number).toArray(),
                texts(section(one, "input"), "y_pred").stream().mapToInt(names::number).toArray());
        return counts;
    }

    private static void averages(ClassCounts counts, int[] classes, Fields expected, String rule,
            ZeroDivision zeroDivision) {
        close(ClassAverages.micro(counts, classes, zeroDivision), numbers(expected, "micro_" + rule));
        close(ClassAverages.macro(counts, classes, zeroDivision), numbers(expected, "macro_" + rule));
        close(ClassAverages.weighted(counts, classes, zeroDivision), numbers(expected, "weighted_" + rule));
    }

    private static void close(PrecisionRecall found, double[] expected) {
        close(found.precision(), expected[0]);
        close(found.recall(), expected[1]);
        close(found.f1(), expected[2]);
    }

    private static void close(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(EXACT));
    }
}
