package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import dev.touchstone.models.wire.ServiceBackend;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostileServerIT {

    private static final byte[] KILOBYTES = "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII);

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Outcome.Failed ask(ScriptedReply reply, boolean stream) throws Exception {
        try (FaultServer server = new FaultServer(_ -> reply);
                Generator generator = new ServiceBackend(Map.of(), _ -> {}, new Random(1)).generator(
                        Specs.model("openai_chat", server.url(), 1, "retry", 0, "stream", stream, "timeout_s",
                        20),
                        new ChatFactory())) {
            return (Outcome.Failed) generator.generate(Specs.ask(0, "q"));
        }
    }

    @Test
    void anAnswerOfAGigabyteIsRefusedByItsLengthOrAtTheBound() throws Exception {
        assertThat(ask(
                new ScriptedReply.Endless(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n"),
                KILOBYTES), false).failure().message()).contains("longer than 64 MB");
        assertThat(ask(new ScriptedReply.Endless(ascii("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
                KILOBYTES),
                false).failure().message()).contains("longer than 64 MB");
        assertThat(ask(
                new ScriptedReply.Endless(ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                + "Connection: close\r\n\r\ndata: "), KILOBYTES), true).failure().message())
                .contains("longer than 64 MB");
    }

    @Test
    void headersWithoutEndAreBounded() throws Exception {
        Outcome.Failed many = ask(new ScriptedReply.Endless(ascii("HTTP/1.1 200 OK\r\n"),
                ascii("X-A: b\r\n".repeat(100))),
                false);
        assertThat(many.failure().message()).containsIgnoringCase("header");
        Outcome.Failed line = ask(new ScriptedReply.Endless(ascii("HTTP/1.1 200 OK\r\nX-A: "), KILOBYTES),
                false);
        assertThat(line.failure().code()).isEqualTo(ErrorCode.MODEL_CONNECTION_LOST);
    }

    @Test
    void deepJsonAndBrokenUtf8AreUnreadable() throws Exception {
        assertThat(ask(ScriptedReply.json(200, "{\"choices\":" + "[".repeat(100_000)), false).failure()
                .message())
                .contains("depth");
        byte[] broken = ascii("{\"choices\":[{\"message\":{\"content\":\"a\u00C3(\"}}]}");
        assertThat(ask(new ScriptedReply.Whole(200, List.of(), "application/json", broken), false).failure()
                .code())
                .isEqualTo(ErrorCode.MODEL_ANSWER_UNREADABLE);
    }

    @Test
    void aServerThatSpeaksSomethingElseIsTold() throws Exception {
        assertThat(ask(new ScriptedReply.Raw(ascii("SSH-2.0-OpenSSH_9.2\r\n\r\n")), false).failure()
                .message())
                .isNotBlank();
    }

    @Test
    void aDrippingAnswerMeetsTheWholeRequestsDeadline() throws Exception {
        byte[] event =
                "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n".getBytes(StandardCharsets.UTF_8);
        try (FaultServer server = new FaultServer(_ ->
                        new ScriptedReply.Stream(Collections.nCopies(1_000, event),
                                Duration.ofMillis(50)));
                Generator generator = new ServiceBackend(Map.of(), _ -> {}, new Random(1)).generator(
                        Specs.model("openai_chat", server.url(), 1, "retry", 0, "stream", true, "timeout_s",
                        1),
                        new ChatFactory())) {
            long begun = System.nanoTime();
            Outcome outcome = generator.generate(Specs.ask(0, "q"));
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(25));
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_TIMEOUT);
                assertThat(failed.failure().message()).contains("within 1.0 s");
            });
        }
    }

    @Test
    void aServerThatHoldsAFinishedStreamOpenCostsItsConnectionNotTheAnswer() throws Exception {
        byte[] all =
                ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: keep-alive\r\n\r\n"
                + "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: [DONE]\n\n");
        try (FaultServer server = new FaultServer(_ -> new ScriptedReply.Endless(all, new byte[0]));
                Generator generator = new ServiceBackend(Map.of(), _ -> {}, new Random(1)).generator(
                        Specs.model("openai_chat", server.url(), 1, "retry", 0, "stream", true, "timeout_s",
                        20),
                        new ChatFactory())) {
            assertThat(generator.generate(Specs.ask(0, "q"))).isInstanceOf(Outcome.Generated.class);
        }
    }

    @Test
    void anInterruptGivesTheRequestUpOnAnyKindOfThread() throws Exception {
        try (FaultServer server = new FaultServer(_ -> new ScriptedReply.Never());
                Generator generator = new ServiceBackend(Map.of(), _ -> {}, new Random(1))
                        .generator(Specs.model("openai_chat", server.url(), 4), new ChatFactory())) {
            for (Thread.Builder builder : List.of(Thread.ofVirtual(), Thread.ofPlatform())) {
                AtomicReference<Throwable> thrown = new AtomicReference<>();
                long before = server.counts().total();
                Thread asking = builder.start(() -> {
                    try {
                        generator.generate(Specs.ask(0, "q"));
                    } catch (InterruptedException stopped) {
                        thrown.set(stopped);
                    }
                });
                while (server.counts().total() == before && asking.isAlive()) {
                    Thread.sleep(5);
                }
                asking.interrupt();
                asking.join(Duration.ofSeconds(2));
                assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
            }
            assertThat(generator.activity().inFlight()).isZero();
        }
    }

    @Test
    void aListOfModelsThatIsNoneIsTold() {
        try (FaultServer server = new FaultServer(_ -> ScriptedReply.json(200, "<html>"))) {
            var spec = Specs.model("openai_chat", server.url() + "x/v1", 1);
            var unnamed = new ModelSpec("m", "m", "openai_chat", "",
                    spec.settings(),
                    spec.generation(), spec.maxOutputTokens(), 1, spec.repeats());
            assertThatThrownBy(() -> new ChatFactory().create(unnamed))
                    .hasMessageContaining("is the address right");
        }
    }
}
