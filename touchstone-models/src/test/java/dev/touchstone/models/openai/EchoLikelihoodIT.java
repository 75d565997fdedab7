package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EchoLikelihoodIT {

    private static List<Likelihood> ask(Function<ReceivedRequest, ScriptedReply> script, String context,
            String... continuations) throws Exception {
        try (FaultServer server = new FaultServer(script);
                Generator generator = new CompletionsFactory()
                        .create(Specs.model("openai_completions", server.url(), 2))) {
            return ((LogLikelihood) generator).logLikelihoods(context, List.of(continuations));
        }
    }

    private static ScriptedReply logprobs(String offsets) {
        return ScriptedReply.json(200,
                "{\"choices\":[{\"text\":\"x\",\"logprobs\":{\"tokens\":[\"Die\",\" 😀\",\" ist\","
                + "\" blau\",\"!\"],\"token_logprobs\":[null,-1.5,-0.25,-2.0,-9.0]," + offsets
                + "\"top_logprobs\":[null,{\" 😀\":-1.5},{\" ist\":-0.25,\" war\":-0.5},"
                + "{\" blau\":-2.0,\" rot\":-0.5},{\"!\":-9.0}]}}]}");
    }

    @Test
    void sumsTheContinuationsTokensByOffsetOrByLength() throws Exception {
        for (String offsets : List.of("\"text_offset\":[0,3,5,9,14],", "")) {
            assertThat(ask(_ -> logprobs(offsets), "Die 😀", " ist blau"))
                    .containsExactly(new Likelihood(-2.25, 2, false));
            assertThat(ask(_ -> logprobs(offsets), "Die", " 😀 ist"))
                    .containsExactly(new Likelihood(-1.75, 2, true));
        }
    }

    @Test
    void aServerWithoutLogprobsIsACapabilityError() {
        for (ScriptedReply reply : List.of(ScriptedReply.says("hello"),
                ScriptedReply.json(400, "{\"error\":{\"message\":\"echo is not supported\"}}"))) {
            assertThatThrownBy(() -> ask(_ -> reply, "a", "b")).isInstanceOf(TouchstoneException.class)
                    .extracting(error -> ((TouchstoneException) error).code())
                    .isEqualTo(ErrorCode.MODEL_CAPABILITY);
        }
    }

    private static final String NO_ECHO = "{\"error\":{\"message\":\"echo is not supported\"}}";

    private static String position(String token, double value, int rank) {
        return "{\"7\":{\"logprob\":%s,\"rank\":%d,\"decoded_token\":\"%s\"}%s}".formatted(value, rank, token,
                rank == 1 ? "" : ",\"8\":{\"logprob\":-0.1,\"rank\":1,\"decoded_token\":\"x\"}");
    }

    /// A server that refuses echo, or gives an answer's tokens in its place, and knows `prompt_logprobs`.
    private static Function<ReceivedRequest, ScriptedReply> telling(ScriptedReply toEcho,
            String... positions) {
        return request -> request.text().contains("\"echo\"") ? toEcho : ScriptedReply.json(200,
                "{\"choices\":[{\"text\":\"x\",\"prompt_logprobs\":[null," + String.join(",", positions)
                + "]}]}");
    }

    @Test
    void aServerThatEchoesNothingIsAskedForTheLogprobsOfThePrompt() throws Exception {
        for (ScriptedReply toEcho : List.of(ScriptedReply.json(400, NO_ECHO), ScriptedReply.says("x"))) {
            assertThat(ask(telling(toEcho, position("Die", -3, 2), position(" Stadt", -1.5, 1),
                    position(" Paris", -0.25, 2)), "<s>Die", " Stadt Paris", " Paris"))
                    .containsExactly(new Likelihood(-1.75, 2, false), new Likelihood(-0.25, 1, false));
            assertThat(ask(telling(toEcho, position("Die", -3, 2), position("Stadt", -1.5, 1),
                    position("Paris", -0.25, 1)), "Die", " Stadt Paris"))
                    .containsExactly(new Likelihood(-1.75, 2, true));
            assertThat(ask(telling(toEcho, position("Die", -3, 2), position(" ", -2, 1),
                    position("Paris", -0.25, 1)), "Die", " Paris", "Paris"))
                    .containsExactly(new Likelihood(-2.25, 2, true), new Likelihood(-0.25, 1, true));
        }
    }

    @Test
    void onceFoundTheOtherWayIsAskedAtOnce() throws Exception {
        Function<ReceivedRequest, ScriptedReply> script = telling(ScriptedReply.json(400, NO_ECHO),
                position("b", -1, 1));
        try (FaultServer server = new FaultServer(script); Generator generator = new CompletionsFactory()
                .create(Specs.model("openai_completions", server.url(), 2))) {
            ((LogLikelihood) generator).logLikelihoods("a", List.of("b", "b", "b"));
            assertThat(server.counts().total()).isEqualTo(4);
        }
    }

    @Test
    void tokensThatCannotBeMatchedAreAnErrorAndNoWrongNumber() {
        assertThatThrownBy(() -> ask(telling(ScriptedReply.json(400, NO_ECHO), position("a", -1, 1),
                position("\uFFFD", -2, 1), position("\uFFFD", -2, 1)), "a", "😀"))
                .hasMessageContaining("do not tell which tokens");
        assertThatThrownBy(() -> ask(telling(ScriptedReply.json(400, NO_ECHO), position("b", -1, 1)), "",
                "ab"))
                .hasMessageContaining("do not tell which tokens");
    }

    @Test
    void theTokensOfAnAnswerAreNotTakenForThoseOfThePrompt() {
        ScriptedReply answer = ScriptedReply.json(200, """
                {"choices":[{"text":"b","logprobs":{"tokens":["b"],"token_logprobs":[-1.5],"text_offset":[0],
                "top_logprobs":[{"b":-1.5}]}}]}""");

        assertThatThrownBy(() -> ask(_ -> answer, "", "Berlin"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("echo with logprobs");
    }

    @Test
    void aTokenWithoutAFiniteValueIsAnErrorAndNotLeftOut() {
        ScriptedReply infinite = ScriptedReply.json(200, "{\"choices\":[{\"text\":\"abc\",\"logprobs\":"
                + "{\"tokens\":[\"a\",\"b\",\"c\"],\"token_logprobs\":[null,-Infinity,-1],"
                + "\"text_offset\":[0,1,2],\"top_logprobs\":[null,{},{}]}}]}");

        assertThatThrownBy(() -> ask(_ -> infinite, "a", "b")).hasMessageContaining("no finite")
                .hasMessageContaining("'b'");
    }

    @Test
    void aBusyServerIsAskedAgainForLikelihoodsToo() throws Exception {
        assertThat(ask(request -> request.number() == 0
                ? ScriptedReply.json(503, "{}", "Retry-After: 0") : logprobs(""), "Die 😀", " ist blau"))
                .containsExactly(new Likelihood(-2.25, 2, false));
    }

    /// Echoes the prompt word by word, each word's value −0.1 a letter.
    private static ScriptedReply echo(ReceivedRequest request) {
        Fields asked = (Fields) Json.parse(request.text());
        List<String> words = Arrays.asList((asked.findText("prompt").orElseThrow() + " x").split("(?= )"));
        return ScriptedReply.json(200, Json.write(Fields.EMPTY.with("choices", new Value.Items(List.of(
                Fields.EMPTY.with("logprobs", Fields.EMPTY.with("tokens", Value.ofTexts(words))
                        .with("token_logprobs", new Value.Items(IntStream.range(0, words.size())
                                .mapToObj(at -> at == 0 ? Value.ABSENT
                                        : Value.of(words.get(at).length() * -0.125)).toList()))))))));
    }

    @Test
    void aTextOfOneTokenFailsForItselfAndTheServerStaysUsable() throws Exception {
        try (FaultServer server = new FaultServer(EchoLikelihoodIT::echo);
                Generator generator = new CompletionsFactory()
                        .create(Specs.model("openai_completions", server.url(), 2))) {
            LogLikelihood model = (LogLikelihood) generator;

            assertThat(model.rankWhole("Hallo")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED);
                assertThat(failed.failure().permanent()).isFalse();
                assertThat(failed.failure().message()).contains("'Hallo'").contains("text's first");
            });
            assertThat(model.rankWhole("Hallo Welt")).isInstanceOfSatisfying(Outcome.Ranked.class,
                    ranked -> assertThat(ranked.likelihoods())
                            .containsExactly(new Likelihood(-0.625, 1, Optional.empty())));
        }
    }

    @Test
    void aRefusalBehindATextThatCannotBeMeasuredIsOfItsOwnText() throws Exception {
        try (FaultServer server = new FaultServer(request -> request.text().contains("odd")
                ? ScriptedReply.json(400, "{\"error\":{\"message\":\"odd text\"}}") : echo(request));
                Generator generator = new CompletionsFactory()
                        .create(Specs.model("openai_completions", server.url(), 2))) {
            LogLikelihood model = (LogLikelihood) generator;
            assertThat(model.rankWhole("Hallo")).isInstanceOf(Outcome.Failed.class);

            assertThat(model.rankWhole("odd")).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_REJECTED);
                assertThat(failed.failure().permanent()).isFalse();
            });
        }
    }

    @Test
    void aLogProbabilityAboveZeroAnywhereInThePromptIsNotedInTheOtherFormToo() {
        assertThatThrownBy(() -> ask(telling(ScriptedReply.json(400, NO_ECHO), position("a", 0.5, 1),
                position("b", -1, 1), position("c", -1, 1)), "ab", "c"))
                .hasMessageContaining("gives 0.5").hasMessageContaining("'a'")
                .extracting(told -> ((TouchstoneException) told).code())
                .isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED);
    }

    @Test
    void aServerThatMeasuredIsNotCondemnedForOneTextThatItRefuses() throws Exception {
        try (FaultServer server = new FaultServer(request -> request.text().contains("odd")
                ? ScriptedReply.json(400, "{\"error\":{\"message\":\"odd text\"}}") : echo(request));
                Generator generator = new CompletionsFactory()
                        .create(Specs.model("openai_completions", server.url(), 2))) {
            LogLikelihood model = (LogLikelihood) generator;
            assertThat(model.rank("a", List.of(" b"))).isInstanceOf(Outcome.Ranked.class);

            assertThat(model.rank("odd", List.of(" b"))).isInstanceOfSatisfying(Outcome.Failed.class,
                    failed -> assertThat(failed.failure().permanent()).isFalse());
        }
    }

    @Test
    void tokensThatTheServerDoesNotCountAreNotToldAsNone() throws Exception {
        String told = "{\"usage\":{\"prompt_tokens\":7},\"choices\":[{\"logprobs\":{\"tokens\":[\"a\",\"b\"],"
                + "\"token_logprobs\":[null,-1]}}]}";
        try (FaultServer server = new FaultServer(_ -> ScriptedReply.json(200, told));
                Generator generator = new CompletionsFactory()
                        .create(Specs.model("openai_completions", server.url(), 2))) {
            assertThat(((LogLikelihood) generator).rank("a", List.of("b"))).isInstanceOfSatisfying(
                    Outcome.Ranked.class, ranked -> assertThat(ranked.usage()).isEmpty());
        }
    }
}
