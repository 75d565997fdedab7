package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.classify.ClassAgreement;
import dev.touchstone.metrics.classify.ClassAverages;
import dev.touchstone.metrics.classify.ClassCounts;
import dev.touchstone.metrics.classify.ConfusionMatrix;
import dev.touchstone.metrics.classify.PrecisionRecall;
import dev.touchstone.metrics.classify.ZeroDivision;
import dev.touchstone.metrics.names.CodePointOrder;
import dev.touchstone.metrics.names.Utf8Names;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// `classification`: precision, recall and F1 of labels in every average, agreement and the confusion matrix,
/// as scikit-learn's.
///
/// `..._labels_fixed` averages over `params.label_universe` only, the others over the labels that occur.
@AutoService(GoldenFamily.class)
public final class ClassificationFamily implements GoldenFamily {

    private static final Pattern AVERAGE =
            Pattern.compile("(micro|macro|weighted|binary|per_class)_zd([01])(_labels_fixed)?");

    @Override
    public String name() {
        return "classification";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-12, false));
        one.kindIsLabel();
        List<String> truths = one.input().texts("y_true");
        List<String> predictions = one.input().texts("y_pred");
        if (truths.size() != predictions.size() || truths.isEmpty()) {
            throw new MalformedCase("%d truths and %d predictions, expected as many and at least one"
                    .formatted(truths.size(), predictions.size()));
        }
        Utf8Names names = new Utf8Names();
        int[] truthIds = truths.stream().mapToInt(names::number).toArray();
        int[] predictionIds = predictions.stream().mapToInt(names::number).toArray();
        ClassCounts counts = new ClassCounts();
        counts.addAll(truthIds, predictionIds);
        int[] sorted = IntStream.of(counts.seen()).boxed()
                .sorted(Comparator.comparing(names::name, CodePointOrder.ASCENDING))
                .mapToInt(Integer::intValue).toArray();
        agreement(one.expected(), counts);
        one.expected().texts("labels", IntStream.of(sorted).mapToObj(names::name).toList());
        confusion(one.expected(), truthIds, predictionIds, sorted, names.size());
        Optional<Value> universe = one.params().present("label_universe");
        int[] fixed = universe.map(value -> one.params().texts("label_universe").stream()
                .mapToInt(names::number).distinct().toArray()).orElse(new int[0]);
        Optional<Value> positive = one.expected().take("pos_label");
        for (String key : one.expected().names()) {
            Matcher matcher = AVERAGE.matcher(key);
            if (matcher.matches()) {
                ZeroDivision zero = matcher.group(2).equals("0") ? ZeroDivision.ZERO : ZeroDivision.ONE;
                int[] classes = matcher.group(3) == null ? sorted : fixed;
                if (classes.length == 0) {
                    throw new MalformedCase("'%s' without 'params.label_universe'".formatted(key));
                }
                switch (matcher.group(1)) {
                    case "micro" -> row(one.expected(), key, ClassAverages.micro(counts, classes, zero));
                    case "macro" -> row(one.expected(), key, ClassAverages.macro(counts, classes, zero));
                    case "weighted" ->
                        row(one.expected(), key, ClassAverages.weighted(counts, classes, zero));
                    case "binary" -> row(one.expected(), key,
                            ClassAverages.ofClass(counts, names.number(CaseReader.text("pos_label",
                                    positive.orElseThrow(() -> new MalformedCase("has no 'pos_label'")))),
                                    zero));
                    default -> perClass(one.expected(), key, counts, names, zero);
                }
            }
        }
        return one.verdict();
    }

    private static void agreement(Comparing expected, ClassCounts counts) {
        expected.number("accuracy", ClassAgreement.accuracy(counts));
        expected.number("balanced_accuracy", ClassAgreement.balancedAccuracy(counts));
        expected.number("mcc", ClassAgreement.matthews(counts));
        expected.number("cohen_kappa", ClassAgreement.cohensKappa(counts));
    }

    private static void confusion(Comparing expected, int[] truths, int[] predictions, int[] order,
            int classes) {
        Optional<Value> value = expected.take("confusion");
        if (value.isEmpty()) {
            return;
        }
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < truths.length; i++) {
            matrix.add(truths[i], predictions[i]);
        }
        List<Value> rows = CaseReader.items("expected.confusion", value.get());
        if (rows.size() != order.length) {
            expected.differ("confusion", "%d rows".formatted(rows.size()), "%d rows".formatted(order.length));
            return;
        }
        for (int row = 0; row < order.length; row++) {
            String place = "confusion[%d]".formatted(row);
            expected.numbers(place, rows.get(row), Arrays.stream(matrix.rows(order)[row]).asDoubleStream()
                    .toArray());
        }
    }

    private static void row(Comparing expected, String key, PrecisionRecall found) {
        expected.numbers(key, found.precision(), found.recall(), found.f1());
    }

    private static void perClass(Comparing expected, String key, ClassCounts counts, Utf8Names names,
            ZeroDivision zero) {
        Fields classes = expected.section(key);
        if (classes.names().size() != counts.seen().length) {
            expected.differ(key, "%d classes".formatted(classes.names().size()),
                    "%d classes".formatted(counts.seen().length));
        }
        for (String label : classes.names()) {
            int id = names.number(label);
            PrecisionRecall found = ClassAverages.ofClass(counts, id, zero);
            double[] row = {found.precision(), found.recall(), found.f1(), counts.truths(id)};
            List<Value> wanted = CaseReader.items("expected.%s.%s".formatted(key, label),
                    classes.find(label).orElseThrow());
            if (wanted.size() != row.length) {
                throw new MalformedCase("'%s.%s' has %d numbers, expected 4".formatted(key, label,
                        wanted.size()));
            }
            for (int i = 0; i < row.length; i++) {
                expected.compare("%s.%s[%d]".formatted(key, label, i), wanted.get(i), row[i]);
            }
        }
    }
}
