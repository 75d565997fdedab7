package dev.touchstone.models.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ServedModels;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import dev.touchstone.models.wire.WireForm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ServedModelsIT {

    private static final ScriptedReply NONE = ScriptedReply.json(404, "{\"error\":\"no such path\"}");

    private final List<String> paths = new ArrayList<>();

    /// The models that the server tells, after the one that is asked.
    private List<String> served(WireForm form, String path, Function<ReceivedRequest, ScriptedReply> script) {
        try (FaultServer server = new FaultServer(request -> {
                    paths.add(request.method() + " " + request.path());
                    return script.apply(request);
                });
                Generator generator = form.create(Specs.model(form.name(), "http://127.0.0.1:" + server.port()
                        + path, 1).withModel(""))) {
            List<String> all = new ArrayList<>(List.of(generator.identity()));
            all.addAll(((ServedModels) generator).servedModels());
            return all;
        }
    }

    @Test
    void ollamaIsAskedForItsTags() {
        assertThat(served(new OllamaChat(), "", _ -> ScriptedReply.json(200,
                "{\"models\":[{\"name\":\"a:latest\",\"model\":\"a:latest\"},{\"name\":\"b:1b\"}]}")))
                .containsExactly("a:latest", "a:latest", "b:1b");
        assertThat(paths).containsExactly("GET /api/tags");
    }

    @Test
    void tritonIsAskedForTheIndexOfItsRepository() {
        assertThat(served(new TritonGenerate(), "", request -> {
            assertThat(request.text()).isEqualTo("{}");
            return ScriptedReply.json(200, "[{\"name\":\"a\",\"version\":\"1\",\"state\":\"READY\"}]");
        })).containsExactly("a", "a");
        assertThat(paths).containsExactly("POST /v2/repository/index");
    }

    @Test
    void whereOnlyTheOtherListIsThereItIsTaken() {
        assertThat(served(new TritonGenerate(), "", _ -> NONE)).containsExactly("fake", "fake");
        assertThat(served(new TgiGenerate(), "", _ -> ScriptedReply.json(200, "{\"model_id\":\"t\"}")))
                .containsExactly("t", "t");
        assertThat(served(new TgiGenerate(), "", _ -> NONE)).containsExactly("fake", "fake");
    }

    @Test
    void anthropicIsAskedForItsListWithTheKeyOfItsHeader() {
        assertThat(served(new AnthropicMessages(), "", _ -> NONE)).containsExactly("fake", "fake");
    }

    @Test
    void aServerThatNeedsNoNameAndTellsNoneIsNamedAfterItsFile() {
        assertThat(served(new TgiGenerate(), "/below", _ -> NONE)).containsExactly("test");
        assertThat(served(new MindieInfer(), "/below", _ -> NONE)).containsExactly("test");
    }

    @Test
    void aServerThatNeedsANameAndTellsNoneIsRefused() {
        assertThatThrownBy(() -> served(new OllamaChat(), "",
                _ -> ScriptedReply.json(200, "{\"models\":[]}")))
                .hasMessageContaining("/api/tags").hasMessageContaining("--model");
        assertThatThrownBy(() -> served(new TritonGenerate(), "/below", _ -> NONE))
                .hasMessageContaining("--model");
    }

    @Test
    void aTryHasAnIdOfItsOwn() throws Exception {
        List<String> ids = new ArrayList<>();
        try (FaultServer server = new FaultServer(request -> {
                    ids.add(request.text().substring(0, 50));
                    return ids.size() == 1 ? ScriptedReply.json(500, "{}", "Retry-After: 0")
                            : ScriptedReply.json(200, "{\"text_output\":\"x\"}");
                });
                Generator generator = new TritonGenerate().create(
                        Specs.model("triton", "http://127.0.0.1:" + server.port(), 1))) {
            GenerationRequest request = Specs.ask(0, "q");
            assertThat(generator.generate(request).tries()).isEqualTo(2);
        }
        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
    }
}
