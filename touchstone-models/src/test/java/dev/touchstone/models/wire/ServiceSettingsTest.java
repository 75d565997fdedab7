package dev.touchstone.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.openai.ChatFactory;
import dev.touchstone.models.testing.Specs;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {

    private static ServiceSettings read(Object... settings) {
        return ServiceSettings.read(Specs.model("openai_chat", "", 1, settings), Map.of("KEY", "k-123456"),
                new ChatFactory());
    }

    @Test
    void hostAndPortStandInForAMissingUrl() {
        assertThat(read().options().url().toString()).isEqualTo("http://localhost:8080/v1");
        assertThat(read("host_ip", "10.1.2.3", "host_port", 9000, "enable_ssl", true).options().url()
                .toString())
                .isEqualTo("https://10.1.2.3:9000/v1");
    }

    @Test
    void theDefaultsAreEightMoreTriesOfTenMinutes() {
        assertThat(read().retries()).isEqualTo(8);
        assertThat(read().timeLimit()).isEqualTo(Duration.ofMinutes(10));
        assertThat(read().stream()).isFalse();
    }

    @Test
    void keysAreResolvedFromTheEnvironmentAndFiles() {
        assertThat(read("api_key", "${env:KEY}").options().headers().get("Authorization").value())
                .isEqualTo("Bearer k-123456");
        assertThat(read("headers", new Fields(Map.of("X-Team", Value.of("a ${env:KEY}")))).options().headers()
                .get("X-Team").value()).isEqualTo("a k-123456");
        assertThatThrownBy(() -> read("api_key", "${file:/no/such}")).hasMessageContaining("/no/such");
    }

    @Test
    void noKeyShowsInTheSettings() {
        assertThat(read("api_key_env", "KEY").toString()).doesNotContain("k-123456");
    }

    @Test
    void aMisspeltKeyNamesTheNearOneAlsoWhereTheCatalogueReadsIt() {
        assertThatThrownBy(() -> read("batch_sise", 3)).hasMessageContaining(
                "unknown key 'batch_sise', did you mean 'batch_size'?");
    }

    @Test
    void aHeaderThatWouldSplitTheRequestIsRefused() {
        assertThatThrownBy(() -> read("headers", new Fields(Map.of("X", Value.of("a\r\nEvil: b")))))
                .hasMessageContaining("cannot carry");
        assertThatThrownBy(() -> read("headers", new Fields(Map.of("X: y", Value.of("a")))))
                .hasMessageContaining("cannot carry");
    }

    @Test
    void unknownAndUnsupportedKeysAreRefused() {
        assertThatThrownBy(() -> read("retri", 3)).hasMessageContaining("did you mean 'retry'");
        assertThatThrownBy(() -> read("use_timestamp", true)).hasMessageContaining("use_timestamp");
        assertThat(read("use_timestamp", false, "path", "", "verbose", true).retries()).isEqualTo(8);
    }

    @Test
    void aLimitOfCostNeedsPrices() {
        assertThatThrownBy(() -> read("max_cost", 5)).hasMessageContaining("input_per_million");
        Fields price =
                new Fields(Map.of("input_per_million", Value.of(1), "output_per_million", Value.of(2)));
        assertThat(read("max_cost", 5, "price", price).budget().limited()).isTrue();
    }
}
