package dev.touchstone.models.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.FetchedByName;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {

    private static final String HOME = "nobody-s-home";

    @TempDir
    private Path folder;

    @BeforeEach
    void aModel() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Files.writeString(folder.resolve("model.safetensors"), "x".repeat(2_000));
    }

    private static String identify(Path path, Object... more) {
        Object[] settings = new Object[more.length + 2];
        settings[0] = "path";
        settings[1] = path;
        System.arraycopy(more, 0, settings, 2, more.length);
        return Weights.identify(
                LocalSettings.read(LocalSpecs.model(Engine.BASE, 1, settings), Engine.BASE, path),
                HubCache.of(Map.of(), Path.of(HOME)));
    }

    private void refused(ErrorCode code, String words) {
        assertThatThrownBy(() -> identify(folder))
                .isInstanceOfSatisfying(TouchstoneException.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(failed).hasMessageContaining(words);
        });
    }

    @Test
    void theNameFollowsTheFilesAndNotTheirPlace() throws IOException {
        String name = identify(folder);
        assertThat(name).startsWith(folder.getFileName() + "@").isEqualTo(identify(folder));
        Files.writeString(folder.resolve("generation_config.json"), "{\"temperature\": 0.6}");
        assertThat(identify(folder)).isNotEqualTo(name);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> identify(folder.resolve("nowhere")))
                .hasMessageContaining("there is nothing at")
                .hasMessageContaining("--model-path");
    }

    @Test
    void aNameThatBeginsWithAFolderHereIsATypingErrorUnlessTransformersHoldsIt() throws IOException {
        LocalSettings settings = LocalSettings.read(LocalSpecs.model(Engine.BASE, 1, "path", "src/small"),
                Engine.BASE, folder);
        assertThatThrownBy(() -> Weights.identify(settings, HubCache.of(Map.of(), folder)))
                .isInstanceOfSatisfying(TouchstoneException.class, failed ->
                        assertThat(failed.code()).isEqualTo(ErrorCode.MODEL_FILE_NOT_FOUND))
                .hasMessageContaining("there is nothing at");
        for (HubCache cache : List.of(HubCache.of(Map.of(), folder),
                HubCache.of(Map.of("HF_HOME", folder.resolve("hf").toString()), folder),
                HubCache.of(Map.of("HF_HUB_CACHE", folder.resolve("hub").toString()), folder))) {
            Files.createDirectories(cache.folders().getFirst().resolve("models--src--small"));
            assertThat(Weights.identify(settings, cache)).isEqualTo("src/small");
        }
        LocalSettings elsewhere = LocalSettings.read(LocalSpecs.model(Engine.BASE, 1, "path", "src/other",
                "model_kwargs", Fields.EMPTY.with("cache_dir", Value.of("/c"))), Engine.BASE, folder);
        assertThat(Weights.identify(elsewhere, HubCache.of(Map.of(), folder))).isEqualTo("src/other");
    }

    @Test
    void aNameThatIsNoPlaceHereIsLeftToTransformersWhichMayFetchIt() {
        LocalSettings settings = LocalSettings.read(LocalSpecs.model(Engine.BASE, 1, "path", "owner/small"),
                Engine.BASE, folder);
        assertThat(Weights.identify(settings, HubCache.of(Map.of(), folder))).isEqualTo("owner/small");
    }

    @Test
    void aNameMayHaveBeenMeantAsAFolderUnlessAModelOfItIsHere() throws IOException {
        LocalSettings named = LocalSettings.read(LocalSpecs.model(Engine.BASE, 1, "path", "no-such-model"),
                Engine.BASE, folder);
        HubCache cache = new HubCache(List.of(folder.resolve("hub")));
        assertThat(Weights.fetchedByName(named, cache)).contains(new FetchedByName("no-such-model",
                Path.of("no-such-model").toAbsolutePath()));
        Files.createDirectories(folder.resolve("hub/models--no-such-model"));
        assertThat(Weights.fetchedByName(named, cache)).isEmpty();
        LocalSettings here = LocalSettings.read(LocalSpecs.model(Engine.BASE, 1, "path", folder),
                Engine.BASE, folder);
        assertThat(Weights.fetchedByName(here, cache)).isEmpty();
    }

    @Test
    void missingPartsAreNamed() throws IOException {
        Files.delete(folder.resolve("tokenizer.json"));
        refused(ErrorCode.MODEL_FILE_NOT_FOUND, "holds no tokenizer");
        Files.delete(folder.resolve("model.safetensors"));
        refused(ErrorCode.MODEL_FILE_NOT_FOUND, "holds no weights");
        Files.delete(folder.resolve("config.json"));
        refused(ErrorCode.MODEL_FILE_NOT_FOUND, "holds no config.json");
    }

    @Test
    void missingShardsAreNamed() throws IOException {
        Files.writeString(folder.resolve("model.safetensors.index.json"),
                "{\"weight_map\": {\"a\": \"model.safetensors\", \"b\": \"model-2.safetensors\"}}");
        refused(ErrorCode.MODEL_FILE_NOT_FOUND, "model-2.safetensors");
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\": ");
        refused(ErrorCode.MODEL_FILE_INVALID, "is not valid JSON");
    }

    @Test
    void aPointerOfGitLfsIsNoWeights() throws IOException {
        Files.writeString(folder.resolve("model.safetensors"),
                "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n");
        refused(ErrorCode.MODEL_FILE_INVALID, "git lfs pull");
    }

    @Test
    void aFileThatIsNoGgufIsRefused() {
        assertThatThrownBy(() -> identify(folder.resolve("config.json"))).hasMessageContaining("no .gguf");
    }
}
