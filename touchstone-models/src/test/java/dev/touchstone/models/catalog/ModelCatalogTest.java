package dev.touchstone.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.models.catalog.Setting.Source;
import dev.touchstone.models.wire.WireForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCatalogTest {

    @TempDir
    private Path folder;

    private Path home;
    private Path configs;
    private ModelCatalog catalog;

    @BeforeEach
    void open() throws IOException {
        home = folder.resolve("home");
        configs = Files.createDirectories(folder.resolve("configs"));
        catalog = new ModelCatalog(List.of(configs), home);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(configs.resolve("models/deep"));
        Files.writeString(configs.resolve("models/deep").resolve(name + ".yaml"), text);
    }

    private static ModelOverrides url(String url) {
        return new ModelOverrides(
                new ModelOverrides.Endpoint(Optional.of(url), Optional.of("m"), Optional.of("KEY"), Map.of(),
                        Optional.empty(), Optional.empty()),
                new ModelOverrides.Load(OptionalInt.of(7), OptionalDouble.empty(), Optional.empty(),
                        OptionalInt.of(3), Optional.of(true)),
                new ModelOverrides.Sampling(OptionalInt.of(99), OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                        OptionalLong.of(42)),
                ModelOverrides.NONE.spending());
    }

    @Test
    void everyBuiltInFileIsListedAndResolves() throws IOException {
        try (Stream<Path> resources = Files.list(Path.of("src/main/resources/models"))) {
            assertThat(resources.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted())
                    .isEqualTo(BuiltInModels.NAMES);
        }
        assertThat(catalog.list()).allSatisfy(entry -> {
            assertThat(entry.file()).exists().startsWith(home);
            assertThat(catalog.resolve(entry.name(), ModelOverrides.NONE).spec().abbr()).doesNotContain("_");
        });
    }

    @Test
    void aBuiltInFileKeepsAisBenchsNamesAndValues() {
        ResolvedModel model = catalog.resolve("vllm_api_stream_chat", ModelOverrides.NONE);

        assertThat(model.spec().abbr()).isEqualTo("vllm-api-stream-chat");
        assertThat(model.spec().backend()).isEqualTo("openai_chat");
        assertThat(model.spec().settings().findFlag("stream")).contains(true);
        assertThat(model.spec().generation().names()).containsExactly("temperature");
        assertThat(model.spec().maxOutputTokens()).hasValue(512);
    }

    @ParameterizedTest
    @CsvSource({"mindie_stream_api_general, mindie, true", "tgi_api_general, tgi, false",
        "tgi_stream_api_general, tgi, true", "triton_api_general, triton, false",
        "triton_stream_api_general, triton, true", "vllm_api_old, vllm_generate, false"})
    void filesOfOtherServersKeepAisBenchsNamesToo(String name, String backend, boolean stream) {
        ModelSpec spec = catalog.resolve(name, ModelOverrides.NONE).spec();

        assertThat(spec.abbr()).isEqualTo(name.replace('_', '-'));
        assertThat(spec.backend()).isEqualTo(backend);
        assertThat(spec.settings().findFlag("stream")).contains(stream);
    }

    @Test
    void aisBenchsClassesAndWordsForOtherServersAreKnown() throws IOException {
        write("mindie_own", "type: MindieStreamApi\n");
        write("triton_own", "type: ais_bench.models.TritonCustomAPIStream\nmodel: ''\nmodel_name: m7\n");

        assertThat(catalog.resolve("mindie_own", ModelOverrides.NONE).spec().settings().findFlag("stream"))
                .contains(true);
        assertThat(catalog.resolve("triton_own", ModelOverrides.NONE).spec().model()).isEqualTo("m7");
    }

    @Test
    void everyBackEndWithAServerHasAFileOfItsNameThatTakesAnAddress() {
        for (String backend : WireForms.names()) {
            ModelSpec spec = catalog.resolve(backend, url("http://host:1")).spec();
            assertThat(spec.backend()).isEqualTo(backend);
            assertThat(spec.settings().findText("url")).contains("http://host:1");
        }
    }

    @Test
    void aisBenchsLocalClassesAreBackEndsOfTheirNames() throws IOException {
        assertThat(catalog.resolve("hf_chat_model", ModelOverrides.NONE).spec().backend())
                .isEqualTo("hf_chat_model");
        assertThat(catalog.resolve("hf_causal_lm", ModelOverrides.NONE).spec().backend())
                .isEqualTo("hf_base_model");
        write("mine", """
                attr: local
                type: ais_bench.benchmark.models.HuggingFacewithChatTemplate
                path: THUDM/chatglm-6b
                model_kwargs: {device_map: npu}
                run_cfg: {num_gpus: 1, num_procs: 1}
                max_out_len: 100
                batch_size: 2
                generation_kwargs: {temperature: 0.5, top_k: 10, do_sample: true, seed: null}
                """);
        ResolvedModel mine = catalog.resolve("mine", ModelOverrides.NONE);
        assertThat(mine.spec().backend()).isEqualTo("hf_chat_model");
        assertThat(mine.spec().concurrency()).isEqualTo(2);
        assertThat(mine.settings()).extracting(Setting::name).contains("path")
                .doesNotContain("tokenizer_kwargs");
    }

    @Test
    void theCommandLineWinsAndSaysSo() {
        ResolvedModel model = catalog.resolve("openai_chat", url("http://host:1/v1"));

        assertThat(model.spec().concurrency()).isEqualTo(7);
        assertThat(model.spec().model()).isEqualTo("m");
        assertThat(model.spec().settings().findText("url")).contains("http://host:1/v1");
        assertThat(model.settings()).contains(
                new Setting("url", "http://host:1/v1", Source.COMMAND_LINE),
                new Setting("concurrency", "7", Source.COMMAND_LINE),
                new Setting("retry", "3", Source.COMMAND_LINE),
                new Setting("timeout_s", "600", Source.DEFAULT),
                new Setting("temperature", "0.5", Source.COMMAND_LINE));
    }

    @Test
    void settingsThatChangeNothingAreNotNamed() {
        assertThat(catalog.resolve("vllm_api_general_chat", ModelOverrides.NONE).settings())
                .extracting(Setting::name).contains("host_ip", "host_port")
                .doesNotContain("verbose", "trust_remote_code", "pred_postprocessor");
        assertThat(catalog.resolve("vllm_api_general_chat", url("http://host:1/v1")).settings())
                .extracting(Setting::name).contains("url")
                .doesNotContain("host_ip", "host_port", "enable_ssl");
        assertThat(catalog.resolve("replay", ModelOverrides.NONE).settings())
                .extracting(Setting::name).doesNotContain("model");
    }

    @Test
    void numReturnSequencesIsTheNumberOfRepeatsAndNeverSent() throws IOException {
        write("mine", """
                backend: openai_chat
                max_out_len: 10
                generation_kwargs: {temperature: 0.1, top_k: 5, num_return_sequences: 4}
                """);

        ResolvedModel plain = catalog.resolve("mine", ModelOverrides.NONE);
        assertThat(plain.spec().repeats()).hasValue(4);
        assertThat(plain.spec().maxOutputTokens()).hasValue(10);
        assertThat(plain.spec().generation().names()).containsExactly("temperature", "top_k");

        ResolvedModel commanded = catalog.resolve("mine", url("http://h/v1"));
        assertThat(commanded.commandLine().maxOutLen()).hasValue(99);
        assertThat(commanded.commandLine().generation().findNumber("temperature")).hasValueSatisfying(
                temperature -> assertThat(temperature).isEqualByComparingTo("0.5"));
    }

    @Test
    void aUsersFileIsFoundBeforeTheBuiltInOne() throws IOException {
        write("openai_chat", "backend: openai_chat\nabbr: mine\n");

        assertThat(catalog.find("openai_chat")).hasSize(2);
        assertThat(catalog.resolve("openai_chat", ModelOverrides.NONE).spec().abbr()).isEqualTo("mine");
    }

    @Test
    void anEditedBuiltInFileIsKeptAndAGoneOneComesBack() throws IOException {
        Path chat = catalog.entry("openai_chat").file();
        Path replay = catalog.entry("replay").file();
        Files.writeString(chat, "backend: openai_chat\nabbr: edited\n");
        Files.delete(replay);

        ModelCatalog again = new ModelCatalog(List.of(), home);

        assertThat(again.resolve("openai_chat", ModelOverrides.NONE).spec().abbr()).isEqualTo("edited");
        assertThat(replay).exists();
    }

    @Test
    void anUnpackingThatWasKilledIsFinishedByTheNext() throws IOException {
        Path models = catalog.entry("replay").file().getParent();
        Files.delete(models.resolve(".unpacked"));
        Files.delete(models.resolve("smollm2.yaml"));
        Files.writeString(models.resolve(".unpacking123.tmp"), "backend: openai_ch");

        ModelCatalog again = new ModelCatalog(List.of(), home);

        assertThat(again.list()).extracting(ModelEntry::name).isEqualTo(BuiltInModels.NAMES);
        assertThat(again.resolve("smollm2", ModelOverrides.NONE).spec().backend()).isEqualTo("embedded");
        assertThat(models.resolve(".unpacked")).exists();
    }

    @Test
    void anEjectedFileIsReadInsteadAndNeverOverwritten() {
        Path copy = catalog.eject("smollm2", configs);

        assertThat(catalog.entry("smollm2").file()).isEqualTo(copy);
        assertThatThrownBy(() -> catalog.eject("smollm2", configs)).hasMessageContaining("is there already");
    }

    @Test
    void aNearNameIsSuggested() {
        assertThatThrownBy(() -> catalog.entry("vllm_api_general_chatt"))
                .hasMessageContaining("did you mean 'vllm_api_general_chat'")
                .extracting(error -> ((TouchstoneException) error).code())
                .isEqualTo(ErrorCode.CONFIG_NOT_FOUND);
    }

    @Test
    void writtenOutSecretsAreRefusedWithoutBeingRepeated() throws IOException {
        write("key", "backend: openai_chat\napi_key: sk-verysecret\n");
        write("header", "backend: openai_chat\nheaders: {X-Api-Key: sk-verysecret}\n");
        write("proxy", "backend: openai_chat\nproxy: http://me:sk-verysecret@proxy:3128\n");
        write("query", "backend: openai_chat\nurl: http://h/v1?api-key=sk-verysecret\n");
        write("good", "backend: openai_chat\napi_key: ${env:KEY}\nheaders: {X-Team: blue}\n");

        for (String name : List.of("key", "header", "proxy", "query")) {
            assertThatThrownBy(() -> catalog.resolve(name, ModelOverrides.NONE))
                    .hasMessageContaining("${env:NAME}")
                    .hasMessageNotContaining("verysecret");
        }
        ResolvedModel good = catalog.resolve("good", ModelOverrides.NONE);
        assertThat(good.settings()).contains(new Setting("api_key", "${env:KEY}", Source.MODEL_FILE),
                new Setting("headers", "X-Team: ***", Source.MODEL_FILE));
    }

    @Test
    void valuesOfABuiltInFileAreDefaultsUntilSomebodyEditsIt() throws IOException {
        assertThat(catalog.resolve("openai_chat", ModelOverrides.NONE).settings())
                .extracting(Setting::source).containsOnly(Source.DEFAULT);
        Path file = catalog.entry("openai_chat").file();
        Files.writeString(file, Files.readString(file).replace("retry: 8", "retry: 9"));

        assertThat(catalog.resolve("openai_chat", ModelOverrides.NONE).settings())
                .contains(new Setting("retry", "9", Source.MODEL_FILE));
    }

    @Test
    void aSecretOfTheCommandLineIsRefusedNamingTheOption() {
        var none = ModelOverrides.NONE;
        for (var endpoint : Map.of(
                "--header 'X-Api-Key'", endpoint("http://h", Map.of("X-Api-Key", "sk-verysecret"), "none"),
                "--url", endpoint("http://h/v1?api-key=sk-verysecret", Map.of(), "none"),
                "--proxy", endpoint("http://h", Map.of(), "http://me:sk-verysecret@p:1")).entrySet()) {
            assertThatThrownBy(() -> catalog.resolve("openai_chat", new ModelOverrides(endpoint.getValue(),
                    none.load(), none.sampling(), none.spending())))
                    .hasMessageStartingWith(endpoint.getKey() + " holds a secret")
                    .hasMessageNotContaining("openai_chat.yaml").hasMessageNotContaining("verysecret");
        }
    }

    private static ModelOverrides.Endpoint endpoint(String url, Map<String, String> headers, String proxy) {
        return new ModelOverrides.Endpoint(Optional.of(url), Optional.empty(), Optional.empty(), headers,
                Optional.empty(), Optional.of(proxy));
    }

    @Test
    void anEmptyAddressIsRefused() {
        assertThatThrownBy(() -> catalog.resolve("openai_chat", url(" "))).hasMessageContaining("--url")
                .extracting(error -> ((TouchstoneException) error).code())
                .isEqualTo(ErrorCode.CONFIG_INVALID_VALUE);
    }

    @Test
    void anAddressForAModelWithoutOneIsRefused() {
        assertThatThrownBy(() -> catalog.resolve("smollm2", url("http://h/v1")))
                .hasMessageContaining("has no address");
    }

    @Test
    void truncatedAlteredAndHostileFilesAreRefusedWithTheirPlace() throws IOException {
        write("truncated", "backend: openai_chat\ngeneration_kwargs: {temperature: 0.");
        write("altered", "backend: openai_chat\nmax_out_len: many\n");
        write("hostile",
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                        + "c: !!javax.script.ScriptEngine [x]\n");
        write("foreign", "type: VitaCustomAPI\n");

        assertThatThrownBy(() -> catalog.resolve("truncated", ModelOverrides.NONE))
                .hasMessageContaining("truncated.yaml");
        assertThatThrownBy(() -> catalog.resolve("altered", ModelOverrides.NONE))
                .hasMessageContaining("altered.yaml:2");
        assertThatThrownBy(() -> catalog.resolve("hostile", ModelOverrides.NONE))
                .isInstanceOf(TouchstoneException.class);
        assertThatThrownBy(() -> catalog.resolve("foreign", ModelOverrides.NONE))
                .hasMessageContaining("VLLMCustomAPIChat");
    }
}
