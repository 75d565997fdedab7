package dev.touchstone.score.metric.repeat;

import com.google.auto.service.AutoService;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.repeat.PassAtK;
import dev.touchstone.metrics.stats.MeanAccumulator;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Settings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The chance that one of k attempts is right.
@AutoService(FileMetric.class)
public final class PassAtKMetric implements FileMetric {

    private static final int MOST = 1_000_000;

    @Override
    public MetricPage page() {
        return new MetricPage("pass_at_k", "Chance that at least one of k attempts is right",
                "1 - C(n - c, k) / C(n, k), averaged over the questions; n attempts, c of them right",
                "0 to 1, higher is better", "Chen et al. 2021 (arXiv:2107.03374), unbiased estimator",
                MetricPage.Input.REPEATS,
                List.of(MetricOption.whole("k", 1, "Attempts that may be made, 1 to n.")));
    }

    @Override
    public Measuring begin(Settings settings) {
        return new Chances(settings.whole("k", 1, MOST));
    }

    private static final class Chances implements Measuring.OverRepeats {

        private final int k;
        private final MeanAccumulator mean = new MeanAccumulator();
        private int count;

        Chances(int k) {
            this.k = k;
        }

        @Override
        public Fields add(Optional<String> gold, List<Optional<String>> predictions, List<Boolean> right) {
            if (right.size() < k) {
                throw new TouchstoneException(ErrorCode.DATA_INVALID_ROW,
                        "a row has %d attempts, pass_at_k with k = %d needs at least %d".formatted(
                                right.size(), k, k));
            }
            double chance = PassAtK.any(right.size(), (int) right.stream().filter(each -> each).count(), k);
            mean.add(chance);
            count++;
            return Fields.EMPTY.with("pass_at_k", Value.of(chance));
        }

        @Override
        public Total end() {
            return mean.estimate()
                    .map(estimate -> new Total(
                            Fields.EMPTY.with("pass_at_k", Value.of(estimate.mean())), count,
                            OptionalDouble.of(estimate.standardError()), Optional.empty(), "k:" + k))
                    .orElseThrow(() -> new TouchstoneException(ErrorCode.DATA_EMPTY, "there are no rows"));
        }
    }
}
