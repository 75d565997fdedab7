package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.retrieval.QueryRanker;
import dev.touchstone.metrics.retrieval.RankedQuery;
import dev.touchstone.metrics.retrieval.RetrievalMeasure;
import java.util.LinkedHashMap;
import java.util.Map;

/// `retrieval`: trec_eval's measures of one query, by their trec_eval names.
@AutoService(GoldenFamily.class)
public final class RetrievalFamily implements GoldenFamily {

    @Override
    public String name() {
        return "retrieval";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-6, false));
        one.kindIsLabel();
        Map<String, Integer> judgements = new LinkedHashMap<>();
        Fields qrels = one.input().requiredSection("qrels");
        qrels.names().forEach(document -> judgements.put(document, CaseReader.whole(qrels, document)));
        Map<String, Double> scores = new LinkedHashMap<>();
        Fields run = one.input().requiredSection("run_scores");
        run.entries().forEach((document, value) -> scores.put(document, score(document, value)));
        RankedQuery query = QueryRanker.rank(judgements, scores);
        for (String name : one.expected().names()) {
            one.expected().number(name, measure(name).of(query));
        }
        return one.verdict();
    }

    private static double score(String document, Value value) {
        return CaseReader.number("run_scores." + document, value);
    }

    private static RetrievalMeasure measure(String name) throws UnknownKey {
        try {
            return RetrievalMeasure.named(name);
        } catch (IllegalArgumentException unknown) {
            throw new UnknownKey("expected key '%s' (%s)".formatted(name, unknown.getMessage()));
        }
    }
}
