package dev.touchstone.metrics.text.ter;

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
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoldenTerTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void sentencesAndCorporaScoreAsInTheReference() throws IOException {
        for (Fields one : Golden.cases("ter.json")) {
            Fields params = section(one, "params");
            Ter ter = Ter.of(new TerSettings(flag(params, "normalized"), flag(params, "no_punct"),
                    flag(params, "asian_support"), flag(params, "case_sensitive")));
            Fields input = section(one, "input");
            TerCounts counts = text(one, "level").equals("sentence")
                    ? ter.sentence(text(input, "hyp"), texts(input, "refs"))
                    : corpus(ter.corpus(), texts(input, "hyps"), textLists(input, "refs"));
            Fields expected = section(one, "expected");
            String id = text(one, "id");
            assertThat(counts.score()).as(id).isCloseTo(number(expected, "score"), TOLERANCE);
            assertThat(counts.edits()).as(id).isEqualTo((long) number(expected, "num_edits"));
            assertThat(counts.referenceLength()).as(id).isCloseTo(number(expected, "ref_length"), TOLERANCE);
        }
    }

    private static TerCounts corpus(TerCorpus corpus, List<@Nullable String> hypotheses,
            List<List<@Nullable String>> streams) {
        for (int i = 0; i < hypotheses.size(); i++) {
            List<@Nullable String> references = new ArrayList<>();
            for (List<@Nullable String> stream : streams) {
                references.add(stream.get(i));
            }
            corpus.add(hypotheses.get(i), references);
        }
        return corpus.counts();
    }
}
