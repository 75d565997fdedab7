package dev.touchstone.gguf.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.format.GgufBytes;
import dev.touchstone.gguf.tensor.Kernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedModelTest {

    private static final EmbeddedOptions OPTIONS = new EmbeddedOptions(2, 4, 256, 100);

    @TempDir
    Path folder;

    private EmbeddedModel model;

    @BeforeEach
    void open() {
        model = EmbeddedModel.open(TinyModel.write(folder), OPTIONS);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private record Told(String text, List<TokenChoice> choices, Finish finish, Usage usage) {}

    private static Told finish(Generation generation) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        List<TokenChoice> choices = new ArrayList<>();
        while (true) {
            switch (generation.next()) {
                case GenerationEvent.Grown(String more, var choice) -> {
                    text.append(more);
                    choice.ifPresent(choices::add);
                }
                case GenerationEvent.Ended(Finish finish, Usage usage) -> {
                    return new Told(text.toString(), choices, finish, usage);
                }
                case GenerationEvent.Broken(var failure) -> throw failure;
            }
        }
    }

    private int[] prompt(int number) {
        return model.tokenizer().encode("hello world, this is a common beginning of some length; number "
                + number);
    }

    private static GenerationOptions told(int maxTokens) {
        return new GenerationOptions(maxTokens, Sampling.GREEDY, List.of(), OptionalInt.of(2));
    }

    @Test
    void anAnswerIsTheSameAloneAndAmongOthersAndWithAWarmCache() throws InterruptedException {
        List<Told> alone = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            try (EmbeddedModel fresh = EmbeddedModel.open(folder.resolve("tiny.gguf"),
                    new EmbeddedOptions(1, 1, 256, 10))) {
                alone.add(finish(fresh.generate(prompt(number), told(30))));
            }
        }
        for (int round = 0; round < 2; round++) {
            List<Generation> together = IntStream.range(0, 12)
                    .mapToObj(number -> model.generate(prompt(number), told(30))).toList();
            for (int number = 0; number < 12; number++) {
                assertThat(finish(together.get(number))).isEqualTo(alone.get(number));
            }
        }
    }

    @Test
    void scoresAreThoseOfTheGeneratedTokens() throws InterruptedException {
        int[] prompt = prompt(1);
        Told answer = finish(model.generate(prompt, told(20)));
        int[] tokens = IntStream.concat(IntStream.of(prompt),
                answer.choices().stream().mapToInt(TokenChoice::token)).toArray();
        List<TokenChoice> scored = model.score(tokens, prompt.length, 2);
        assertThat(scored).isEqualTo(answer.choices());
        assertThat(scored).allMatch(TokenChoice::greedy);
        assertThat(model.score(tokens, 1, 0)).hasSize(tokens.length - 1);
    }

    @Test
    void scalarAndVectorKernelsGiveNearlyTheSameLogits() throws InterruptedException {
        int[] tokens = prompt(5);
        List<TokenChoice> fast = model.score(tokens, 1, 3);
        try (EmbeddedModel scalar =
                EmbeddedModel.open(folder.resolve("tiny.gguf"), OPTIONS, Kernels.scalar())) {
            List<TokenChoice> plain = scalar.score(tokens, 1, 3);
            for (int index = 0; index < plain.size(); index++) {
                assertThat(fast.get(index).logProbability()).isCloseTo(plain.get(index).logProbability(),
                        Offset.offset(1e-3));
            }
        }
    }

    @Test
    void aStopTextEndsTheAnswerAndIsNotShown() throws InterruptedException {
        Told whole = finish(model.generate(prompt(2), GenerationOptions.greedy(40)));
        assertThat(whole.text().length()).isGreaterThan(6);
        String stop = whole.text().substring(3, 5);
        Told cut = finish(model.generate(prompt(2),
                new GenerationOptions(40, Sampling.GREEDY, List.of(stop, "never said"),
                OptionalInt.empty())));
        assertThat(cut.finish()).isEqualTo(Finish.STOP);
        assertThat(cut.text()).isEqualTo(whole.text().substring(0, whole.text().indexOf(stop)));
    }

    @Test
    void theSameSeedGivesTheSameSampledAnswer() throws InterruptedException {
        GenerationOptions sampled =
                new GenerationOptions(25, new Sampling(1.2, 0.95, 50, 99), List.of(), OptionalInt.empty());
        GenerationOptions other =
                new GenerationOptions(25, new Sampling(1.2, 0.95, 50, 100), List.of(), OptionalInt.empty());
        Told first = finish(model.generate(prompt(3), sampled));
        assertThat(finish(model.generate(prompt(3), sampled))).isEqualTo(first);
        assertThat(finish(model.generate(prompt(3), other)).text()).isNotEqualTo(first.text());
    }

    @Test
    void theContextBoundsPromptAndAnswer() throws InterruptedException {
        int[] full = new int[256];
        assertThatThrownBy(() -> model.generate(full, GenerationOptions.greedy(1)))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_PROMPT_TOO_LONG))
                .hasMessageContaining("256");
        Told last = finish(model.generate(Arrays.copyOf(full, 250),
                GenerationOptions.greedy(1_000)));
        assertThat(last.usage().completionTokens()).isLessThanOrEqualTo(6);
        assertThatThrownBy(() -> model.generate(new int[0], GenerationOptions.greedy(1)))
                .hasMessageContaining("empty");
    }

    @Test
    void moreRequestsThanMayWaitAreRefusedAndCancelledOnesMakeRoom() throws InterruptedException {
        try (EmbeddedModel narrow = EmbeddedModel.open(folder.resolve("tiny.gguf"),
                new EmbeddedOptions(1, 1, 256, 2))) {
            List<Generation> running = new ArrayList<>();
            assertThatThrownBy(() -> {
                for (int number = 0; number < 200; number++) {
                    running.add(narrow.generate(prompt(number), GenerationOptions.greedy(150)));
                }
            }).isInstanceOfSatisfying(TouchstoneException.class,
                    failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_RATE_LIMITED));
            running.forEach(Generation::close);
            Told answer = finish(narrow.generate(prompt(0), GenerationOptions.greedy(3)));
            assertThat(answer.usage().completionTokens()).isPositive();
        }
    }

    @Test
    void manyPromptsPassThroughASmallCache() throws InterruptedException {
        for (int number = 0; number < 60; number++) {
            Told answer = finish(model.generate(model.tokenizer().encode(number + " " + "xyz ".repeat(40)),
                    GenerationOptions.greedy(8)));
            assertThat(answer.usage().promptTokens()).isGreaterThan(100);
        }
    }

    @Test
    void closingEndsWhatIsRunning() throws InterruptedException {
        EmbeddedModel other = EmbeddedModel.open(folder.resolve("tiny.gguf"), OPTIONS);
        Generation generation = other.generate(prompt(1), GenerationOptions.greedy(200));
        other.close();
        GenerationEvent last = generation.next();
        while (last instanceof GenerationEvent.Grown) {
            last = generation.next();
        }
        assertThat(last).isInstanceOfAny(GenerationEvent.Broken.class, GenerationEvent.Ended.class);
        assertThatThrownBy(() -> other.generate(prompt(1), GenerationOptions.greedy(1)))
                .hasMessageContaining("closed");
    }

    @Test
    void filesThatDoNotFitTogetherAreRefused() throws IOException {
        refused(TinyModel.bytes().text("general.architecture", "mamba"), "mamba");
        refused(TinyModel.bytes().whole("llama.block_count", 3), "blk.2");
        refused(TinyModel.bytes().whole("llama.attention.head_count", 64), "heads of 1");
        refused(TinyModel.bytes().floats("blk.0.attn_q.bias", new float[64], 64), "attn_q.bias");
        refused(TinyModel.bytes().texts("tokenizer.ggml.merges", List.of("no such")), "merge 0");
        refused(TinyModel.bytes().text("tokenizer.ggml.model", "llama"), "'llama'");
    }

    private void refused(GgufBytes bytes, String word) throws IOException {
        Path file = Files.write(folder.resolve("wrong.gguf"), bytes.toBytes());
        assertThatThrownBy(() -> EmbeddedModel.open(file, OPTIONS).close())
                .isInstanceOfSatisfying(TouchstoneException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_FILE_INVALID))
                .hasMessageContaining(word);
    }
}
