package dev.touchstone.models.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import dev.touchstone.models.testing.Specs;
import java.util.List;
import java.util.function.Function;
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
}
