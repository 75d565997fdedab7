package dev.touchstone.score.metric.agreement;

import com.google.auto.service.AutoService;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.agreement.FleissKappa;
import dev.touchstone.metrics.agreement.KrippendorffsAlpha;
import dev.touchstone.metrics.names.Utf8Names;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How far several judges agree beyond chance: Fleiss' kappa, Krippendorff's alpha. Two judges are truth and
/// prediction of `cohen_kappa`.
@AutoService(FileMetric.class)
public final class AgreementMetrics implements FileMetric {

    private static final List<MetricPage> PAGES = List.of(
            new MetricPage("fleiss_kappa", "Fleiss' kappa of many judges",
                    "(P − Pₑ) / (1 − Pₑ): P is the share of pairs of judges that agree on an item, Pₑ that "
                            + "of chance; as many ratings on every item; undefined where all are the same",
                    Range.upTo(1, "0 is chance, higher is better"), "Fleiss 1971; equal to statsmodels' "
                            + "fleiss_kappa",
                    MetricPage.Input.RATINGS, List.of()),
            new MetricPage("krippendorff_alpha", "Krippendorff's alpha of many judges",
                    "1 − observed / expected disagreement, for any number of judges and with gaps (null); "
                            + "undefined where all ratings are the same",
                    Range.upTo(1, "0 is chance, higher is better"),
                    "Krippendorff 2011; equal to the Python package krippendorff", MetricPage.Input.RATINGS,
                    List.of(MetricOption.choice("level-of-measurement", "How far two ratings lie apart: the "
                            + "same or not, by rank, by difference, by ratio. All but nominal need numbers.",
                            "nominal", "ordinal", "interval", "ratio"))));

    @Override
    public List<MetricPage> pages() {
        return PAGES;
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        return page.name().equals("fleiss_kappa") ? new Fleiss(sampling)
                : new Krippendorff(KrippendorffsAlpha.Level.valueOf(
                        settings.text("level-of-measurement").toUpperCase(Locale.ROOT)), sampling);
    }

    private static TouchstoneException wrong(String what) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW, what);
    }

    private static final class Fleiss implements Measuring.OverRatings {

        private final Sampling sampling;
        private final Utf8Names names = new Utf8Names();
        private final List<int[]> items = new ArrayList<>();

        Fleiss(Sampling sampling) {
            this.sampling = sampling;
        }

        @Override
        public void add(List<Optional<String>> ratings) {
            int expected = items.isEmpty() ? Math.max(2, ratings.size()) : items.getFirst().length;
            if (ratings.size() != expected || ratings.stream().anyMatch(Optional::isEmpty)) {
                throw wrong("has %d ratings, fleiss_kappa needs %d on every item, none null".formatted(
                        ratings.stream().filter(Optional::isPresent).count(), expected));
            }
            items.add(ratings.stream().mapToInt(rating -> names.number(rating.orElseThrow())).toArray());
        }

        @Override
        public Total end() {
            int[] all = new int[items.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = i;
            }
            return Total.of("fleiss_kappa", value(all), items.size(),
                    sampling.ofRows(items.size(), this::value), "")
                    .with("judges", Value.of(items.getFirst().length))
                    .with("categories", Value.of(names.size()));
        }

        private double value(int[] drawn) {
            long[][] votes = new long[drawn.length][names.size()];
            for (int i = 0; i < drawn.length; i++) {
                for (int rating : items.get(drawn[i])) {
                    votes[i][rating]++;
                }
            }
            return FleissKappa.of(votes).orElse(Double.NaN);
        }
    }

    private static final class Krippendorff implements Measuring.OverRatings {

        private final KrippendorffsAlpha.Level level;
        private final Sampling sampling;
        private final Utf8Names names = new Utf8Names();
        private final List<double[]> items = new ArrayList<>();

        Krippendorff(KrippendorffsAlpha.Level level, Sampling sampling) {
            this.level = level;
            this.sampling = sampling;
        }

        @Override
        public void add(List<Optional<String>> ratings) {
            items.add(ratings.stream().flatMap(Optional::stream).mapToDouble(this::value).toArray());
        }

        @Override
        public Total end() {
            double alpha = KrippendorffsAlpha.of(items, level).orElse(Double.NaN);
            return Total.of("krippendorff_alpha", alpha, items.size(),
                    sampling.ofRows(items.size(), drawn -> {
                List<double[]> sample = new ArrayList<>(drawn.length);
                for (int item : drawn) {
                    sample.add(items.get(item));
                }
                return KrippendorffsAlpha.of(sample, level).orElse(Double.NaN);
            }), "level_of_measurement:" + level.name().toLowerCase(Locale.ROOT));
        }

        private double value(String rating) {
            if (level == KrippendorffsAlpha.Level.NOMINAL) {
                return names.number(rating);
            }
            try {
                double value = Double.parseDouble(rating);
                if (Double.isFinite(value) && (value >= 0 || level != KrippendorffsAlpha.Level.RATIO)) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                throw wrong("the rating '%s' is no number, which %s needs".formatted(rating,
                        level.name().toLowerCase(Locale.ROOT)));
            }
            throw wrong("the rating %s does not fit --level-of-measurement %s".formatted(rating,
                    level.name().toLowerCase(Locale.ROOT)));
        }
    }
}
