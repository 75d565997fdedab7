package dev.touchstone.score.metric.label;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.classify.ClassAverages;
import dev.touchstone.metrics.classify.ClassCounts;
import dev.touchstone.metrics.classify.PrecisionRecall;
import dev.touchstone.metrics.classify.ZeroDivision;
import dev.touchstone.score.metric.LabelTable;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Precision, recall or F1, averaged over labels, with all three of each label beside it.
final class AveragedMeasuring implements Measuring.OverLabels {

    private static final int SHOWN = 100;

    private final String name;
    private final String average;
    private final String positive;
    private final ZeroDivision zeroDivision;
    private final List<String> labels;
    private final Sampling sampling;
    private final String signature;

    AveragedMeasuring(String name, Settings settings, List<String> labels, Sampling sampling) {
        this.name = name;
        this.average = settings.text("average");
        this.positive = settings.text("pos-label");
        this.zeroDivision = settings.text("zero-division").equals("1") ? ZeroDivision.ONE : ZeroDivision.ZERO;
        this.labels = List.copyOf(labels);
        this.sampling = sampling;
        this.signature = "average:%s%s|zero_division:%s".formatted(average,
                average.equals("binary") ? "|pos_label:" + positive : "", settings.text("zero-division"));
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public Total end(LabelTable table) {
        int[] order = table.order();
        int positiveId = average.equals("binary") ? positive(table, order) : -1;
        long[] cells = table.cells();
        ClassCounts counts = table.classes(cells);
        PrecisionRecall all = averaged(counts, order, positiveId);
        Total total = Total.of(name, chosen(all), table.rows(), sampling.ofCounts(cells,
                each -> chosen(averaged(table.classes(each), order, positiveId))), signature);
        for (String other : List.of("precision", "recall", "f1")) {
            if (!other.equals(name)) {
                total = total.with(other, of(all, other));
            }
        }
        if (counts.unparsed() > 0) {
            total = total.with("unparsed", Value.of(counts.unparsed()));
        }
        if (order.length > SHOWN) {
            return total;
        }
        Fields perLabel = Fields.EMPTY;
        for (int id : order) {
            PrecisionRecall one = ClassAverages.ofClass(counts, id, zeroDivision);
            perLabel = perLabel.with(table.name(id), Fields.EMPTY.with("precision", Value.of(one.precision()))
                    .with("recall", Value.of(one.recall())).with("f1", Value.of(one.f1()))
                    .with("support", Value.of(counts.truths(id))));
        }
        return total.with("labels", perLabel);
    }

    private PrecisionRecall averaged(ClassCounts counts, int[] order, int positiveId) {
        return switch (average) {
            case "micro" -> ClassAverages.micro(counts, order, zeroDivision);
            case "macro" -> ClassAverages.macro(counts, order, zeroDivision);
            case "weighted" -> ClassAverages.weighted(counts, order, zeroDivision);
            default -> ClassAverages.ofClass(counts, positiveId, zeroDivision);
        };
    }

    private double chosen(PrecisionRecall value) {
        return of(value, name);
    }

    private static double of(PrecisionRecall value, String which) {
        return switch (which) {
            case "precision" -> value.precision();
            case "recall" -> value.recall();
            default -> value.f1();
        };
    }

    private int positive(LabelTable table, int[] order) {
        boolean there = Arrays.stream(order).anyMatch(id -> table.name(id).equals(positive));
        if (order.length > 2 || order.length == 2 && !there) {
            String names = Arrays.stream(order).limit(10).mapToObj(table::name)
                    .collect(Collectors.joining(", ")) + (order.length > 10 ? ", ..." : "");
            String message = order.length > 2
                    ? "--average binary is for two labels, there are %d (%s); give macro, micro or weighted"
                    : "--pos-label is none of the %d labels (%s); name one of them, or give --average macro";
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID, message.formatted(order.length, names));
        }
        return table.number(positive);
    }
}
