package dev.touchstone.models.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.ToolCall;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.ServiceBackend;
import dev.touchstone.models.wire.WireForm;
import dev.touchstone.models.wire.WireTraits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every back end with a server keeps to, whatever its wire form; a new one brings a subclass.
@Timeout(60)
public abstract class WireContract extends GeneratorContract {

    private static final String KEY = "sk-0123456789abcdef";
    private static final String ANSWER = "one two 三 😀 four";
    private static final List<String> PIECES = List.of("one ", "two ", "三 ", "😀 ", "four");
    private static final List<ToolCall> CALLS = List.of(
            new ToolCall("weather_of", "{\"city\":\"北京 😀\",\"days\":3}"),
            new ToolCall("_sum", "{\"of\":[1.50,-2e3,true,null],\"note\":{\"a\":\"b\\\"c\\n\"}}"),
            new ToolCall("now", "{}"));
    private static final byte[] KILOBYTES = "x".repeat(65_536).getBytes(StandardCharsets.US_ASCII);

    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<FaultServer> servers = new ArrayList<>();

    /// The form, as the service loader makes it.
    protected abstract WireForm form();

    /// What its servers say.
    protected abstract ServerWords words();

    /// The tokens that [#words] tell for any answer; empty where the form tells none.
    protected abstract List<Usage> usage(boolean stream);

    /// Whether the form tells that an answer was cut at its bound.
    protected boolean tellsLength() {
        return true;
    }

    @Override
    protected Generator open() {
        FaultServer server = new FaultServer(_ -> plain("yes"));
        servers.add(server);
        return new ServiceBackend(Map.of(), pauses::add, new Random(1))
                .generator(Specs.model(form().name(), root(server), 8), form());
    }

    @AfterEach
    void stop() {
        servers.forEach(FaultServer::close);
    }

    private static String root(FaultServer server) {
        return "http://127.0.0.1:" + server.port();
    }

    private ScriptedReply plain(String text) {
        return ScriptedReply.json(200, words().plain("q", text, "stop"));
    }

    private ScriptedReply stream(List<String> pieces) {
        return streamed(String.join("", words().stream("q", pieces, "stop")), 4_096, true);
    }

    private ScriptedReply streamed(String body, int size, boolean ended) {
        byte[] bytes = ServerWords.chunked(words().streamType(), body, size, ended);
        return ended ? new ScriptedReply.Kept(bytes) : new ScriptedReply.Raw(bytes);
    }

    private Outcome ask(Function<ReceivedRequest, ScriptedReply> script, boolean stream, Object... settings)
            throws Exception {
        try (FaultServer server = new FaultServer(script);
                Generator generator = new ServiceBackend(Map.of(), pauses::add, new Random(1))
                        .generator(model(server, stream, settings), form())) {
            return generator.generate(Specs.ask(0, "q"));
        }
    }

    private ModelSpec model(FaultServer server, boolean stream, Object... settings) {
        ModelSpec model = Specs.model(form().name(), root(server), 4, settings);
        return model.withSettings(model.settings().with("stream", Value.of(stream)));
    }

    /// The first request meets the fault, later ones get an answer.
    private Outcome askAfter(ScriptedReply fault, boolean stream, Object... settings) throws Exception {
        return ask(request -> request.number() == 0 ? fault : stream ? stream(PIECES) : plain(ANSWER), stream,
                settings);
    }

