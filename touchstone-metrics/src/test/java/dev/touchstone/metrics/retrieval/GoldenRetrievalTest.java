package dev.touchstone.metrics.retrieval;

import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.section;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoldenRetrievalTest {

    @Test
    void measuresAgreeWithTheReference() throws IOException {
        for (Fields one : Golden.cases("retrieval.json")) {
            Fields qrels = section(section(one, "input"), "qrels");
            Fields scores = section(section(one, "input"), "run_scores");
            Map<String, Integer> judgements = new LinkedHashMap<>();
            qrels.names().forEach(document -> judgements.put(document, (int) number(qrels, document)));
            Map<String, Double> run = new LinkedHashMap<>();
            scores.names().forEach(document -> run.put(document, number(scores, document)));
            RankedQuery query = QueryRanker.rank(judgements, run);
            Fields expected = section(one, "expected");
            for (String name : expected.names()) {
                // the file allows 1e-6; the rules reproduce it to the last bits
                assertThat(RetrievalMeasure.named(name).of(query)).as("%s of %s", name, one.findText("id"))
                        .isCloseTo(number(expected, name), within(1e-12));
            }
        }
    }
}
