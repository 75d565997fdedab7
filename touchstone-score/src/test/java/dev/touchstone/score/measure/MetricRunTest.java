package dev.touchstone.score.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.stats.ConfidenceInterval;
import dev.touchstone.score.metric.MetricCatalog;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Spread;
import dev.touchstone.score.metric.Total;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricRunTest {

    private static final Offset<Double> NEAR = within(1e-12);

    @TempDir
    private Path folder;

    @Test
    void textsHaveAValueOverAllAndOneOfEachRow() {
        Path file = Measured.file(folder, "p.jsonl", """
                {"id":"x","prediction":"the cat sat on the mat","references":["the cat sat on the mat"]}
                {"id":"y","prediction":"the cat sat on a mat","references":["a dog","the cat sat on the mat"]}
                """);
        Measured measured = Measured.of("bleu,rouge,exact_match,squad_f1,wer,cer,ter,chrf,nltk_bleu",
                Map.of(),
                Measured.rows(file));
        assertThat(measured.rows().keySet()).containsExactly("x", "y");
        // 12 of 12 ("a" is in the other reference), 8 of 10, 6 of 8 and 4 of 6 n-grams
        double expected = 100 * Math.pow(0.8 * 0.75 * (4 / 6.0), 0.25);
        assertThat(measured.value("bleu")).isCloseTo(expected, within(1e-9));
        assertThat(measured.totals().get("bleu").signature())
                .startsWith("nrefs:var|case:mixed|eff:no|tok:13a");
        assertThat(measured.value("exact_match")).as("articles do not count").isEqualTo(1);
        assertThat(measured.value("wer")).isCloseTo(1 / 12.0, NEAR);
        assertThat(measured.value("ter")).isGreaterThan(0);
        assertThat(((Fields) measured.rows().get("y").find("rouge").orElseThrow()).names())
                .containsExactly("rouge1", "rouge2", "rougeL", "rougeLsum");
        assertThat(measured.rows().get("x").findNumber("bleu").orElseThrow().doubleValue())
                .isCloseTo(100, within(1e-9));
        assertThat(measured.rows().get("x").findNumber("exact_match").orElseThrow().intValue()).isEqualTo(1);
    }

    @Test
    void linesOfFilesAreTheSameAsRows() {
        Path predictions = Measured.file(folder, "hyp.txt", "the cat sat\n\na dog ran off\n");
        Path first = Measured.file(folder, "ref1.txt", "the cat sat down\nempty\na dog ran\r\n");
        Path second = Measured.file(folder, "ref2.txt", "a cat sat\n\nthe dog ran off");
        Path rows = Measured.file(folder, "p.jsonl", """
                {"prediction":"the cat sat","references":["the cat sat down","a cat sat"]}
                {"prediction":"","references":["empty",""]}
                {"prediction":"a dog ran off","references":["a dog ran","the dog ran off"]}
                """);
        Measured lines = Measured.of("bleu,chrf,rouge", Map.of(),
                new MeasureInput.Lines(predictions, List.of(first, second)));
        assertThat(lines).isEqualTo(Measured.of("bleu,chrf,rouge", Map.of(), Measured.rows(rows)));
        assertThat(lines.rows().keySet()).containsExactly("0", "1", "2");
    }

    @Test
    void labelsAreCountedAlikeByTheScannerAndByTheReaderOfRows() {
        Random random = new Random(5);
        StringBuilder csv = new StringBuilder("id,truth,prediction\n");
        StringBuilder quoted = new StringBuilder("id,truth,prediction\n");
        StringBuilder bare = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            String truth = "c" + random.nextInt(4);
            String prediction = random.nextInt(9) == 0 ? "" : random.nextInt(3) > 0 ? truth : "é"
                    + random.nextInt(5);
            csv.append("%d,%s,%s\r\n".formatted(i, truth, prediction));
            quoted.append("%d,\"%s\",\"%s\"\n".formatted(i, truth, prediction));
            bare.append("%d\t%s\t%s\n".formatted(i, truth, prediction));
        }
        String metrics = "accuracy,f1,precision,recall,mcc,cohen_kappa,balanced_accuracy";
        for (Map<String, String> options : List.of(Map.of("average", "macro"),
                Map.of("average", "weighted", "labels", "c3,c2,c1,c0"))) {
            Map<String, Total> scanned = Measured.totals(metrics, options,
                    Measured.rows(Measured.file(folder, "l.csv", csv.toString())));
            assertThat(Measured.totals(metrics, options,
                    Measured.rows(Measured.file(folder, "q.csv", quoted.toString())))).isEqualTo(scanned);
            assertThat(Measured.totals(metrics, options,
                    Measured.rows(Measured.file(folder, "b.tsv", bare.toString()), "id", "truth",
                            "prediction")))
                    .isEqualTo(scanned);
            Measured withRows = Measured.of(metrics, options, Measured.rows(folder.resolve("l.csv")));
            assertThat(withRows.totals()).isEqualTo(scanned);
            assertThat(withRows.rows()).hasSize(500);
            assertThat(scanned.get("accuracy").values().find("unparsed")).isPresent();
        }
    }

    @Test
    void averagesOverLabelsAreThoseOfTheirFormulas() {
        Path file = Measured.file(folder, "l.csv", "truth,prediction\na,a\na,b\nb,b\nb,b\n");
        Map<String, Total> totals =
                Measured.totals("f1,accuracy,mcc", Map.of("average", "macro"), Measured.rows(file));
        assertThat(Measured.value(totals, "f1")).isCloseTo((2 / 3.0 + 0.8) / 2, NEAR);
        assertThat(Measured.value(totals, "accuracy")).isEqualTo(0.75);
        assertThat(totals.get("accuracy").spreads().get("accuracy").interval().orElseThrow().method())
                .isEqualTo("wilson");
        assertThat(totals.get("f1").spreads().get("f1").interval().orElseThrow().method())
                .isEqualTo("bootstrap_expanded");
        assertThat(Measured.value(Measured.totals("f1", Map.of("pos-label", "b"), Measured.rows(file)), "f1"))
                .isCloseTo(0.8, NEAR);
    }

    @Test
    void aNumberIsOneLabelHoweverItIsWritten() {
        Path file = Measured.file(folder, "n.jsonl", """
                {"truth": 1, "prediction": 1.0}
                {"truth": 0, "prediction": -0.0}
                {"truth": 100, "prediction": 1e2}
                {"truth": 1000000000000000000000000000001, "prediction": 1000000000000000000000000000002}
                {"truth": 1e1000000, "prediction": 1}
                """);

        assertThat(Measured.value(Measured.totals("accuracy", Map.of(), Measured.rows(file)), "accuracy"))
                .isEqualTo(0.6);
    }

    @Test
    void labelsThatOnlyWhiteSpaceTellsApartAreRefused() {
        Path csv = Measured.file(folder, "s.csv", "truth, prediction\na, a\nb, b\n");
        Path json = Measured.file(folder, "s.jsonl", "{\"truth\":\"a\",\"prediction\":\"a \"}\n");
        for (Path file : List.of(csv, json)) {
            assertThatThrownBy(() -> Measured.totals("accuracy", Map.of(), Measured.rows(file)))
                    .isInstanceOf(TouchstoneException.class)
                    .hasMessageContaining(file + ": the labels 'a' and '")
                    .hasMessageContaining("differ by white space alone");
        }
    }

    @Test
    void scoresOfYesAndNoAreMeasured() {
        Path file = Measured.file(folder, "s.csv", "truth,score\n1,0.9\n0,0.1\n1,0.4\n0,0.6\n");
        Map<String, Total> totals =
                Measured.totals("roc_auc,average_precision,brier,log_loss,calibration_error",
                Map.of(), Measured.rows(file));
        assertThat(Measured.value(totals, "roc_auc")).isEqualTo(0.75);
        assertThat(Measured.value(totals, "brier")).isCloseTo((0.01 + 0.01 + 0.36 + 0.36) / 4, NEAR);
        Path onlyYes = Measured.file(folder, "y.csv", "truth,score\n1,0.9\n1,0.4\n");
        assertThat(Measured.totals("roc_auc", Map.of(), Measured.rows(onlyYes)).get("roc_auc").values()
                .find("roc_auc")).contains(Value.ABSENT);
    }

    @Test
    void numbersOfALineAndOfARowAreTheSame() {
        Path lines = Measured.file(folder, "v.txt", "3\n1.5\n\n  2e0 \n-4\n");
        Path rows = Measured.file(folder, "v.csv", "value\n3\n1.5\n2\n-4\n");
        Map<String, String> options = Map.of("percentiles", "0,50,100", "method", "lower");
        Map<String, Total> totals = Measured.totals("percentile", options, Measured.rows(lines));
        assertThat(totals).isEqualTo(Measured.totals("percentile", options, Measured.rows(rows)));
        assertThat(totals.get("percentile").values().names())
                .containsExactly("p0", "p50", "p100", "mean", "standard_deviation", "min", "max");
        assertThat(totals.get("percentile").values().find("p50")).contains(Value.of(1.5));
    }

    @Test
    void repeatsLikelihoodsAndRatingsAreMeasured() {
        Path repeats = Measured.file(folder, "r.jsonl", """
                {"gold":"4","predictions":["4","5","4",null]}
                {"gold":"7","predictions":["1","1","7","2"]}
                """);
        Map<String, Total> totals =
                Measured.totals("pass@1,maj@3,pass^2,avg_at_n", Map.of(), Measured.rows(repeats));
        assertThat(Measured.value(totals, "pass@1")).isCloseTo((0.5 + 0.25) / 2, NEAR);
        assertThat(Measured.value(totals, "maj@3")).isEqualTo(0.5);
        assertThat(Measured.value(totals, "pass^2")).isCloseTo(1 / 6.0 / 2, NEAR);
        Path texts = Measured.file(folder, "t.jsonl", """
                {"log_likelihood":-6.0,"tokens":3,"text":"zwei Wörter"}
                {"log_likelihood":-2.0,"tokens":1,"text":"eins"}
                """);
        totals = Measured.totals("perplexity,word_perplexity,bits_per_byte", Map.of(), Measured.rows(texts));
        assertThat(Measured.value(totals, "perplexity")).isCloseTo(Math.exp(2), within(1e-9));
        assertThat(Measured.value(totals, "word_perplexity")).isCloseTo(Math.exp(8 / 3.0), within(1e-9));
        assertThat(Measured.value(totals, "bits_per_byte")).isCloseTo(8 / 16.0 / Math.log(2), within(1e-9));
        Path ratings = Measured.file(folder, "j.csv", "rater_1,rater_2\na,a\nb,b\na,b\n");
        totals = Measured.totals("fleiss_kappa,krippendorff_alpha", Map.of(), Measured.rows(ratings));
        assertThat(Measured.value(totals, "fleiss_kappa")).isCloseTo(1 / 3.0, NEAR);
    }

    @Test
    void aPercentileHasNoIntervalWhereItsRanksLieOutsideTheValues() {
        Map<String, String> options = Map.of("percentiles", "50,95");
        Total few = Measured.totals("percentile", options, numbers(30)).get("percentile");
        assertThat(few.spreads().get("p50").interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isEqualTo(10);
            assertThat(interval.high()).isEqualTo(21);
        });
        assertThat(few.spreads().get("p95").interval()).isEmpty();
        Total many = Measured.totals("percentile", options, numbers(100)).get("percentile");
        assertThat(many.spreads().get("p95").interval()).hasValueSatisfying(interval -> {
            // binom(100, 0.95): rank 91 would miss 2.8 % on its side
            assertThat(interval.low()).isEqualTo(90);
            assertThat(interval.high()).isEqualTo(100);
        });
    }

    private MeasureInput numbers(int last) {
        StringBuilder lines = new StringBuilder();
        for (int number = 1; number <= last; number++) {
            lines.append(number).append('\n');
        }
        return Measured.rows(Measured.file(folder, "numbers%d.txt".formatted(last), lines.toString()));
    }

    @Test
    void rankingsDoNotDependOnTheOrderOfLines() {
        Random random = new Random(6);
        List<String> qrels = new ArrayList<>();
        List<String> run = new ArrayList<>();
        for (int query = 0; query < 30; query++) {
            for (int document = 0; document < 20; document++) {
                if (random.nextInt(3) == 0) {
                    qrels.add("q%d 0 d%d %d".formatted(query, document, random.nextInt(4) - 1));
                }
                if (query != 7) {
                    run.add("q%d\tQ0  d%d %d %s tag".formatted(query, document, document,
                            random.nextInt(8) / 4.0));
                }
            }
        }
        qrels.add("q7 0 d1 1");
        String metrics = "ndcg@10,map,mrr,p@5,recall@3,hit_rate@1,bpref,r_precision,judged@5,f1@4";
        Measured grouped = ranked(metrics, qrels, run, false);
        Collections.shuffle(run, random);
        Measured shuffled = ranked(metrics, qrels, run, false);
        assertThat(shuffled.rows()).isEqualTo(grouped.rows());
        assertThat(shuffled.totals()).isEqualTo(grouped.totals());
        assertThat(grouped.rows()).hasSize(29).doesNotContainKey("q7");
        assertThat(grouped.totals().get("map").values().find("queries_left_out")).contains(Value.of(1));
        Measured complete = ranked(metrics, qrels, run, true);
        assertThat(complete.totals().get("map").values().find("queries_left_out")).isEmpty();
        assertThat(complete.rows()).hasSize(30);
        assertThat(complete.value("map")).isCloseTo(grouped.value("map") * 29 / 30, within(1e-12));
    }

    @Test
    void gradesThatHappenToBeAllZeroOrOneStayGrades() {
        String rows = """
                {"prediction": "a b", "reference": "a b"}
                {"prediction": "b", "reference": "e"}
                {"prediction": "c", "reference": "c"}
                """;
        Map<String, Total> totals = Measured.totals("exact_match,squad_f1", Map.of(),
                Measured.rows(Measured.file(folder, "grades.jsonl", rows)));

        assertThat(Measured.value(totals, "squad_f1")).isEqualTo(Measured.value(totals, "exact_match"));
        assertThat(method(totals, "exact_match")).contains("wilson");
        assertThat(method(totals, "squad_f1")).contains("student_t");
    }

    @Test
    void aHandfulOfRowsHasAnIntervalThatReachesBeyondThemButNotBeyondTheScale() {
        String rows = """
                {"prediction": "a b c d e f g h", "reference": "a b c d e f g h"}
                {"prediction": "a b c d e f x h", "reference": "a b c d e f g h"}
                {"prediction": "a b c d e f g h", "reference": "a b c d e f g h"}
                """;
        MeasureInput few = Measured.rows(Measured.file(folder, "few.jsonl", rows));
        Map<String, Total> totals = Measured.totals("bleu,wer,squad_f1", Map.of(), few);
        ConfidenceInterval bleu = interval(totals, "bleu");
        ConfidenceInterval wer = interval(totals, "wer");
        ConfidenceInterval f1 = interval(totals, "squad_f1");

        assertThat(bleu.method()).isEqualTo("jackknife_t");
        assertThat(bleu.high()).isEqualTo(100);
        assertThat(wer.low()).isEqualTo(0);
        // leaving out a row: 1/16, 0, 1/16; error 1/24, t of 2 degrees 4.302653
        assertThat(wer.high()).isCloseTo(1 / 24.0 + 4.302653 / 24, within(1e-6));
        assertThat(f1.method()).isEqualTo("student_t");
        assertThat(f1.high()).isEqualTo(1);
        Map<String, Total> asked = new MetricRun(new MetricCatalog().begin(List.of("wer"), Map.of(),
                new Sampling(OptionalInt.of(500), 0))).read(few, Optional.empty());
        assertThat(interval(asked, "wer").method()).as("asked for").isEqualTo("bootstrap_expanded");
    }

    private static ConfidenceInterval interval(Map<String, Total> totals, String name) {
        return totals.get(name).spreads().get(name).interval().orElseThrow();
    }

    @Test
    void noIntervalReachesBeyondTheScaleOfItsMetric() {
        StringBuilder texts = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String reference = "the cat sat on the mat %d and slept".formatted(i % 7);
            texts.append("{\"prediction\":\"%s\",\"reference\":\"%s\"}%n".formatted(
                    i == 3 ? "the cat sat on mat" : reference, reference));
        }
        MeasureInput input = Measured.rows(Measured.file(folder, "near.jsonl", texts.toString()));
        MetricCatalog catalog = new MetricCatalog();
        for (MetricPage page : catalog.pages()) {
            if (page.input() == MetricPage.Input.PAIRS) {
                for (Sampling sampling : List.of(Sampling.USUALLY, new Sampling(OptionalInt.of(2000), 1))) {
                    Map<String, Total> totals = new MetricRun(catalog.begin(List.of(page.name()), Map.of(),
                            sampling)).read(input, Optional.empty());
                    totals.get(page.name()).spreads().forEach((name, spread) ->
                            spread.interval().ifPresent(ends -> {
                        assertThat(ends.low()).as(name).isGreaterThanOrEqualTo(page.range().least());
                        assertThat(ends.high()).as(name).isLessThanOrEqualTo(page.range().most());
                    }));
                }
            }
        }
    }

    @Test
    void rowsThatAreAllAlikeMakeNoIntervalWithoutWidth() {
        String rows = "{\"prediction\": \"a b c d\", \"reference\": \"a b c d\"}\n".repeat(10);
        Map<String, Total> totals = Measured.totals("squad_f1,wer,bleu", Map.of(),
                Measured.rows(Measured.file(folder, "alike.jsonl", rows)));

        ConfidenceInterval f1 = totals.get("squad_f1").spreads().get("squad_f1").interval().orElseThrow();
        assertThat(f1.method()).isEqualTo("wilson_bound");
        assertThat(f1.low()).as("Wilson's for 10 of 10").isCloseTo(0.7224672, within(1e-6));
        assertThat(method(totals, "wer")).isEmpty();
        assertThat(method(totals, "bleu")).isEmpty();
    }

    @Test
    void ranksAroundAPercentileHoldItAsOftenAsTheySay() {
        StringBuilder numbers = new StringBuilder();
        for (int i = 1; i <= 100; i++) {
            numbers.append(i).append('\n');
        }
        Map<String, Total> totals = Measured.totals("percentile", Map.of("percentiles", "50,99"),
                Measured.rows(Measured.file(folder, "numbers.txt", numbers.toString())));

        // scipy's binom(100, 0.5): ranks 40 and 61 hold the median with 96.5 %, 41 and 60 with 94.3 %
        ConfidenceInterval median = totals.get("percentile").spreads().get("p50").interval().orElseThrow();
        assertThat(median.low()).isEqualTo(40);
        assertThat(median.high()).isEqualTo(61);
        assertThat(totals.get("percentile").spreads().get("p99").interval()).isEmpty();
    }

    private static Optional<String> method(Map<String, Total> totals, String name) {
        return totals.get(name).spreads().get(name).interval().map(ConfidenceInterval::method);
    }

    @Test
    void intervalsOfManyRowsComeFromTheirErrorAndOfFewFromResampling() {
        StringBuilder few = new StringBuilder();
        StringBuilder many = new StringBuilder();
        Random random = new Random(7);
        for (int i = 0; i < 6000; i++) {
            String row = "{\"prediction\":\"%s\",\"reference\":\"a b c d e f\"}%n".formatted(
                    random.nextBoolean() ? "a b c d e f" : "a b x d e");
            many.append(row);
            if (i < 1500) {
                few.append(row);
            }
        }
        Spread resampled = spread("few.jsonl", few);
        Spread byError = spread("many.jsonl", many);
        assertThat(resampled.interval().orElseThrow().method()).isEqualTo("bootstrap_expanded");
        assertThat(byError.interval().orElseThrow().method()).isEqualTo("infinitesimal_jackknife_normal");
        // four times the rows, half the error
        assertThat(byError.standardError().orElseThrow() / resampled.standardError().orElseThrow())
                .isBetween(0.4, 0.6);
    }

    private Spread spread(String name, StringBuilder rows) {
        return Measured.totals("bleu", Map.of(), Measured.rows(Measured.file(folder, name, rows.toString())))
                .get("bleu").spreads().get("bleu");
    }

    private Measured ranked(String metrics, List<String> qrels, List<String> run, boolean complete) {
        return Measured.of(metrics, Map.of(), new MeasureInput.Ranking(
                Measured.file(folder, "qrels.txt", String.join("\n", qrels)),
                Measured.file(folder, "run.txt", String.join("\n", run) + "\n"), complete));
    }
}
