package dev.touchstone.score.metric.label;

import com.google.auto.service.AutoService;
import dev.touchstone.metrics.classify.BinaryScores;
import dev.touchstone.metrics.classify.Calibration;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.MeanOfRows;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Spread;
import dev.touchstone.score.metric.Total;
import java.util.List;
import java.util.OptionalDouble;

/// How well scores tell yes from no, and how far stated probabilities are from what happens.
@AutoService(FileMetric.class)
public final class BinaryMetrics implements FileMetric {

    private static final String SKLEARN = "equal to scikit-learn 1.9.1";

    private static final MetricOption BINS = MetricOption.whole("n-bins", 15, "Bins, 1 to 10000.");

    private static final List<MetricPage> PAGES = List.of(
            page("roc_auc", "Area under the ROC curve",
                    "the chance that a row of truth 1 scores higher than one of truth 0, ties by half; "
                            + "undefined without one of each",
                    Range.of(0, 1, "0.5 is chance, higher is better"),
                    "Hanley and McNeil 1982; " + SKLEARN + " (roc_auc_score)"),
            page("average_precision", "Average precision", "Σ (Rᵢ − Rᵢ₋₁) · Pᵢ over the different scores "
                    + "from the highest: precision and recall of the rows from there up; undefined without a "
                    + "truth of 1",
                    Range.of(0, 1, "higher is better"), SKLEARN + " (average_precision_score)"),
            page("brier", "Brier score", "the mean of (p − y)²: probability p, truth y",
                    Range.of(0, 1, "lower is better"),
                    "Brier 1950; " + SKLEARN + " (brier_score_loss)"),
            page("log_loss", "Logarithmic loss", "the mean of −ln p for a truth of 1 and −ln(1 − p) for 0, p "
                    + "at least 1e-15 from 0 and 1", Range.from(0, "in nats, lower is better"),
                    SKLEARN + " (log_loss) of probabilities cut so"),
            page("calibration_error", "Expected calibration error", "Σ n/N · |mean score − share of truth 1| "
                    + "over bins of scores: of equal width, or of equal numbers of rows by rank; norm max: "
                    + "the largest gap of a bin", Range.of(0, 1, "lower is better"),
                    "Naeini et al. 2015, Guo et al. 2017, Nguyen and O'Connor 2015", BINS,
                    MetricOption.choice("strategy", "Bins of equal width, or of equal numbers of rows.",
                            "uniform", "quantile"),
                    MetricOption.choice("norm", "Mean gap, or largest gap of bins of equal width.", "l1",
                            "max")),
            page("rms_calibration_error", "Root mean square calibration error", "√(Σ n/N · gap²) over bins "
                    + "of as many rows by rank, the last with the rest", Range.of(0, 1, "lower is better"),
                    "Hendrycks et al. 2019",
                    MetricOption.whole("bin-size", 100, "Rows of a bin, 1 to 1000000.")));

    @Override
    public List<MetricPage> pages() {
        return PAGES;
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        String name = page.name();
        return switch (name) {
            case "roc_auc" -> new OfRows(name, BinaryScores::rocAuc, false, sampling, "");
            case "average_precision" ->
                new OfRows(name, BinaryScores::averagePrecision, false, sampling, "");
            case "brier" -> new Mean(name, BinaryScores::brier, sampling);
            case "log_loss" -> new Mean(name, BinaryScores::logLoss, sampling);
            case "rms_calibration_error" -> {
                int size = settings.whole("bin-size", 1, 1_000_000);
                yield new OfRows(name, (scores, truths) ->
                        OptionalDouble.of(Calibration.rootMeanSquare(scores, truths, size)), true, sampling,
                        "bin_size:" + size);
            }
            default -> calibration(name, settings, sampling);
        };
    }

    private static Measuring calibration(String name, Settings settings, Sampling sampling) {
        int bins = settings.whole("n-bins", 1, 10_000);
        boolean quantile = settings.text("strategy").equals("quantile");
        boolean largest = settings.text("norm").equals("max");
        if (quantile && largest) {
            throw settings.wrong("norm", "l1 with --strategy quantile");
        }
        Formula formula = (scores, truths) -> OptionalDouble.of(
                quantile ? Calibration.expectedEqualMass(scores, truths, bins)
                        : largest ? Calibration.maximum(scores, truths, bins)
                        : Calibration.expected(scores, truths, bins));
        return new OfRows(name, formula, true, sampling, "n_bins:%d|strategy:%s|norm:%s".formatted(bins,
                settings.text("strategy"), settings.text("norm")));
    }

    private static MetricPage page(String name, String title, String formula, Range range, String origin,
            MetricOption... options) {
        return new MetricPage(name, title, formula, range, origin, MetricPage.Input.SCORES, List.of(options));
    }

    @FunctionalInterface
    private interface Formula {
        OptionalDouble of(double[] scores, boolean[] truths);
    }

    private record OfRows(String name, Formula formula, boolean probabilities, Sampling sampling,
            String signature) implements Measuring.OverScores {

        @Override
        public Total end(double[] scores, boolean[] truths) {
            double[] drawnScores = new double[scores.length];
            boolean[] drawnTruths = new boolean[truths.length];
            Spread spread = sampling.ofRows(scores.length, drawn -> {
                for (int i = 0; i < drawnScores.length; i++) {
                    drawnScores[i] = scores[drawn[i]];
                    drawnTruths[i] = truths[drawn[i]];
                }
                return formula.of(drawnScores, drawnTruths).orElse(Double.NaN);
            });
            return Total.of(name, formula.of(scores, truths).orElse(Double.NaN), scores.length, spread,
                    signature);
        }
    }

    @FunctionalInterface
    private interface Loss {
        double of(double[] scores, boolean[] truths);
    }

    private record Mean(String name, Loss loss, Sampling sampling) implements Measuring.OverScores {

        @Override
        public boolean probabilities() {
            return true;
        }

        @Override
        public Total end(double[] scores, boolean[] truths) {
            MeanOfRows rows = name.equals("brier") ? MeanOfRows.ofGrades() : new MeanOfRows();
            double[] score = new double[1];
            boolean[] truth = new boolean[1];
            for (int i = 0; i < scores.length; i++) {
                score[0] = scores[i];
                truth[0] = truths[i];
                rows.add(loss.of(score, truth));
            }
            return rows.end(name, sampling, "");
        }
    }
}
