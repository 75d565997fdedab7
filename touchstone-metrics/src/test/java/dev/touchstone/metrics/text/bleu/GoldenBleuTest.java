package dev.touchstone.metrics.text.bleu;

import static dev.touchstone.metrics.Golden.flag;
import static dev.touchstone.metrics.Golden.number;
import static dev.touchstone.metrics.Golden.numbers;
import static dev.touchstone.metrics.Golden.section;
import static dev.touchstone.metrics.Golden.text;
import static dev.touchstone.metrics.Golden.textLists;
import static dev.touchstone.metrics.Golden.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.Golden;
import dev.touchstone.metrics.stats.HalfEven;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoldenBleuTest {

    private static final Offset<Double> TOLERANCE = within(1e-9);

    @Test
    void tokensAreThoseOfTheReference() throws IOException {
        for (Fields one : Golden.cases("bleu_tokenizers.json")) {
            for (BleuTokenizer tokenizer : BleuTokenizer.values()) {
                assertThat(tokenizer.tokenize(text(one, "input"))).as("%s %s", text(one, "id"), tokenizer)
                        .isEqualTo(text(section(one, "expected"), tokenizer.signature()));
            }
        }
    }

    @Test
    void sentencesScoreAsInTheReference() throws IOException {
        for (Fields one : Golden.cases("bleu_sentence.json")) {
            Fields params = section(one, "params");
            Bleu bleu = Bleu.of(settings(params, flag(params, "effective_order")));
            Fields input = section(one, "input");
            check(one, bleu.sentence(text(input, "hyp"), texts(input, "refs")));
        }
    }

    @Test
    void corporaScoreAsInTheReference() throws IOException {
        Fields document = Golden.document("bleu_corpus.json");
        Fields corpora = section(section(document, "meta"), "corpora");
        for (Fields one : Golden.cases("bleu_corpus.json")) {
            BleuCorpus corpus = Bleu.of(settings(section(one, "params"), false)).corpus();
            Fields texts = section(corpora, text(section(one, "input"), "group"));
            List<@Nullable String> hypotheses = texts(texts, "hyps");
            List<List<@Nullable String>> streams = textLists(texts, "refs");
            for (int i = 0; i < hypotheses.size(); i++) {
                List<@Nullable String> references = new ArrayList<>();
                for (List<@Nullable String> stream : streams) {
                    references.add(stream.get(i));
                }
                corpus.add(hypotheses.get(i), references);
            }
            check(one, corpus.score());
        }
    }

    @Test
    void piecesOfTokensScoreAndRoundAsInTheReference() throws IOException {
        for (Fields one : Golden.cases("seed_a_bleu.json")) {
            Fields input = section(one, "input");
            for (BleuTokenizer tokenizer : BleuTokenizer.values()) {
                Bleu bleu = Bleu.of(BleuSettings.corpus().with(tokenizer));
                double score = bleu.sentence(text(input, "output"), List.of(text(input, "baseline"))).score();
                Fields expected = section(section(one, "expected"), tokenizer.signature());
                assertThat(score).as(text(one, "id")).isCloseTo(number(expected, "score"), TOLERANCE);
                assertThat(HalfEven.round(score / 100, 2)).isEqualTo(number(expected, "metric_value"));
            }
        }
    }

    private static void check(Fields one, BleuScore score) {
        Fields expected = section(one, "expected");
        String id = text(one, "id");
        assertThat(score.score()).as(id).isCloseTo(number(expected, "score"), TOLERANCE);
        assertThat(score.brevityPenalty()).as(id).isCloseTo(number(expected, "bp"), TOLERANCE);
        assertThat(score.systemLength()).as(id).isEqualTo((long) number(expected, "sys_len"));
        assertThat(score.referenceLength()).as(id).isEqualTo((long) number(expected, "ref_len"));
        checkLists(id, score.precisions(), numbers(expected, "precisions"));
        checkLists(id, score.counts(), numbers(expected, "counts"));
        checkLists(id, score.totals(), numbers(expected, "totals"));
    }

    private static void checkLists(String id, List<Double> values, double[] expected) {
        assertThat(values).as(id).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(values.get(i)).as(id).isCloseTo(expected[i], TOLERANCE);
        }
    }

    private static BleuSettings settings(Fields params, boolean effectiveOrder) {
        BleuTokenizer tokenizer = List.of(BleuTokenizer.values()).stream()
                .filter(one -> one.signature().equals(text(params, "tokenize"))).findFirst().orElseThrow();
        return new BleuSettings(tokenizer, smoothing(params), effectiveOrder, flag(params, "lowercase"),
                (int) number(params, "max_ngram_order"));
    }

    private static Smoothing smoothing(Fields params) {
        boolean given = params.findNumber("smooth_value").isPresent();
        return switch (text(params, "smooth_method")) {
            case "exp" -> new Smoothing.Exponential();
            case "none" -> new Smoothing.Unsmoothed();
            case "floor" -> new Smoothing.Floor(
                    given ? number(params, "smooth_value") : Smoothing.Floor.DEFAULT_VALUE);
            default -> new Smoothing.AddK(
                    given ? number(params, "smooth_value") : Smoothing.AddK.DEFAULT_VALUE);
        };
    }
}
