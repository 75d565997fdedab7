package dev.touchstone.score.metric.repeat;

import com.google.auto.service.AutoService;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.repeat.Attempted;
import dev.touchstone.metrics.repeat.GPassAtK;
import dev.touchstone.metrics.repeat.PassAtK;
import dev.touchstone.metrics.repeat.Vote;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.MeanOfRows;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What several attempts a question are worth: pass@k, pass^k, G-Pass@k, majority votes.
@AutoService(FileMetric.class)
public final class RepeatMetrics implements FileMetric {

    private static final int MOST = 1_000_000;
    private static final String NAMES = "; n attempts, c of them right, averaged over the questions";

    private static final List<MetricPage> PAGES = List.of(
            page("pass_at_k", "Chance that at least one of k attempts is right (pass@k)",
                    "1 − C(n − c, k) / C(n, k)" + NAMES,
                    "Chen et al. 2021 (arXiv:2107.03374), the unbiased estimator; pass@5 is --k 5"),
            page("pass_pow_k", "Chance that k attempts are all right (pass^k)", "C(c, k) / C(n, k)" + NAMES,
                    "Yao et al. 2024 (tau-bench); pass^5 is --k 5"),
            page("maj_at_k", "Share of questions that the majority of k attempts gets right (maj@k)",
                    "1 where the answer that most of the first k attempts gave is right, else 0; attempts in "
                            + "which nothing was read do not vote. Needs predictions, not counts",
                    "Wang et al. 2022 (self-consistency); maj@5 is --k 5",
                    MetricOption.choice("ties", "Of tied answers the first seen wins, or each counts its "
                            + "share.",
                            "first", "expected")),
            page("g_pass_at_k", "Chance that at least a share of k attempts is right (G-Pass@k)",
                    "Σ C(c, j) · C(n − c, k − j) / C(n, k) over j from ⌈tau · k⌉ to min(c, k)" + NAMES,
                    "Liu et al. 2024 (arXiv:2412.13147); tau 1 is pass^k",
                    MetricOption.number("tau", "0.5", "The share that must be right, above 0 and up to 1.")),
            page("mg_pass_at_k", "Mean of G-Pass@k over tau from 1/2 to 1 (mG-Pass@k)",
                    "2/k · Σ G-Pass@k with tau = i/k over i from ⌈k/2⌉ + 1 to k" + NAMES,
                    "Liu et al. 2024 (arXiv:2412.13147); k of 2 or more"),
            new MetricPage("avg_at_n", "Mean share of right attempts (avg@n)", "c / n" + NAMES,
                    Range.of(0, 1, "higher is better"),
                    "the mean over questions, whatever their number of attempts",
                    MetricPage.Input.REPEATS, List.of()));

    @Override
    public List<MetricPage> pages() {
        return PAGES;
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        String name = page.name();
        if (name.equals("avg_at_n")) {
            return new Questions(name, 1, sampling, "", (n, c, _) -> (double) c / n);
        }
        int k = settings.whole("k", name.equals("mg_pass_at_k") ? 2 : 1, MOST);
        return switch (name) {
            case "pass_at_k" -> new Questions(name, k, sampling, "k:" + k, PassAtK::any);
            case "pass_pow_k" -> new Questions(name, k, sampling, "k:" + k, PassAtK::all);
            case "mg_pass_at_k" -> new Questions(name, k, sampling, "k:" + k, GPassAtK::mean);
            case "g_pass_at_k" -> {
                double tau = settings.number("tau").orElseThrow();
                if (!(tau > 0 && tau <= 1)) {
                    throw settings.wrong("tau", "a number above 0 and up to 1");
                }
                yield new Questions(name, k, sampling, "k:%d|tau:%s".formatted(k, tau),
                        (n, c, drawn) -> GPassAtK.of(n, c, drawn, tau));
            }
            default -> new Votes(k, settings.text("ties").equals("first"), sampling);
        };
    }

    private static MetricPage page(String name, String title, String formula, String origin,
            MetricOption... more) {
        List<MetricOption> options = new ArrayList<>();
        options.add(MetricOption.whole("k", name.equals("mg_pass_at_k") ? 2 : 1, "Attempts that count, 1 "
                + "to n."));
        options.addAll(List.of(more));
        return new MetricPage(name, title, formula, Range.of(0, 1, "higher is better"), origin,
                MetricPage.Input.REPEATS, options);
    }

    private static TouchstoneException tooFew(int attempts, int k) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                "has %d attempts, k = %d needs at least as many".formatted(attempts, k));
    }

    @FunctionalInterface
    private interface Chance {
        double of(int n, int c, int k);
    }

    private static final class Questions implements Measuring.OverRepeats {

        private final String name;
        private final int k;
        private final Sampling sampling;
        private final String signature;
        private final Chance chance;
        private final MeanOfRows mean = MeanOfRows.ofGrades();
        private double last;

        Questions(String name, int k, Sampling sampling, String signature, Chance chance) {
            this.name = name;
            this.k = k;
            this.sampling = sampling;
            this.signature = signature;
            this.chance = chance;
        }

        @Override
        public void add(List<Optional<String>> predictions, List<Boolean> right) {
            if (right.size() < k) {
                throw tooFew(right.size(), k);
            }
            last = chance.of(right.size(), (int) right.stream().filter(each -> each).count(), k);
            mean.add(last);
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with(name, Value.of(last));
        }

        @Override
        public Total end() {
            return mean.end(name, sampling, signature);
        }
    }

    private static final class Votes implements Measuring.OverRepeats {

        private final int k;
        private final boolean first;
        private final Sampling sampling;
        private final MeanOfRows mean;
        private long tied;
        private double last;

        Votes(int k, boolean first, Sampling sampling) {
            this.k = k;
            this.first = first;
            this.mean = first ? MeanOfRows.ofShares() : MeanOfRows.ofGrades();
            this.sampling = sampling;
        }

        @Override
        public void add(List<Optional<String>> predictions, List<Boolean> right) {
            if (predictions.size() != right.size()) {
                throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        "has counts (n, c), a vote needs 'predictions' and 'gold'");
            }
            if (right.size() < k) {
                throw tooFew(right.size(), k);
            }
            List<Attempted> attempts = new ArrayList<>(k);
            for (int i = 0; i < k; i++) {
                attempts.add(new Attempted(predictions.get(i), right.get(i)));
            }
            Vote vote = Vote.of(attempts);
            last = first ? vote.first() : vote.expected();
            tied += vote.tied() > 1 ? 1 : 0;
            mean.add(last);
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with("maj_at_k", Value.of(last));
        }

        @Override
        public Total end() {
            return mean.end("maj_at_k", sampling, "k:%d|ties:%s".formatted(k, first ? "first" : "expected"))
                    .with("tied", Value.of(tied));
        }
    }
}
