package dev.touchstone.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.llama.TinyModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedGeneratorTest {

    private static final AttemptKey KEY = new AttemptKey(0, 0);

    @TempDir
    Path folder;

    private Generator generator;

    private ModelSpec spec(Fields settings) {
        return new ModelSpec("tiny", "tiny", "embedded", TinyModel.write(folder).toString(), settings,
                Fields.EMPTY,
                OptionalInt.empty(), 4, OptionalInt.empty());
    }

    private static GeneratorFactory factory() {
        return Extensions.load(GeneratorFactory.class, GeneratorFactory::name).get("embedded");
    }

    @BeforeEach
    void open() {
        generator = factory().create(spec(new Fields(Map.of("threads", Value.of(1), "context",
                Value.of(256)))));
    }

    @AfterEach
    void close() {
        generator.close();
    }

    private Outcome ask(Prompt.Asked prompt, Map<String, Value> arguments) throws InterruptedException {
        return generator.generate(new GenerationRequest(KEY, prompt,
                new GenerationSettings(12, new Fields(arguments))));
    }

    @Test
    void chatsAndTextsAreAnswered() throws InterruptedException {
        assertThat(generator.identity()).isEqualTo("tiny");
        for (Prompt.Asked prompt : List.<Prompt.Asked>of(Prompt.user("hello"), new Prompt.Text("hello"))) {
            assertThat(ask(prompt, Map.of())).isInstanceOfSatisfying(Outcome.Generated.class, answer -> {
                assertThat(answer.usage().orElseThrow().completionTokens()).isBetween(1, 12);
                assertThat(answer.tries()).isEqualTo(1);
            });
        }
        assertThat(generator.activity().inFlight()).isZero();
    }

    @Test
    void anArgumentThatWouldBeIgnoredIsRefusedForGood() throws InterruptedException {
        assertThat(ask(Prompt.user("hello"), Map.of("mirostat", Value.of(2))))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.failure().permanent()).isTrue();
                    assertThat(failed.failure().message()).contains("mirostat");
                });
        assertThat(ask(Prompt.user("hello"), Map.of("temperature", Value.of(-1))))
                .isInstanceOf(Outcome.Failed.class);
        assertThat(ask(Prompt.user("hello"),
                Map.of("repetition_penalty", Value.of(1.0), "top_k", Value.of(-1))))
                .isInstanceOf(Outcome.Generated.class);
    }

    @Test
    void aPromptThatIsTooLongFailsAlone() throws InterruptedException {
        assertThat(ask(Prompt.user("z".repeat(2_000)), Map.of()))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_PROMPT_TOO_LONG);
                    assertThat(failed.failure().permanent()).isFalse();
                });
    }

    @Test
    void likelihoodsAreThoseOfTheContinuations() throws InterruptedException {
        LogLikelihood likelihood = (LogLikelihood) generator;
        List<Likelihood> all =
                likelihood.logLikelihoods("hello", List.of(" world", " w", "xyz"));
        assertThat(all).hasSize(3).allSatisfy(each -> assertThat(each.logProbability()).isNegative());
        assertThat(all.get(2).tokens()).isEqualTo(3);
        assertThat(likelihood.logLikelihoods("hello ", List.of("world"))).containsExactly(all.getFirst());
        assertThat(likelihood.logLikelihoods("", List.of("hello")).getFirst().tokens()).isEqualTo(1);
    }

    @Test
    void settingsOutOfRangeNameTheKey() {
        assertThatThrownBy(() -> factory().create(spec(new Fields(Map.of("threads", Value.of(0))))))
                .hasMessageContaining("'threads'");
    }
    @Test
    void aKeyThatNothingReadsIsRefusedBeforeAnythingIsOpened() {
        for (String key : List.of("file", "thread")) {
            assertThatThrownBy(() -> factory().check(spec(new Fields(Map.of(key, Value.of("x"))))))
                    .isInstanceOf(TouchstoneException.class)
                    .hasMessageContaining("unknown key '" + key + "'").hasMessageContaining("threads");
        }
    }

}
