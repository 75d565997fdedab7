package dev.touchstone.score.metric.label;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.classify.ClassAgreement;
import dev.touchstone.metrics.classify.ClassCounts;
import dev.touchstone.score.metric.LabelTable;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Spread;
import dev.touchstone.score.metric.Total;
import java.util.List;

/// Accuracy, balanced accuracy and Matthews' coefficient: one number over all labels.
final class AgreementMeasuring implements Measuring.OverLabels {

    /// Which number.
    enum Kind {
        ACCURACY("accuracy"), BALANCED_ACCURACY("balanced_accuracy"), MATTHEWS("mcc");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        private double of(ClassCounts counts) {
            return switch (this) {
                case ACCURACY -> ClassAgreement.accuracy(counts);
                case BALANCED_ACCURACY -> ClassAgreement.balancedAccuracy(counts);
                case MATTHEWS -> ClassAgreement.matthews(counts);
            };
        }
    }

    private final Kind kind;
    private final List<String> labels;
    private final Sampling sampling;

    AgreementMeasuring(Kind kind, List<String> labels, Sampling sampling) {
        this.kind = kind;
        this.labels = List.copyOf(labels);
        this.sampling = sampling;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public Fields row(boolean right) {
        return kind == Kind.ACCURACY ? Fields.EMPTY.with("accuracy", Value.of(right ? 1 : 0)) : Fields.EMPTY;
    }

    @Override
    public Total end(LabelTable table) {
        long[] cells = table.cells();
        ClassCounts counts = table.classes(cells);
        long right = 0;
        for (int id : counts.seen()) {
            right += counts.hits(id);
        }
        Spread spread = kind == Kind.ACCURACY ? sampling.ofShare(right, table.rows())
                : sampling.ofCounts(cells, each -> kind.of(table.classes(each)));
        Total total = Total.of(kind.label, kind.of(counts), table.rows(), spread, "")
                .with("right", Value.of(right));
        return counts.unparsed() == 0 ? total : total.with("unparsed", Value.of(counts.unparsed()));
    }
}
