package dev.touchstone.score.metric.label;

import com.google.auto.service.AutoService;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How well predicted labels fit the true ones, as scikit-learn computes it.
@AutoService(FileMetric.class)
public final class LabelMetrics implements FileMetric {

    private static final String ORIGIN = "equal to scikit-learn 1.9.1; a prediction of null, or outside "
            + "--labels, was not read: it lowers recall and accuracy and no label's precision";

    private static final MetricOption LABELS = MetricOption.text("labels", "",
            "The only labels there are, apart by commas, in their order. Default: those that occur, sorted.");

    private static final List<MetricOption> AVERAGES = List.of(
            MetricOption.choice("average", "binary: the positive label alone; micro: counts added up first; "
                    + "macro: the mean over labels; weighted: the mean by their number of true rows.",
                    "binary", "micro", "macro", "weighted"),
            MetricOption.text("pos-label", "1", "The positive label of --average binary."), LABELS,
            MetricOption.choice("zero-division", "What a share of nothing is.", "0", "1"));

    private static final List<MetricPage> PAGES = List.of(
            page("accuracy", "Share of right labels", "right rows / all rows",
                    Range.of(0, 1, "higher is better"), List.of(LABELS)),
            page("precision", "Precision", "right rows among those predicted to be of a label",
                    Range.of(0, 1, "higher is better"), AVERAGES),
            page("recall", "Recall", "right rows among those that are of a label",
                    Range.of(0, 1, "higher is better"), AVERAGES),
            page("f1", "F1", "2 · right / (predicted + true) of a label, the harmonic mean of precision and "
                    + "recall; macro F1 is the mean of the labels' F1",
                    Range.of(0, 1, "higher is better"), AVERAGES),
            page("balanced_accuracy", "Balanced accuracy", "the mean recall of the labels that are true of "
                    + "a row",
                    Range.of(0, 1, "higher is better"), List.of(LABELS)),
            page("mcc", "Matthews' correlation coefficient",
                    "(h·n − Σ tᵢpᵢ) / √((n² − Σ pᵢ²)(n² − Σ tᵢ²)): h of n rows right, tᵢ true, pᵢ predicted "
                            + "of label i (Gorodkin 2004)",
                    Range.of(-1, 1, "0 is chance, higher is better"), List.of(LABELS)),
            page("cohen_kappa", "Cohen's kappa of truth and prediction",
                    "1 − Σ wᵢⱼoᵢⱼ / Σ wᵢⱼeᵢⱼ: o counted pairs of labels, e those of chance, w 1 for "
                            + "different labels, or their distance in order, or its square (Cohen 1960, "
                            + "1968)",
                    Range.upTo(1, "0 is chance, higher is better"),
                    List.of(MetricOption.choice("weights", "How much two different labels differ.",
                            "none", "linear", "quadratic"), LABELS)));

    @Override
    public List<MetricPage> pages() {
        return PAGES;
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        List<String> labels = new ArrayList<>();
        if (!settings.text("labels").isEmpty()) {
            Arrays.stream(settings.text("labels").split(",")).map(String::strip).forEach(labels::add);
            if (labels.stream().distinct().count() < labels.size()) {
                throw settings.wrong("labels", "each label once");
            }
        }
        return switch (page.name()) {
            case "accuracy" -> new AgreementMeasuring(AgreementMeasuring.Kind.ACCURACY, labels, sampling);
            case "balanced_accuracy" ->
                new AgreementMeasuring(AgreementMeasuring.Kind.BALANCED_ACCURACY, labels, sampling);
            case "mcc" -> new AgreementMeasuring(AgreementMeasuring.Kind.MATTHEWS, labels, sampling);
            case "cohen_kappa" -> new KappaMeasuring(settings.text("weights"), labels, sampling);
            default -> new AveragedMeasuring(page.name(), settings, labels, sampling);
        };
    }

    private static MetricPage page(String name, String title, String formula, Range range,
            List<MetricOption> options) {
        return new MetricPage(name, title, formula, range, ORIGIN, MetricPage.Input.LABELS, options);
    }
}
