package dev.touchstone.models.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.models.probe.Finding.State;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EndpointProbeIT {

    private static Map<String, State> states(List<Finding> findings) {
        return findings.stream().collect(Collectors.toMap(Finding::name, Finding::state));
    }

    @Test
    void tellsWhatWorksAndWhatDoesNot() throws Exception {
        try (FaultServer server = new FaultServer(request -> request.path().contains("/chat/")
                ? ScriptedReply.says("<think>2+3</think>5")
                : ScriptedReply.json(404, "{\"detail\":\"Not Found\"}"))) {
            List<Finding> findings = new EndpointProbe(Specs.model("openai_chat", server.url(), 1), Map.of())
                    .run();

            assertThat(states(findings)).containsEntry("connection", State.WORKS)
                    .containsEntry("chat", State.WORKS)
                    .containsEntry("chat streaming", State.WORKS).containsEntry("chat: usage", State.WORKS)
                    .containsEntry("chat: reasoning", State.NOTE).containsEntry("completions", State.FAILS)
                    .containsEntry("log-likelihood", State.NOTE).containsEntry("rate limits", State.NOTE);
            assertThat(findings).filteredOn(finding -> finding.name().equals("completions")).first()
                    .satisfies(finding -> assertThat(finding.detail()).contains("TS-MDL-009")
                    .contains("Not Found"));
        }
    }

    private static ModelSpec unnamed(String url) {
        ModelSpec named = Specs.model("openai_chat", url, 1);
        return new ModelSpec("m", "m", "openai_chat", "", named.settings(), named.generation(),
                named.maxOutputTokens(), 1, named.repeats());
    }

    @Test
    void aServerWithoutAListOfModelsIsAskedOnWhenTheModelIsNamed() throws Exception {
        try (FaultServer server = new FaultServer(request -> request.path().contains("/chat/")
                ? ScriptedReply.says("5") : ScriptedReply.json(404, "{\"detail\":\"Not Found\"}"))) {
            String url = server.url().replace("/v1", "/own/v1");

            assertThat(states(new EndpointProbe(Specs.model("openai_chat", url, 1), Map.of()).run()))
                    .containsEntry("connection", State.WORKS).containsEntry("models", State.NOTE)
                    .containsEntry("chat", State.WORKS).doesNotContainKey("model id");
            List<Finding> findings = new EndpointProbe(unnamed(url), Map.of()).run();
            assertThat(states(findings)).containsEntry("connection", State.WORKS)
                    .containsEntry("models", State.NOTE).containsEntry("model id", State.FAILS).hasSize(3);
            assertThat(findings.getLast().detail()).contains("give --model");
        }
    }

    @Test
    void theNoteOnLogLikelihoodsSaysWhoNeedsThem() throws Exception {
        try (FaultServer server = new FaultServer(_ -> ScriptedReply.says("5"))) {
            assertThat(new EndpointProbe(Specs.model("openai_chat", server.url(), 1), Map.of()).run())
                    .filteredOn(finding -> finding.name().equals("log-likelihood")).singleElement()
                    .satisfies(finding -> assertThat(finding.detail())
                            .contains("tasks of type log-likelihood need"));
        }
    }

    @Test
    void aServerThatDoesNotTellTheBestTokensIsNoted() throws Exception {
        String echo = "{\"choices\":[{\"text\":\"x\",\"finish_reason\":\"stop\",\"logprobs\":{\"tokens\":"
                + "[\"The capital\",\" of France is\",\" Paris\"],\"token_logprobs\":[null,-1,-2]%s}}]}";
        for (boolean told : new boolean[] {true, false}) {
            String best = told ? ",\"top_logprobs\":[null,{\"x\":-1},{\"x\":-2}]" : "";
            try (FaultServer server = new FaultServer(_ -> ScriptedReply.json(200, echo.formatted(best)))) {
                List<Finding> findings = new EndpointProbe(
                        Specs.model("openai_completions", server.url(), 1), Map.of()).run();

                assertThat(states(findings)).containsEntry("log-likelihood", State.WORKS);
                assertThat(findings).filteredOn(Finding::name, "log-likelihood: greedy")
                        .hasSize(told ? 0 : 1);
            }
        }
    }

    @Test
    void aKeyThatTheServerRepeatsIsInNoFinding() throws Exception {
        try (FaultServer server = new FaultServer(_ -> ScriptedReply.json(401,
                "{\"error\":{\"message\":\"wrong key: sk-123456789\"}}"))) {
            // the script answers for the list of models too, where that is not /v1/models
            for (String url : List.of(server.url(), server.url().replace("/v1", "/other/v1"))) {
                List<Finding> findings = new EndpointProbe(
                        Specs.model("openai_chat", url, 1, "api_key_env", "KEY"),
                        Map.of("KEY", "sk-123456789")).run();
                assertThat(findings).anySatisfy(finding ->
                        assertThat(finding.detail()).contains("wrong key: ***"));
                assertThat(findings).noneSatisfy(finding ->
                        assertThat(finding.detail()).contains("sk-123456789"));
            }
        }
    }

    @Test
    void aServerOfAnotherFormIsAskedInItsOwn() throws Exception {
        try (FaultServer server = new FaultServer(request -> ScriptedReply.json(200,
                request.method().equals("GET") ? "{\"models\":[{\"name\":\"a:1b\"}]}"
                : "{\"message\":{\"content\":\"5\"},\"done\":true,\"done_reason\":\"stop\"}"))) {
            List<Finding> findings = new EndpointProbe(Specs.model("ollama_chat",
                    "http://127.0.0.1:" + server.port(), 1).withModel(""), Map.of()).run();

            assertThat(states(findings)).containsEntry("connection", State.WORKS)
                    .containsEntry("models", State.WORKS).containsEntry("ollama_chat", State.WORKS)
                    .containsEntry("ollama_chat: usage", State.NOTE)
                    .containsEntry("ollama_chat streaming", State.WORKS)
                    .doesNotContainKeys("chat", "completions", "log-likelihood");
        }
    }

    @Test
    void aServerThatNeedsNoModelIsAskedWithoutOne() throws Exception {
        try (FaultServer server = new FaultServer(request -> request.path().endsWith("/generate")
                ? ScriptedReply.json(200, "{\"text\":[\"5\"]}") : ScriptedReply.json(404, "{}"))) {
            List<Finding> findings = new EndpointProbe(Specs.model("vllm_generate",
                    "http://127.0.0.1:" + server.port() + "/own", 1).withModel(""), Map.of()).run();

            assertThat(states(findings)).containsEntry("models", State.NOTE)
                    .containsEntry("vllm_generate", State.WORKS).doesNotContainKey("model id");
        }
    }

    @Test
    void aPromptThatComesBackIsNoted() throws Exception {
        try (FaultServer server = new FaultServer(_ -> ScriptedReply.json(200,
                "{\"text_output\":\"What is 2 + 3? Answer with the number alone. 5\"}"))) {
            assertThat(new EndpointProbe(Specs.model("triton", "http://127.0.0.1:" + server.port(), 1),
                    Map.of()).run()).filteredOn(finding -> finding.name().equals("triton: prompt"))
                    .singleElement().satisfies(finding ->
                            assertThat(finding.detail()).contains("echo: true"));
        }
    }

    @Test
    void aBackEndWithoutAnAddressCannotBeProbed() {
        assertThatThrownBy(() -> new EndpointProbe(Specs.model("replay", "http://127.0.0.1:1", 1), Map.of()))
                .hasMessageContaining("'replay' has no address").hasMessageContaining("ollama_chat");
    }

    @Test
    void aServerThatIsNotThereIsOneFinding() throws Exception {
        assertThat(new EndpointProbe(unnamed("http://127.0.0.1:1/v1"), Map.of()).run()).singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("127.0.0.1:1"));
    }
}
