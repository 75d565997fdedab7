package dev.touchstone.report;

import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.result.Standing;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.engine.result.UnitScores;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.metrics.stats.MeanEstimate;
import dev.touchstone.metrics.stats.Normal;
import dev.touchstone.report.ReportBook.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/// Holds the series of a book against each other, by their first scorers.
///
/// For each sample that both answered, d = mean score after − mean score before, a sample's repeats being one
/// mean. The difference is the mean of d, its interval d̄ ± z·s/√n (paired, normal; Miller 2024, "Adding
/// Error Bars to Evals").
public final class Differences {

    /// Up to this many series all pairs are made; beyond it only those with the first one.
    private static final int ALL_PAIRS = 8;

    private static final double Z_95 = Normal.quantile(0.975);

    private Differences() {}

    /// Every pair of series that share a task, the earlier one of the book before; by series, then task.
    public static List<Difference> of(ReportBook book) {
        List<Series> series = book.series();
        List<Difference> differences = new ArrayList<>();
        for (int before = 0; before < series.size(); before++) {
            if (before > 0 && series.size() > ALL_PAIRS) {
                break;
            }
            for (int after = before + 1; after < series.size(); after++) {
                for (String task : book.tasks()) {
                    of(book, task, series.get(before), series.get(after)).ifPresent(differences::add);
                }
            }
        }
        return differences;
    }

    /// The pairs that a reader expects: runs against the first one, by model where names agree, else where
    /// each run has one model.
    public static List<Difference> expected(ReportBook book) {
        return of(book).stream().filter(difference -> {
            Series before = difference.before();
            Series after = difference.after();
            boolean single = book.runs().get(after.run()).result().models().size() == 1
                    && book.runs().getFirst().result().models().size() == 1;
            return before.run() == 0 && after.run() > 0 && (single || before.model().equals(after.model()));
        }).toList();
    }

    private static Optional<Difference> of(ReportBook book, String task, Series before, Series after) {
        Optional<UnitRecord> old = book.find(before, task);
        Optional<UnitRecord> now = book.find(after, task);
        if (old.isEmpty() || now.isEmpty() || !old.get().scored() || !now.get().scored()) {
            return Optional.empty();
        }
        Walk left = new Walk(old.get().scores());
        Walk right = new Walk(now.get().scores());
        MeanAccumulator sum = new MeanAccumulator();
        int better = 0;
        int worse = 0;
        while (left.next() && right.advanceTo(left.sample)) {
            if (right.sample == left.sample) {
                if (left.answered > 0 && right.answered > 0) {
                    double difference = right.mean() - left.mean();
                    sum.add(difference);
                    better += difference > 0 ? 1 : 0;
                    worse += difference < 0 ? 1 : 0;
                }
            }
        }
        Optional<MeanEstimate> estimate = sum.estimate();
        double mean = 100 * estimate.map(MeanEstimate::mean).orElse(0.0);
        double half = 100 * Z_95 * estimate.map(MeanEstimate::standardError).orElse(0.0);
        Optional<ConfidenceInterval> interval = half > 0
                ? Optional.of(new ConfidenceInterval(mean - half, mean + half, "paired_normal"))
                : Optional.empty();
        return Optional.of(new Difference(task, before, after,
                (int) (long) estimate.map(MeanEstimate::count).orElse(0L), mean, interval, better, worse,
                changed(old.get().fingerprint(), now.get().fingerprint())));
    }

    /// Names of the parts that two fingerprints do not share.
    static List<String> changed(SortedMap<String, String> before, SortedMap<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.remove("version"); // follows from the others
        return names.stream().filter(name -> !Objects.equals(before.get(name), after.get(name))).toList();
    }

    /// Goes through a unit's scores sample by sample.
    private static final class Walk {
        private final UnitScores scores;
        private int at;
        private int sample = -1;
        private double sum;
        private int answered;

        Walk(UnitScores scores) {
            this.scores = scores;
        }

        boolean next() {
            if (at == scores.size()) {
                return false;
            }
            sample = scores.sample(at);
            sum = 0;
            answered = 0;
            for (; at < scores.size() && scores.sample(at) == sample; at++) {
                if (scores.standing(0, at) != Standing.FAILED) {
                    sum += scores.value(0, at);
                    answered++;
                }
            }
            return true;
        }

        /// Goes on to that sample or the first one behind it.
        boolean advanceTo(int wanted) {
            while (sample < wanted) {
                if (!next()) {
                    return false;
                }
            }
            return true;
        }

        double mean() {
            return sum / answered;
        }
    }
}
