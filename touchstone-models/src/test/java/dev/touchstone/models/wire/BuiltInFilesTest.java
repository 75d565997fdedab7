package dev.touchstone.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.catalog.ModelCatalog;
import dev.touchstone.models.catalog.ModelEntry;
import dev.touchstone.models.catalog.ModelOverrides;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInFilesTest {

    @TempDir
    private Path home;

    @Test
    void eachBackEndTakesTheKeysOfItsFilesAndNoMisspeltOne() {
        ModelCatalog catalog = new ModelCatalog(List.of(), home);
        for (ModelEntry entry : catalog.list()) {
            ModelSpec model = catalog.resolve(entry.name(), ModelOverrides.NONE).spec();
            Optional<WireForm> form = WireForms.find(model.backend());
            if (form.isPresent()) {
                ServiceSettings settings = ServiceSettings.read(model, Map.of(), form.get());
                assertThat(settings.retries()).as(entry.name()).isEqualTo(8);
                ModelSpec misspelt = model.withSettings(model.settings().with("strem", Value.of(true)));
                assertThatThrownBy(() -> ServiceSettings.read(misspelt, Map.of(), form.get()))
                        .as(entry.name()).hasMessageContaining("did you mean 'stream'");
            }
        }
    }

    @Test
    void addressesEndAsEachServersPathsBegin() {
        assertThat(url("tgi", "http://h:1/generate_stream/")).isEqualTo("http://h:1");
        assertThat(url("mindie", "h:1/infer")).isEqualTo("http://h:1");
        assertThat(url("triton", "http://h:1/v2")).isEqualTo("http://h:1");
        assertThat(url("ollama_chat", "http://h:1/api/chat")).isEqualTo("http://h:1");
        assertThat(url("ollama_generate", "http://h:1/base/api")).isEqualTo("http://h:1/base");
        assertThat(url("anthropic", "https://h")).isEqualTo("https://h/v1");
        assertThat(url("anthropic", "https://h/v1/messages")).isEqualTo("https://h/v1");
        assertThat(url("qianfan_chat", "https://h")).isEqualTo("https://h/v2");
        assertThat(url("qianfan_chat", "https://h/v2/chat/completions")).isEqualTo("https://h/v2");
        assertThat(url("openai_chat", "https://h")).isEqualTo("https://h/v1");
    }

    private String url(String backend, String url) {
        ModelSpec model = new ModelCatalog(List.of(), home).resolve(backend, ModelOverrides.NONE).spec();
        return ServiceSettings.read(model.withSettings(model.settings().with("url", Value.of(url))), Map.of(),
                WireForms.find(backend).orElseThrow()).options().url().toString();
    }
}
