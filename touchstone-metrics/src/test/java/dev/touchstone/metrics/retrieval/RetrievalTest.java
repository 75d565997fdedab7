package dev.touchstone.metrics.retrieval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetrievalTest {

    private static final String EMOJI = "\uD83D\uDE00";
    private static final String WIDE_TILDE = "\uFF5E";

    private static double value(String measure, RankedQuery query) {
        return RetrievalMeasure.named(measure).of(query);
    }

    private static RankedQuery ranked(int... grades) {
        return RankedQuery.of(grades, grades.length, grades);
    }

    @Test
    void aHitAtTheTenthRankScoresATenth() {
        RankedQuery query = ranked(0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(value("recip_rank", query)).isEqualTo(0.1);
        assertThat(value("recip_rank_cut_9", query)).isZero();
        assertThat(value("map", query)).isEqualTo(0.1);
        assertThat(value("ndcg_cut_10", query)).isCloseTo(0.2891, within(5e-5));
        assertThat(value("success_10", query)).isEqualTo(1);
        assertThat(value("success_9", query)).isZero();
    }

    @Test
    void relevantDocumentsThatWereNotFoundCount() {
        RankedQuery query = RankedQuery.of(new int[] {1}, 1, new int[] {1, 1, 1, 1});
        assertThat(value("map", query)).isEqualTo(0.25);
        assertThat(value("recall_10", query)).isEqualTo(0.25);
        assertThat(value("ndcg_cut_10", query)).isCloseTo(0.3904, within(5e-5));
        assertThat(value("P_10", query)).isEqualTo(0.1);
        assertThat(value("f1_10", query)).isCloseTo(2 * 0.1 * 0.25 / 0.35, within(1e-15));
        assertThat(value("num_rel", query)).isEqualTo(4);
        assertThat(value("num_rel_ret", query)).isEqualTo(1);
    }

    @Test
    void equalScoresGoByTheHighestBytesOfTheirIds() {
        Map<String, Double> scores = Map.of(EMOJI, 1.0, WIDE_TILDE, 1.0 + 1e-9, "a", 1.0);
        // as UTF-16 the wide tilde would come first; as a double its score would be higher
        assertThat(value("P_1", QueryRanker.rank(Map.of(EMOJI, 1), scores))).isEqualTo(1);
        assertThat(value("recip_rank", QueryRanker.rank(Map.of(WIDE_TILDE, 1), scores))).isEqualTo(0.5);
        assertThat(value("recip_rank", QueryRanker.rank(Map.of("a", 1), scores)))
                .isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void theGainOfBurgesRewardsHighGradesMore() {
        RankedQuery query = ranked(1, 3);
        double ideal = 7 + 1 / (Math.log(3) / Math.log(2));
        double found = 1 + 7 / (Math.log(3) / Math.log(2));
        assertThat(value("ndcg_burges", query)).isCloseTo(found / ideal, within(1e-15));
        assertThat(value("ndcg_burges_cut_1", query)).isCloseTo(1 / 7.0, within(1e-15));
        assertThat(value("ndcg_cut_1", query)).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void holesAreDocumentsWithoutAGrade() {
        RankedQuery query = RankedQuery.of(new int[] {1, RankedQuery.UNJUDGED, -1, RankedQuery.UNJUDGED}, 4,
                new int[] {1, -1});
        assertThat(value("judged_2", query)).isEqualTo(0.5);
        assertThat(value("judged_100", query)).isEqualTo(0.5);
        assertThat(value("judged_5", RankedQuery.of(new int[0], 0, new int[] {1}))).isZero();
    }

    @Test
    void theIdealOrderIsTheBestAndMeasuresStayInTheirBounds() {
        SplittableRandom random = new SplittableRandom(13);
        for (int round = 0; round < 300; round++) {
            int[] grades = random.ints(random.nextInt(1, 30), -1, 4).toArray();
            RankedQuery query = ranked(grades);
            List<Integer> order = new ArrayList<>();
            for (int grade : grades) {
                order.add(grade);
            }
            order.sort(Collections.reverseOrder());
            RankedQuery ideal = ranked(order.stream().mapToInt(Integer::intValue).toArray());
            for (String name : List.of("P_5", "recall_5", "success_3", "f1_5", "judged_5", "map_cut_5",
                    "ndcg_cut_5",
                    "ndcg_burges_cut_5", "recip_rank_cut_5", "map", "recip_rank", "ndcg", "ndcg_burges",
                            "Rprec",
                    "bpref")) {
                assertThat(value(name, query)).as(name).isBetween(0.0, 1.0);
                assertThat(value(name, query)).as(name).isLessThanOrEqualTo(value(name, ideal) + 1e-12);
                assertThat(RetrievalMeasure.named(name).name()).isEqualTo(name);
            }
            double perfect = value("num_rel", query) > 0 ? 1 : 0;
            assertThat(value("ndcg", ideal)).isEqualTo(perfect);
            assertThat(value("map", ideal)).isCloseTo(perfect, within(1e-12));
        }
    }

    @Test
    void theOrderOfLinesDoesNotMatter() {
        QueryRanker ranker = new QueryRanker();
        List<Integer> documents = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            documents.add(i);
        }
        Random random = new Random(3);
        double first = Double.NaN;
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(documents, random);
            ranker.clear();
            for (int document : documents) {
                ranker.retrieve("d" + document, document % 5);
            }
            Collections.shuffle(documents, random);
            for (int document : documents) {
                ranker.judge("d" + document, document % 3);
            }
            double ndcg = value("ndcg", ranker.rank());
            first = round == 0 ? ndcg : first;
            assertThat(ndcg).isEqualTo(first);
        }
    }

    @Test
    void missingQueriesAreLeftOutOrCountAsNothing() {
        List<RetrievalMeasure> measures = List.of(RetrievalMeasure.named("map"),
                RetrievalMeasure.named("num_ret"));
        RetrievalAccumulator accumulator = new RetrievalAccumulator(measures);
        assertThat(accumulator.overall()).isEmpty();
        assertThat(accumulator.add(ranked(1, 0))).containsExactly(1, 2);
        accumulator.add(ranked(0, 1));
        assertThat(accumulator.overall().orElseThrow()).containsExactly(0.75, 4);
        accumulator.addMissing();
        assertThat(accumulator.overall().orElseThrow()).containsExactly(0.5, 4);
        assertThat(accumulator.queries()).isEqualTo(3);
    }

    @Test
    void badInputIsNamed() {
        Map<String, Integer> judgements = new LinkedHashMap<>(Map.of("d1", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryRanker.rank(judgements, Map.of("d1", Double.NaN)))
                .withMessageContaining("d1").withMessageContaining("NaN");
        QueryRanker ranker = new QueryRanker();
        byte[] line = "q1 d7 1".getBytes(UTF_8);
        ranker.retrieve(line, 3, 5, 1);
        ranker.judge(line, 3, 5, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> ranker.retrieve("d7", 2))
                .withMessageContaining("'d7' is retrieved twice");
        assertThatIllegalArgumentException().isThrownBy(() -> ranker.judge("d7", 2))
                .withMessageContaining("'d7' is judged twice");
        assertThatIllegalArgumentException().isThrownBy(() -> ranker.judge("d8", RankedQuery.UNJUDGED))
                .withMessageContaining("d8");
        assertThatIllegalArgumentException().isThrownBy(() -> RetrievalMeasure.named("ndcg_cut_0"))
                .withMessageContaining("ndcg_cut_K");
        assertThatIllegalArgumentException().isThrownBy(() -> RetrievalMeasure.of(RetrievalRule.PRECISION))
                .withMessageContaining("cutoff");
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrievalAccumulator(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> RankedQuery.of(new int[1], 2, new int[0]));
    }
}
