package dev.touchstone.models.probe;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void aServerThatIsNotThereIsOneFinding() throws Exception {
        var named = Specs.model("openai_chat", "http://127.0.0.1:1/v1", 1);
        var spec = new ModelSpec("m", "m", "openai_chat", "", named.settings(),
                named.generation(), named.maxOutputTokens(), 1, named.repeats());
        assertThat(new EndpointProbe(spec, Map.of()).run()).singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("127.0.0.1:1"));
    }
}
