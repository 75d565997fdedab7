package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import dev.touchstone.models.wire.ServiceBackend;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesIT {

    private static final String ERROR = "{\"error\":{\"message\":\"told why\",\"type\":\"x\"}}";

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    private Generator open(ModelSpec model, Map<String, String> environment) {
        return new ServiceBackend(environment, pauses::add, new Random(1))
                .generator(model, new ChatFactory());
    }

    /// The first request meets the fault, later ones get an answer.
    private Outcome ask(ScriptedReply fault, Object... settings) throws Exception {
        return ask(request -> request.number() == 0 ? fault : ScriptedReply.says("one two three"), settings);
    }

    private Outcome ask(Function<ReceivedRequest, ScriptedReply> script,
            Object... settings) throws Exception {
        try (FaultServer server = new FaultServer(script);
                Generator generator = open(Specs.model("openai_chat", server.url(), 4, settings), Map.of())) {
            return generator.generate(Specs.ask(0, "q"));
        }
    }

    private static void assertAnswered(Outcome outcome, int tries) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Generated.class, generated -> {
            assertThat(generated.text()).isEqualTo("one two three");
            assertThat(generated.tries()).isEqualTo(tries);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 529})
    void passingFaultsAreTriedAgain(int status) throws Exception {
        assertAnswered(ask(ScriptedReply.json(status, ERROR)), 2);
        assertThat(pauses).singleElement().satisfies(pause ->
                assertThat(pause).isBetween(Duration.ofMillis(250), Duration.ofMillis(500)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void lostConnectionsAreTriedAgainAndTheirTextThrownAway(boolean stream) throws Exception {
        assertAnswered(ask(new ScriptedReply.Reset(), "stream", stream), 2);
        assertAnswered(ask(new ScriptedReply.Cut("one two three"), "stream", stream), 2);
        assertAnswered(ask(new ScriptedReply.Raw(new byte[0]), "stream", stream), 2);
        assertAnswered(ask(new ScriptedReply.Never(), "stream", stream, "timeout_s", 0.3), 2);
    }

    @Test
    void aChunkedAnswerWithoutEndIsTriedAgain() throws Exception {
        String head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        String body = "{\"choices\":[{\"message\":{\"content\":\"whole\"}}]}";
        assertAnswered(ask(new ScriptedReply.Raw((head + Integer.toHexString(body.length()) + "\r\n" + body
                + "\r\n")
                .getBytes(StandardCharsets.US_ASCII))), 2);
    }

    @Test
    void aStreamThatEndsWithoutSayingSoIsTriedAgain() throws Exception {
        byte[] half = "data: {\"choices\":[{\"delta\":{\"content\":\"one \"}}]}\n\n".getBytes(
                StandardCharsets.UTF_8);
        assertAnswered(ask(new ScriptedReply.Stream(List.of(half), Duration.ZERO), "stream", true), 2);
    }

    @Test
    void anErrorInAStreamIsTriedAgainOrToldByItsStatus() throws Exception {
        byte[] half = "data: {\"choices\":[{\"delta\":{\"content\":\"one \"}}]}\n\n".getBytes(
                StandardCharsets.UTF_8);
        byte[] passing =
                "data: {\"error\":{\"message\":\"engine died\"}}\n\n".getBytes(StandardCharsets.UTF_8);
        byte[] lasting = "data: {\"error\":{\"message\":\"too long\",\"code\":400}}\n\n".getBytes(
                StandardCharsets.UTF_8);
        assertAnswered(ask(new ScriptedReply.Stream(List.of(half, passing), Duration.ZERO), "stream", true),
                2);
        assertThat(ask(new ScriptedReply.Stream(List.of(half, lasting), Duration.ZERO), "stream", true))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed ->
                        assertThat(failed.failure().message()).contains("too long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "[]", "{}", "{\"choices\":[]}",
            "{\"choices\":[{\"message\":{\"content\":\"x"})
    void answersThatAreNoneAreTriedAgain(String body) throws Exception {
        assertAnswered(ask(ScriptedReply.json(200, body)), 2);
    }

    @Test
    void retryAfterIsObeyedInSecondsAndAsDate() throws Exception {
        assertAnswered(ask(ScriptedReply.json(429, ERROR, "Retry-After: 7")), 2);
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_700));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)
                .plusSeconds(60));
        assertAnswered(ask(ScriptedReply.json(503, ERROR, "Retry-After: " + date)), 2);
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(66));
    }

    @Test
    void whenTheTriesRunOutTheServersWordsAreKept() throws Exception {
        assertThat(ask(_ -> ScriptedReply.json(503, ERROR), "retry", 2))
                .isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> {
                    assertThat(failed.tries()).isEqualTo(3);
                    assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_SERVER_ERROR);
                    assertThat(failed.failure().message()).isEqualTo("HTTP 503: told why (after 3 tries)");
                    assertThat(failed.failure().status()).hasValue(503);
                });
    }

    @Test
    void zeroRetriesStillAskOnce() throws Exception {
        assertAnswered(ask(_ -> ScriptedReply.says("one two three"), "retry", 0), 1);
    }

    @Test
    void whatWaitingCannotMendFailsAtOnce() throws Exception {
        record Case(int status, String body, ErrorCode code, boolean permanent) {}
        for (Case one : List.of(
                new Case(400, ERROR, ErrorCode.MODEL_REJECTED, false),
                new Case(422, "{\"detail\":[{\"msg\":\"told why\"}]}", ErrorCode.MODEL_REJECTED, false),
                new Case(400, "{\"error\":{\"message\":\"told why: context length is 10\"}}",
                        ErrorCode.MODEL_PROMPT_TOO_LONG, false),
                new Case(400, "{\"error\":{\"message\":\"told why: the model `x` does not exist\"}}",
                        ErrorCode.MODEL_NOT_FOUND, true),
                new Case(401, "told why", ErrorCode.MODEL_UNAUTHORIZED, true),
                new Case(403, ERROR, ErrorCode.MODEL_UNAUTHORIZED, true),
                new Case(404, "{\"object\":\"error\",\"message\":\"told why\"}", ErrorCode.MODEL_NOT_FOUND,
                true),
                new Case(429, "{\"error\":{\"message\":\"told why\",\"code\":\"insufficient_quota\"}}",
                        ErrorCode.MODEL_REJECTED, true))) {
            assertThat(ask(_ -> ScriptedReply.json(one.status(), one.body()))).as(one.toString())
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                        assertThat(failed.tries()).isEqualTo(1);
                        assertThat(failed.failure().code()).isEqualTo(one.code());
                        assertThat(failed.failure().permanent()).isEqualTo(one.permanent());
                        assertThat(failed.failure().message()).contains("told why");
                    });
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void aRedirectIsToldNotFollowed() throws Exception {
        assertThat(ask(_ -> ScriptedReply.json(308, "", "Location: http://elsewhere/v1")))
                .isInstanceOfSatisfying(
                Outcome.Failed.class, failed -> assertThat(failed.failure().message())
                .contains("http://elsewhere/v1"));
    }

    @Test
    void longErrorsAreCut() throws Exception {
        assertThat(ask(_ -> ScriptedReply.json(400, "x".repeat(100_000))))
                .isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.failure().message().length()).isLessThan(600));
    }

    @Test
    void aKeyIsSentButNeverShown() throws Exception {
        String key = "sk-0123456789abcdef";
        try (FaultServer server = new FaultServer(request -> ScriptedReply.json(401,
                        "{\"error\":{\"message\":\"bad key " + request.header("authorization").orElse("none")
                        + "\"}}"));
                Generator generator = open(Specs.model("openai_chat", server.url(), 1, "api_key_env", "KEY",
                        "headers", new Fields(Map.of("X-Own",
                        Value.of("${env:KEY}")))),
                        Map.of("KEY", key))) {
            Outcome outcome = generator.generate(Specs.ask(0, "q"));

            assertThat(outcome.toString()).contains("bad key Bearer ***").doesNotContain(key);
            assertThat(generator.toString()).doesNotContain(key);
        }
        ModelSpec literal = Specs.model("openai_chat", "http://127.0.0.1:1/v1", 1, "api_key", key);
        assertThatThrownBy(() -> open(literal, Map.of())).hasMessageNotContaining(key)
                .hasMessageContaining("api_key");
        ModelSpec missing = Specs.model("openai_chat", "http://127.0.0.1:1/v1", 1, "api_key",
                "${env:NO_SUCH}");
        assertThatThrownBy(() -> open(missing, Map.of())).hasMessageContaining("NO_SUCH")
                .extracting(error -> ((TouchstoneException) error).code())
                .isEqualTo(ErrorCode.CONFIG_SECRET_MISSING);
    }

    @Test
    void nobodyListeningIsToldWithTheAddress() throws Exception {
        int port;
        try (FaultServer server = new FaultServer(_ -> ScriptedReply.says("x"))) {
            port = server.port();
        }
        try (Generator generator = open(
                Specs.model("openai_chat", "http://127.0.0.1:" + port, 1, "retry", 1), Map.of())) {
            assertThat(generator.generate(Specs.ask(0, "q")))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_UNREACHABLE);
                assertThat(failed.failure().message()).contains("127.0.0.1:" + port);
                assertThat(failed.tries()).isEqualTo(2);
            });
        }
    }

    @Test
    void aSpentBudgetStopsFurtherRequests() throws Exception {
        try (FaultServer server = new FaultServer(_ -> ScriptedReply.says("one two three"));
                Generator generator = open(
                        Specs.model("openai_chat", server.url(), 1, "max_tokens_total", 15), Map.of())) {
            assertThat(generator.generate(Specs.ask(0, "q"))).isInstanceOf(Outcome.Generated.class);
            assertThat(generator.generate(Specs.ask(1, "q"))).isInstanceOf(Outcome.Generated.class);
            assertThat(generator.generate(Specs.ask(2, "q")))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_BUDGET);
                assertThat(failed.tries()).isZero();
            });
            assertThat(server.counts().total()).isEqualTo(2);
        }
    }
}
