package dev.touchstone.score.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricCatalogTest {

    private final MetricCatalog catalog = new MetricCatalog();

    @Test
    void everyMetricExplainsItself() {
        assertThat(catalog.pages()).hasSizeGreaterThan(40).allSatisfy(page -> {
            assertThat(page.name()).matches("[a-z][a-z0-9_]*(@k)?");
            for (String text : List.of(page.title(), page.formula(), page.range().text(), page.origin())) {
                assertThat(text).as(page.name()).isNotBlank().doesNotContain("\n");
            }
            assertThat(page.options()).as(page.name()).allSatisfy(option -> {
                assertThat(option.name()).matches("[a-z]+(-[a-z]+)*");
                assertThat(option.meaning()).as(page.name()).endsWith(".");
            });
        });
    }

    @Test
    void everyMetricBeginsWithItsDefaults() {
        for (MetricPage page : catalog.pages()) {
            String name = page.name().replace("@k", "@10");
            assertThat(begin(name, Map.of())).as(name).containsOnlyKeys(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndcg@10", "ndcg_cut_10", "P_5", "P@5", "precision@5", "recall_100", "recip_rank",
            "Rprec",
        "map_cut_10", "success_1", "pass@8", "pass^2", "maj@4", "g_pass@4", "mg_pass@4", "f1@3"})
    void otherToolsNamesAreUnderstood(String name) {
        assertThat(begin(name, Map.of())).containsOnlyKeys(name);
    }

    @Test
    void whatIsNotKnownIsRefusedWithWhatIs() {
        refused("bleus", Map.of(), "did you mean 'bleu'");
        refused("ndcg@k", Map.of(), "such as ndcg@10");
        refused("p", Map.of(), "such as p@10");
        refused("bleu@3", Map.of(), "no metric 'bleu@3'");
        refused("bleu", Map.of("average", "macro"), "--average is not an option of bleu");
        refused("bleu", Map.of("tokenize", "klingon"), "one of 13a, intl, zh, char, none");
        refused("bleu", Map.of("smooth-value", "1"), "only with --smooth-method floor or add-k");
        refused("bleu", Map.of("max-ngram-order", "17"), "1 to 16");
        refused("rouge", Map.of("rouge-types", "rouge0"), "rouge1 to rouge9");
        refused("percentile", Map.of("percentiles", "50,101"), "from 0.0 to 100.0");
        refused("percentile", Map.of("percentiles", "NaN"), "numbers apart by commas");
        refused("g_pass@2", Map.of("tau", "0"), "above 0");
        refused("mg_pass@1", Map.of(), "from 2 to");
    }

    private Map<String, Measuring> begin(String name, Map<String, String> options) {
        return catalog.begin(List.of(name), options, Sampling.USUALLY);
    }

    private void refused(String name, Map<String, String> options, String message) {
        assertThatThrownBy(() -> begin(name, options)).isInstanceOfSatisfying(TouchstoneException.class,
                refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.COMMAND_INVALID);
            assertThat(refusal).hasMessageContaining(message);
        });
    }
}
