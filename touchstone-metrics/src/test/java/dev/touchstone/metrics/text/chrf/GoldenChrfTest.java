package dev.touchstone.metrics.text.chrf;

import static dev.touchstone.metrics.Golden.flag;
import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.section;
import static dev.touchstone.metrics.Golden.text;
import static dev.touchstone.metrics.Golden.textLists;
import static dev.touchstone.metrics.Golden.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoldenChrfTest {

    @Test
    void sentencesAndCorporaScoreAsInTheReference() throws IOException {
        for (Fields one : Golden.cases("chrf.json")) {
            Chrf chrf = Chrf.of(settings(section(one, "params")));
            Fields input = section(one, "input");
            double score = text(one, "level").equals("sentence")
                    ? chrf.sentence(text(input, "hyp"), texts(input, "refs"))
                    : corpus(chrf.corpus(), texts(input, "hyps"), textLists(input, "refs"));
            assertThat(score).as(text(one, "id"))
                    .isCloseTo(number(section(one, "expected"), "score"), within(1e-9));
        }
    }

    private static double corpus(ChrfCorpus corpus, List<@Nullable String> hypotheses,
            List<List<@Nullable String>> streams) {
        for (int i = 0; i < hypotheses.size(); i++) {
            List<@Nullable String> references = new ArrayList<>();
            for (List<@Nullable String> stream : streams) {
                references.add(stream.get(i));
            }
            corpus.add(hypotheses.get(i), references);
        }
        return corpus.score();
    }

    private static ChrfSettings settings(Fields params) {
        return new ChrfSettings((int) number(params, "char_order"), (int) number(params, "word_order"),
                (int) number(params, "beta"), flag(params, "lowercase"), flag(params, "whitespace"),
                flag(params, "eps_smoothing"));
    }
}
