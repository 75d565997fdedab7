package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.config.ToolVersion;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.model.ServedModels;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ChatIT {

    private final AtomicReference<ReceivedRequest> seen = new AtomicReference<>();

    private FaultServer server() {
        return new FaultServer(request -> {
            seen.set(request);
            return ScriptedReply.says("The answer is 42.");
        });
    }

    @Test
    void sendsTheBodyInTheOrderOfTheContract() throws Exception {
        try (FaultServer server = server();
                Generator generator = new ChatFactory().create(Specs.model("openai_chat", server.url(), 2))) {
            generator.generate(Specs.ask(0, "grüße \"x\""));

            assertThat(seen.get().path()).isEqualTo("/v1/chat/completions");
            assertThat(seen.get().header("user-agent")).contains("touchstone/" + ToolVersion.TEXT);
            assertThat(seen.get().text())
                    .isEqualTo("{\"stream\":false,\"messages\":[{\"role\":\"user\",\"content\":"
                    + "\"grüße \\\"x\\\"\"}],\"temperature\":0.01,\"max_tokens\":512,\"model\":\"fake\"}");
        }
    }

    @Test
    void serverThatHadToBeAskedForItsModelsTellsThemAll() throws Exception {
        try (FaultServer server = server();
                Generator unnamed = new ChatFactory().create(
                        Specs.model("openai_chat", server.url(), 2).withModel(""));
                Generator named = new ChatFactory().create(Specs.model("openai_chat", server.url(), 2))) {
            assertThat(unnamed.identity()).isEqualTo("fake");
            assertThat(((ServedModels) unnamed).servedModels()).containsExactly("fake");
            assertThat(((ServedModels) named).servedModels()).isEmpty();
        }
    }

    @Test
    void readsTextFinishAndUsageOfAPlainAnswer() throws Exception {
        try (FaultServer server = server();
                Generator generator = new ChatFactory().create(Specs.model("openai_chat", server.url(), 2))) {
            Outcome outcome = generator.generate(Specs.ask(0, "q"));

            assertThat(outcome).isInstanceOfSatisfying(Outcome.Generated.class, generated -> {
                assertThat(generated.text()).isEqualTo("The answer is 42.");
                assertThat(generated.finish()).isEqualTo(Finish.STOP);
                assertThat(generated.usage()).isEqualTo(Optional.of(new Usage(7, 4)));
                assertThat(generated.tries()).isEqualTo(1);
            });
        }
    }

    @Test
    void streamsAndTellsWhenTheFirstTextCame() throws Exception {
        try (FaultServer server = server();
                Generator generator = new ChatFactory()
                        .create(Specs.model("openai_chat", server.url(), 2, "stream", true))) {
            Outcome outcome = generator.generate(Specs.ask(0, "q"));

            assertThat(seen.get().text())
                    .endsWith("\"model\":\"fake\",\"stream_options\":{\"include_usage\":true}}");
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Generated.class, generated -> {
                assertThat(generated.text()).isEqualTo("The answer is 42.");
                assertThat(generated.usage()).isPresent();
                assertThat(generated.timing().firstToken()).isPresent();
            });
        }
    }

    @Test
    void completionsSendOneTextAndReadItsContinuation() throws Exception {
        try (FaultServer server = server();
                Generator generator = new CompletionsFactory()
                        .create(Specs.model("openai_completions", server.url(), 2, "stream", true))) {
            Outcome outcome = generator.generate(Specs.ask(0, "once"));

            assertThat(seen.get().path()).isEqualTo("/v1/completions");
            assertThat(seen.get().text()).startsWith("{\"stream\":true,\"prompt\":\"once\",");
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Generated.class,
                    generated -> assertThat(generated.text()).isEqualTo("The answer is 42."));
        }
    }

    @Test
    void asksTheServerForItsModelWhenNoneIsNamed() throws Exception {
        try (FaultServer server = server()) {
            var spec = Specs.model("openai_chat", server.url(), 2);
            var unnamed = new ModelSpec(spec.name(), spec.abbr(), spec.backend(),
                    "",
                    spec.settings(), spec.generation(), spec.maxOutputTokens(), 2, spec.repeats());
            try (Generator generator = new ChatFactory().create(unnamed)) {
                assertThat(generator.identity()).isEqualTo("fake");
            }
        }
    }

    @Test
    void connectionsAreKept() throws Exception {
        try (FaultServer server = server();
                Generator generator = new ChatFactory().create(Specs.model("openai_chat", server.url(), 2))) {
            for (int at = 0; at < 20; at++) {
                generator.generate(Specs.ask(at, "q" + at));
            }
            assertThat(server.counts().connections()).isEqualTo(1);
        }
    }
}
