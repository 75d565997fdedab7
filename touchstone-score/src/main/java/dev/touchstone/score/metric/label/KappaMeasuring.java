package dev.touchstone.score.metric.label;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.metrics.agreement.CohensKappa;
import dev.touchstone.metrics.classify.ClassAgreement;
import dev.touchstone.metrics.classify.ClassCounts;
import dev.touchstone.score.metric.LabelTable;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Total;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Cohen's kappa of truth and prediction, plain or by the distance of labels in their order.
final class KappaMeasuring implements Measuring.OverLabels {

    private static final int MOST_WEIGHTED = 1000;

    private final CohensKappa.Weights weights;
    private final List<String> labels;
    private final Sampling sampling;

    KappaMeasuring(String weights, List<String> labels, Sampling sampling) {
        this.weights = CohensKappa.Weights.valueOf(weights.toUpperCase(Locale.ROOT));
        this.labels = List.copyOf(labels);
        this.sampling = sampling;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public Total end(LabelTable table) {
        long[] cells = table.cells();
        ClassCounts all = table.classes(cells);
        String signature = "weights:" + weights.name().toLowerCase(Locale.ROOT);
        if (weights == CohensKappa.Weights.NONE) {
            return Total.of("cohen_kappa", plain(table, cells), table.rows(),
                    sampling.ofCounts(cells, each -> plain(table, each)), signature);
        }
        int[] order = table.order();
        if (order.length > MOST_WEIGHTED || all.unparsed() > 0) {
            throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                    ("--weights %s needs labels that were all read, at most %d of them; there are %d labels, "
                            + "and %d predictions were not read").formatted(weights.name()
                            .toLowerCase(Locale.ROOT),
                            MOST_WEIGHTED, order.length, all.unparsed()));
        }
        return Total.of("cohen_kappa", weighted(table, cells, order), table.rows(),
                sampling.ofCounts(cells, each -> weighted(table, each, order)), signature);
    }

    private static double plain(LabelTable table, long[] cells) {
        return value(ClassAgreement.cohensKappa(table.classes(cells)));
    }

    private double weighted(LabelTable table, long[] cells, int[] order) {
        return value(CohensKappa.of(table.matrix(cells, order), weights));
    }

    private static double value(OptionalDouble kappa) {
        return kappa.orElse(Double.NaN);
    }
}
