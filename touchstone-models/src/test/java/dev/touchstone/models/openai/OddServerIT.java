package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.Generator;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import dev.touchstone.models.wire.ServiceBackend;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Servers, and what stands before them, that do what the description of the interface does not foresee.
@Timeout(60)
class OddServerIT {

    private static final String PLAIN =
            "{\"choices\":[{\"message\":{\"content\":\"one two\"},\"finish_reason\":\"stop\"}]}";
    private static final String EVENTS = "data: {\"choices\":[{\"delta\":{\"content\":\"one two\"},"
            + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private static Generator open(FaultServer server, boolean stream) {
        return new ServiceBackend(Map.of(), _ -> {}, new Random(1)).generator(
                Specs.model("openai_chat", server.url(), 1, "stream", stream, "timeout_s", 20),
                new ChatFactory());
    }

    private static Outcome.Generated ask(Function<ReceivedRequest, ScriptedReply> script,
            boolean stream) throws Exception {
        try (FaultServer server = new FaultServer(script); Generator generator = open(server, stream)) {
            return (Outcome.Generated) generator.generate(Specs.ask(0, "q"));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(utf8(text));
        }
        return bytes.toByteArray();
    }

    @Test
    void anAnswerThatComesTwiceIsNotTakenForTheNextOne() throws Exception {
        try (FaultServer server = new FaultServer(request -> {
            String answer = PLAIN.replace("one two", "answer " + request.number());
            String whole = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(utf8(answer).length, answer);
            return new ScriptedReply.Kept(utf8(whole + whole));
        }); Generator generator = open(server, false)) {
            for (int number = 0; number < 5; number++) {
                assertThat(((Outcome.Generated) generator.generate(Specs.ask(number, "q"))).text())
                        .isEqualTo("answer " + number);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAnswerPackedWithoutBeingAskedIsUnpacked(boolean stream) throws Exception {
        ScriptedReply reply = new ScriptedReply.Whole(200, List.of("Content-Encoding: gzip"),
                stream ? "text/event-stream" : "application/json", packed(stream ? EVENTS : PLAIN));
        assertThat(ask(_ -> reply, stream).text()).isEqualTo("one two");
    }

    @Test
    void aStreamThatIsCalledJsonIsReadAsAStream() throws Exception {
        assertThat(ask(_ -> ScriptedReply.json(200, EVENTS), true).text()).isEqualTo("one two");
        assertThat(ask(_ -> ScriptedReply.json(200, " \r\n: ping\n\n" + EVENTS), true).text())
                .isEqualTo("one two");
        assertThat(ask(_ -> ScriptedReply.json(200, "\n " + PLAIN), true).text()).isEqualTo("one two");
    }

    @Test
    void anyStatusOfSuccessMayCarryTheAnswerAndOneWithoutIsTriedAgain() throws Exception {
        assertThat(ask(_ -> ScriptedReply.json(201, PLAIN), false).tries()).isEqualTo(1);
        assertThat(ask(request -> ScriptedReply.json(request.number() == 0 ? 202 : 200,
                request.number() == 0 ? "" : PLAIN), false).tries()).isEqualTo(2);
    }

    @Test
    void anErrorInTheMiddleOfAStreamInVllmsOlderFormIsNoAnswer() throws Exception {
        byte[] half = utf8("data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n"
                + "data: {\"object\":\"error\",\"message\":\"engine died\",\"code\":500}\n\n"
                + "data: [DONE]\n\n");
        Outcome.Generated answer = ask(request -> request.number() == 0
                ? new ScriptedReply.Stream(List.of(half), Duration.ZERO)
                : ScriptedReply.says("one two"), true);
        assertThat(answer.text()).isEqualTo("one two");
        assertThat(answer.tries()).isEqualTo(2);
    }
}
