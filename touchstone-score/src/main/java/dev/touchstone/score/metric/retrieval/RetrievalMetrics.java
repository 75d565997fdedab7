package dev.touchstone.score.metric.retrieval;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.retrieval.RankedQuery;
import dev.touchstone.metrics.retrieval.RetrievalMeasure;
import dev.touchstone.metrics.retrieval.RetrievalRule;
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

/// trec_eval's measures of ranked documents, and some that it does not have; the mean over queries.
///
/// Documents are ranked by score from the highest, equal ones by id from the last in the alphabet.
@AutoService(FileMetric.class)
public final class RetrievalMetrics implements FileMetric {

    private static final String TREC = "equal to trec_eval (pytrec_eval-terrier 0.5.11); trec_eval's own "
            + "name is accepted too: ";
    private static final String OURS = "not in trec_eval; its ranking and its grades (relevant from 1 up)";

    private record Kind(RetrievalRule rule, MetricPage page) {}

    private static final List<Kind> KINDS = List.of(
            cut("ndcg", RetrievalRule.NDCG_CUT, "Normalised discounted cumulative gain of the first k",
                    "Σ grade / log₂(rank + 1) over the first k, divided by that of the best order of the "
                            + "judged documents (Järvelin and Kekäläinen 2002)", TREC + "ndcg_cut_10"),
            whole("ndcg", RetrievalRule.NDCG, "Normalised discounted cumulative gain",
                    "the same over all that was retrieved", TREC + "ndcg"),
            cut("ndcg_burges", RetrievalRule.NDCG_BURGES_CUT, "nDCG with exponential gain of the first k",
                    "nDCG with 2^grade − 1 in place of the grade (Burges et al. 2005)", OURS),
            whole("ndcg_burges", RetrievalRule.NDCG_BURGES, "nDCG with exponential gain",
                    "nDCG with 2^grade − 1 in place of the grade (Burges et al. 2005)", OURS),
            cut("map", RetrievalRule.AVERAGE_PRECISION_CUT, "Mean average precision of the first k",
                    "as map, the sum over the first k only, still divided by all relevant ones",
                    TREC + "map_cut_10"),
            whole("map", RetrievalRule.AVERAGE_PRECISION, "Mean average precision",
                    "the mean over queries of Σ precision at the rank of each relevant document retrieved, "
                            + "divided by the number of relevant ones", TREC + "map"),
            cut("mrr", RetrievalRule.RECIPROCAL_RANK_CUT, "Mean reciprocal rank within the first k",
                    "as mrr, 0 where the first relevant document comes after k", OURS),
            whole("mrr", RetrievalRule.RECIPROCAL_RANK, "Mean reciprocal rank",
                    "the mean over queries of 1 / rank of the first relevant document, 0 without one",
                    TREC + "recip_rank"),
            cut("p", RetrievalRule.PRECISION, "Precision at k",
                    "relevant documents among the first k, divided by k, also where fewer were retrieved",
                    TREC + "P_10"),
            cut("recall", RetrievalRule.RECALL, "Recall at k",
                    "relevant documents among the first k, divided by all relevant ones", TREC + "recall_10"),
            cut("hit_rate", RetrievalRule.SUCCESS, "Hit rate at k",
                    "1 where a relevant document is among the first k, else 0", TREC + "success_10"),
            cut("f1", RetrievalRule.F1, "F1 at k", "the harmonic mean of precision and recall at k", OURS),
            cut("judged", RetrievalRule.JUDGED, "Share of the first k that was judged",
                    "documents with a grade among the first k, divided by as many as were retrieved; 1 less "
                            + "it is BEIR's hole@k", OURS),
            whole("r_precision", RetrievalRule.R_PRECISION, "R-precision",
                    "relevant documents among the first R, divided by R, the number of relevant ones",
                    TREC + "Rprec"),
            whole("bpref", RetrievalRule.BPREF, "Binary preference",
                    "Σ 1 − min(z, R) / min(N, R) over the relevant documents retrieved, divided by R: z "
                            + "documents of grade 0 before it, N of them in all (Buckley and Voorhees "
                            + "2004)", TREC
                            + "bpref"));

    @Override
    public List<MetricPage> pages() {
        return KINDS.stream().map(Kind::page).toList();
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        RetrievalRule rule = KINDS.stream().filter(kind -> kind.page().name().equals(page.name())).findFirst()
                .orElseThrow().rule();
        return page.cut()
                ? new Queries(page.name().replace("@k", "@" + settings.text("k")),
                        new RetrievalMeasure(rule, settings.whole("k", 1, 1_000_000)), sampling)
                : new Queries(page.name(), RetrievalMeasure.of(rule), sampling);
    }

    private static Kind cut(String name, RetrievalRule rule, String title, String formula, String origin) {
        List<MetricOption> options = new ArrayList<>();
        options.add(MetricOption.whole("k", 10, "Documents that count, 1 to 1000000; the number in the "
                + "name."));
        return new Kind(rule, page(name + MetricPage.CUT, title, formula, origin, options));
    }

    private static Kind whole(String name, RetrievalRule rule, String title, String formula, String origin) {
        return new Kind(rule, page(name, title, formula, origin, List.of()));
    }

    private static MetricPage page(String name, String title, String formula, String origin,
            List<MetricOption> options) {
        return new MetricPage(name, title, formula, Range.of(0, 1, "higher is better"), origin,
                MetricPage.Input.RANKING,
                options);
    }

    private static final class Queries implements Measuring.OverRanking {

        private final String name;
        private final RetrievalMeasure measure;
        private final Sampling sampling;
        private final MeanOfRows mean;
        private long missing;
        private double last;

        Queries(String name, RetrievalMeasure measure, Sampling sampling) {
            this.name = name;
            this.measure = measure;
            this.mean = measure.rule() == RetrievalRule.SUCCESS ? MeanOfRows.ofShares()
                    : MeanOfRows.ofGrades();
            this.sampling = sampling;
        }

        @Override
        public double of(RankedQuery query) {
            return measure.of(query);
        }

        @Override
        public void add(double value) {
            last = value;
            mean.add(value);
        }

        @Override
        public void addMissing() {
            last = 0;
            mean.add(0);
            missing++;
        }

        @Override
        public Fields row() {
            return Fields.EMPTY.with(name, Value.of(last));
        }

        @Override
        public Total end() {
            Total total = mean.end(name, sampling, "");
            return missing == 0 ? total : total.with("queries_without_documents", Value.of(missing));
        }
    }
}