    private static Outcome.Generated generated(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Generated.class);
        return (Outcome.Generated) outcome;
    }

    private static Outcome.Failed failed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return (Outcome.Failed) outcome;
    }

    private static void assertWholeAfterTwo(Outcome outcome) {
        assertThat(generated(outcome).text()).isEqualTo(ANSWER);
        assertThat(outcome.tries()).isEqualTo(2);
    }

    @Test
    void aPlainAnswerIsReadWithItsFinishAndTokens() throws Exception {
        Outcome.Generated answer = generated(ask(_ -> plain(ANSWER), false));

        assertThat(answer.text()).isEqualTo(ANSWER);
        assertThat(answer.reasoning()).isEmpty();
        assertThat(answer.finish()).isEqualTo(tellsLength() ? Finish.STOP : Finish.UNKNOWN);
        assertThat(answer.usage().stream().toList()).isEqualTo(usage(false));
        assertThat(answer.timing().firstToken()).isEmpty();
    }

    @Test
    void aStreamedAnswerIsReadWithItsFinishTokensAndFirstText() throws Exception {
        Outcome.Generated answer = generated(ask(_ -> stream(PIECES), true));

        assertThat(answer.text()).isEqualTo(ANSWER);
        assertThat(answer.finish()).isEqualTo(tellsLength() ? Finish.STOP : Finish.UNKNOWN);
        assertThat(answer.usage().stream().toList()).isEqualTo(usage(true));
        assertThat(answer.timing().firstToken()).isPresent();
    }

    @Test
    void charactersSplitOverChunksAreWhole() throws Exception {
        String body = String.join("", words().stream("q", PIECES, "stop"));
        for (int size : List.of(1, 2, 3, 7)) {
            assertThat(generated(ask(_ -> streamed(body, size, true), true)).text()).isEqualTo(ANSWER);
        }
    }

    @Test
    void anEmptyAnswerIsAnAnswer() throws Exception {
        assertThat(generated(ask(_ -> plain(""), false)).text()).isEmpty();
        assertThat(generated(ask(_ -> stream(List.of("")), true)).text()).isEmpty();
    }

    @Test
    void anAnswerCutAtItsBoundSaysSo() throws Exception {
        Finish expected = tellsLength() ? Finish.LENGTH : Finish.UNKNOWN;

        assertThat(generated(ask(_ -> ScriptedReply.json(200, words().plain("q", "x", "length")), false))
                .finish()).isEqualTo(expected);
        assertThat(generated(ask(_ -> streamed(String.join("", words().stream("q", PIECES, "length")), 50,
                true), true)).finish()).isEqualTo(expected);
    }

    @Test
    void aPlainAnswerToAWishForAStreamIsTaken() throws Exception {
        assertThat(generated(ask(_ -> plain(ANSWER), true)).text()).isEqualTo(ANSWER);
    }

    @Test
    void tooManyRequestsWaitAsLongAsTheServerAsks() throws Exception {
        assertWholeAfterTwo(askAfter(ScriptedReply.json(429, words().refusal("slow down"), "Retry-After: 7"),
                false));
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_700));
    }

    @Test
    void aBusyServerIsAskedAgain() throws Exception {
        for (int status : List.of(503, 529, 500)) {
            assertWholeAfterTwo(askAfter(ScriptedReply.json(status, words().refusal("busy")), true));
        }
        Outcome.Failed given = failed(ask(_ -> ScriptedReply.json(503, words().refusal("too busy")), false,
                "retry", 1));
        assertThat(given.tries()).isEqualTo(2);
        assertThat(given.failure().message()).contains("HTTP 503", "too busy");
    }

    @Test
    void aRefusedRequestFailsAtOnceInTheServersOwnWords() throws Exception {
        Outcome.Failed given = failed(ask(_ -> ScriptedReply.json(400, words().refusal("no such thing: 灰")),
                false));

        assertThat(given.tries()).isEqualTo(1);
        assertThat(given.failure().code()).isEqualTo(ErrorCode.MODEL_REJECTED);
        assertThat(given.failure().message()).isEqualTo("HTTP 400: no such thing: 灰");
        assertThat(pauses).isEmpty();
    }

    @Test
    void anErrorInPlaceOfAnAnswerIsNoAnswer() throws Exception {
        assertWholeAfterTwo(askAfter(ScriptedReply.json(200, words().refusal("engine died")), false));
    }

    @Test
    void anErrorInTheMiddleOfAStreamThrowsTheHalfAway() throws Exception {
        List<String> parts = words().stream("q", PIECES, "stop");
        String half = String.join("", parts.subList(0, parts.size() - words().tail()))
                + words().failure("engine died");

        assertWholeAfterTwo(askAfter(streamed(half, 4_096, true), true));
        assertThat(failed(ask(_ -> streamed(half, 4_096, true), true, "retry", 0)).failure().message())
                .contains("engine died");
    }

    @Test
    void aCutStreamIsAskedAgainAndNothingComesTwice() throws Exception {
        List<String> parts = words().stream("q", PIECES, "stop");
        for (int kept = 1; kept <= parts.size() - words().tail(); kept++) {
            String half = String.join("", parts.subList(0, kept));
            assertWholeAfterTwo(askAfter(streamed(half, 4_096, false), true));
            assertWholeAfterTwo(askAfter(streamed(half.substring(0, half.length() - 4), 4_096, false), true));
            if (form().traits().end() == WireTraits.End.MARKED) {
                assertWholeAfterTwo(askAfter(streamed(half, 4_096, true), true));
            }
        }
    }

    @Test
    void aBodyThatJustClosesIsWholeOnlyWithTheFormsOwnMark() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: " + words().streamType()
                + "\r\nConnection: close\r\n\r\n";
        Outcome outcome = askAfter(new ScriptedReply.Raw((head + String.join("", words().stream("q", PIECES,
                "stop"))).getBytes(StandardCharsets.UTF_8)), true);

        assertThat(generated(outcome).text()).isEqualTo(ANSWER);
        assertThat(outcome.tries()).isEqualTo(tellsLength() ? 1 : 2);
    }

    @Test
    void rubbishIsAskedAgain() throws Exception {
        for (String body : List.of("<html>busy</html>", "", "[]", "{}", "{\"x\":", "null", "7")) {
            assertWholeAfterTwo(askAfter(ScriptedReply.json(200, body), false));
            assertWholeAfterTwo(askAfter(streamed(body + "\n\n", 4_096, true), true));
        }
    }

    @Test
    void noReplyInTimeIsAskedAgain() throws Exception {
        assertWholeAfterTwo(askAfter(new ScriptedReply.Never(), false, "timeout_s", 0.4));
        assertThat(failed(ask(_ -> new ScriptedReply.Never(), true, "timeout_s", 0.2, "retry", 1)).failure()
                .code()).isEqualTo(ErrorCode.MODEL_TIMEOUT);
    }

    @Test
    void aReplyWithoutEndIsBounded() throws Exception {
        for (boolean stream : List.of(false, true)) {
            String type = stream ? words().streamType() : "application/json";
            byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nConnection: close\r\n\r\ndata: ")
                    .getBytes(StandardCharsets.US_ASCII);
            assertThat(failed(ask(_ -> new ScriptedReply.Endless(head, KILOBYTES), stream, "retry", 0,
                    "timeout_s", 30)).failure().message()).contains("longer than 64 MB");
        }
    }

    @Test
    void aKeyIsSentButNeverShown() throws Exception {
        try (FaultServer server = new FaultServer(request -> ScriptedReply.json(401, words().refusal(
                        "bad key in " + request.head().replaceAll("[\\r\\n\"\\\\]+", " "))));
                Generator generator = new ServiceBackend(Map.of("KEY", KEY), pauses::add, new Random(1))
                        .generator(Specs.model(form().name(), root(server), 1, "api_key_env", "KEY"),
                                form())) {
            Outcome outcome = generator.generate(Specs.ask(0, "q"));

            assertThat(failed(outcome).failure().code()).isEqualTo(ErrorCode.MODEL_UNAUTHORIZED);
            assertThat(outcome.toString()).contains("***").doesNotContain(KEY);
            assertThat(generator.preview(Specs.ask(0, "q"))).contains(root(server)).doesNotContain(KEY);
            assertThat(generator.toString()).doesNotContain(KEY);
        }
    }

    @Test
    void functionsThatTheFormDoesNotSendAreRefusedAndNotLeftOut() throws Exception {
        Prompt.Asked prompt = new Prompt.ToolChat(List.of(new Message(Role.USER, "q")),
                List.of(Fields.EMPTY.with("type", Value.of("function")).with("function",
                        Fields.EMPTY.with("name", Value.of("weather_of")))));
        AtomicReference<ReceivedRequest> seen = new AtomicReference<>();
        try (FaultServer server = new FaultServer(request -> {
                    seen.set(request);
                    return plain("x");
                });
                Generator generator = new ServiceBackend(Map.of(), pauses::add, new Random(1))
                        .generator(Specs.model(form().name(), root(server), 1), form())) {
            Outcome outcome = generator.generate(new GenerationRequest(new AttemptKey(0, 0), prompt,
                    new GenerationSettings(5, Fields.EMPTY)));
            if (form().takesTools()) {
                assertThat(seen.get().text()).contains("\"tools\":[{", "\"name\":\"weather_of\"");
            } else {
                assertThat(failed(outcome).failure().code()).isEqualTo(ErrorCode.MODEL_CAPABILITY);
                assertThat(seen.get()).isNull();
            }
        }
    }

    @Test
    void callsAreReadFromPlainAnswersWhereTheFormTakesFunctions() throws Exception {
        assertThat(words().calling().isPresent()).isEqualTo(form().takesTools());
        if (words().calling().isPresent()) {
            String body = words().calling().get().plain(CALLS);
            Outcome.Generated answer = generated(ask(_ -> ScriptedReply.json(200, body), false));

            assertCalls(answer);
            assertThat(generated(ask(_ -> ScriptedReply.json(200, body), true))).isNotNull();
        }
    }

    @Test
    void callsOfAStreamAreWholeHoweverItsBytesCome() throws Exception {
        if (words().calling().isPresent()) {
            String body = String.join("", words().calling().get().stream(CALLS));
            for (int size : List.of(1, 2, 7, 4_096)) {
                assertCalls(generated(ask(_ -> streamed(body, size, true), true)));
            }
        }
    }

    @Test
    void aStreamThatIsCutWithinACallIsAskedAgain() throws Exception {
        if (words().calling().isPresent()) {
            List<String> parts = words().calling().get().stream(CALLS);
            String whole = String.join("", parts);
            for (int kept = 1; kept <= parts.size() - words().tail(); kept++) {
                String half = String.join("", parts.subList(0, kept));
                Outcome.Generated answer = generated(ask(request -> request.number() == 0
                        ? streamed(half, 4_096, false) : streamed(whole, 4_096, true), true));
                assertCalls(answer);
                assertThat(answer.tries()).isEqualTo(2);
            }
        }
    }

    private static void assertCalls(Outcome.Generated answer) {
        assertThat(answer.calls()).extracting(ToolCall::name).containsExactly("weather_of", "_sum", "now");
        assertThat(answer.calls()).extracting(call -> Json.parse(call.arguments()))
                .containsExactlyElementsOf(CALLS.stream().map(call -> Json.parse(call.arguments())).toList());
        assertThat(answer.text()).isEmpty();
        assertThat(answer.finish()).isIn(Finish.TOOL_CALLS, Finish.STOP);
    }

    @Test
    void aMisspeltKeyOfTheModelFileNamesTheNearOne() {
        assertThatThrownBy(() -> new ServiceBackend(Map.of(), pauses::add, new Random(1)).generator(
                Specs.model(form().name(), "http://127.0.0.1:1", 1, "retri", 3), form()))
                .hasMessageContaining("did you mean 'retry'");
    }
}
