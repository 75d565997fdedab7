package dev.touchstone.models.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.Pythons;
import dev.touchstone.models.testing.TransformersReference;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real transformers on a tiny model with random weights, against transformers called directly.
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransformersIT {

    private static final List<String> TEXTS =
            List.of("the man", "a", "in the house of the thin man and another one",
            "中文", "x y z", "0123456789 0123456789", "the the the the the the the", "Q: why?\nA:", "ou",
            "and then");

    @TempDir
    static Path folder;

    private static String python;
    private static TransformersReference reference;
    private static Path model;
    private static Generator base;

    @BeforeAll
    static void make() throws Exception {
        python = Pythons.withTorch();
        reference = new TransformersReference(python, folder);
        model = reference.tinyModel();
        base = open(Engine.BASE, 4);
    }

    @AfterAll
    static void close() {
        if (base != null) {
            base.close();
        }
    }

    private static Generator open(Engine engine, int batchSize, Object... settings) {
        List<Object> all = new ArrayList<>(List.of("python", python, "path", model));
        all.addAll(List.of(settings));
        return LocalSpecs.open(engine, batchSize, all.toArray());
    }

    private static List<Outcome> ask(Generator generator, Map<String, Value> arguments) throws Exception {
        return Asked.all(generator, IntStream.range(0, TEXTS.size())
                .mapToObj(at -> LocalSpecs.ask(at, TEXTS.get(at), 5 + 3 * at, arguments)).toList());
    }

    @Test
    void greedyAnswersInBatchesEqualThoseOfTransformersOneByOne() throws Exception {
        List<Value> expected =
                reference.run(IntStream.range(0, TEXTS.size()).<Value>mapToObj(at -> Fields.EMPTY
                .with("text", Value.of(TEXTS.get(at))).with("max_tokens", Value.of(5 + 3 * at))).toList(),
                "answers", model.toString());
        assertThat(ask(base, Map.of("temperature", Value.of(0))).stream().map(Asked::text).toList())
                .isEqualTo(expected.stream().map(Value::display).toList());
    }

    @Test
    void chatsGoThroughTheChatTemplate() throws Exception {
        Value messages = new Value.Items(List.of(Fields.EMPTY.with("role", Value.of("user"))
                .with("content", Value.of("in the house"))));
        List<Value> expected = reference.run(List.of(Fields.EMPTY.with("messages", messages)
                .with("max_tokens", Value.of(24))), "answers", model.toString());
        try (Generator generator = open(Engine.CHAT, 4)) {
            Outcome outcome = generator.generate(new GenerationRequest(new AttemptKey(0, 0),
                    Prompt.user("in the house"), new GenerationSettings(24, Fields.EMPTY)));
            assertThat(Asked.text(outcome)).isEqualTo(expected.getFirst().display());
            assertThat(((Outcome.Generated) outcome).finish()).isEqualTo(Finish.LENGTH);
            assertThat(((Outcome.Generated) outcome).usage().orElseThrow().completionTokens()).isEqualTo(24);
        }
    }

    @Test
    void aSeedGivesTheSameAnswerWhateverStandsBesideItInTheBatch() throws Exception {
        Map<String, Value> sampled = Map.of("temperature", Value.of(1.0), "top_p", Value.of(0.95),
                "seed", Value.of(42));
        List<String> first = ask(base, sampled).stream().map(Asked::text).toList();
        for (int at = 0; at < TEXTS.size(); at++) {
            assertThat(Asked.text(base.generate(LocalSpecs.ask(at, TEXTS.get(at), 5 + 3 * at, sampled))))
                    .isEqualTo(first.get(at));
        }
        Map<String, Value> other = Map.of("temperature", Value.of(1.0), "seed", Value.of(43));
        assertThat(ask(base, other).stream().map(Asked::text).toList()).isNotEqualTo(first);
    }

    @Test
    void anAnswerEndsBeforeItsStopText() throws Exception {
        String whole = Asked.text(base.generate(LocalSpecs.ask(0, "the man", 30, Map.of())));
        String stop = whole.substring(4, 6);
        Outcome outcome = base.generate(LocalSpecs.ask(0, "the man", 30, Map.of("stop", Value.of(stop))));
        assertThat(Asked.text(outcome)).isEqualTo(whole.substring(0, whole.indexOf(stop)));
        assertThat(((Outcome.Generated) outcome).finish()).isEqualTo(Finish.STOP);
    }

    @Test
    void aPromptLongerThanTheContextIsAnErrorUnlessCuttingWasAskedFor() throws Exception {
        String text = "0123456789".repeat(10) + "the end";
        try (Generator strict = open(Engine.BASE, 2, "max_seq_len", 64);
                Generator left = open(Engine.BASE, 2, "max_seq_len", 64, "truncation", "left");
                Generator middle = open(Engine.BASE, 2, "max_seq_len", 64, "truncation", "middle")) {
            Failure failure = Asked.failure(strict.generate(LocalSpecs.ask(0, text, 14, Map.of())));
            assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_PROMPT_TOO_LONG);
            assertThat(failure.message()).contains("the context 64", "truncation: left or middle");
            assertThat(Asked.text(strict.generate(LocalSpecs.ask(1, "short", 14, Map.of())))).isNotEmpty();
            assertThat(promptTokens(left, text)).isEqualTo(50);
            assertThat(promptTokens(middle, text)).isEqualTo(50);
            assertThat(Asked.text(left.generate(LocalSpecs.ask(2, text, 14, Map.of()))))
                    .isNotEqualTo(Asked.text(middle.generate(LocalSpecs.ask(2, text, 14, Map.of()))));
            assertThat(left.identity()).isNotEqualTo(strict.identity()).contains("truncation");
        }
    }

    private static int promptTokens(Generator generator, String text) throws InterruptedException {
        return ((Outcome.Generated) generator.generate(LocalSpecs.ask(0, text, 14, Map.of())))
                .usage().orElseThrow().promptTokens();
    }

    @Test
    void likelihoodsEqualThoseOfOneForwardPassEach() throws Exception {
        List<Map.Entry<String, List<String>>> asked = List.of(
                Map.entry("the man ", List.of("in", "ou", "house of the man")),
                Map.entry("Q: why?\nAnswer:", List.of(" A", " B", " C", " D")),
                Map.entry("", List.of("abc", "the")), Map.entry("in th", List.of("e house")));
        List<Value> expected = reference.run(asked.stream().<Value>map(each -> Fields.EMPTY
                .with("context", Value.of(each.getKey()))
                .with("continuations", Value.ofTexts(each.getValue()))).toList(), "likelihoods",
                model.toString());
        LogLikelihood scored = base.likelihoods().orElseThrow();
        for (int at = 0; at < asked.size(); at++) {
            List<Likelihood> found = scored.logLikelihoods(asked.get(at).getKey(), asked.get(at).getValue());
            equal(found, expected.get(at));
        }
        assertThatThrownBy(() -> scored.logLikelihoods("the", List.of("")))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("without text");
    }

    @Test
    void aLongTextIsScoredInWindowsEachTokenOnce() throws Exception {
        String text = "the man in the house and another one ".repeat(14);
        List<Value> lines = new ArrayList<>();
        for (int window : new int[] {256, 64, 63}) {
            lines.add(Fields.EMPTY.with("text", Value.of(text)).with("window", Value.of(window)));
        }
        List<Value> expected = reference.run(lines, "likelihoods", model.toString());
        equal(List.of(base.likelihoods().orElseThrow().rolling(text)), expected.get(0));
        try (Generator small = open(Engine.BASE, 2, "max_seq_len", 64);
                Generator odd = open(Engine.BASE, 2, "max_seq_len", 63)) {
            equal(List.of(small.likelihoods().orElseThrow().rolling(text)), expected.get(1));
            equal(List.of(odd.likelihoods().orElseThrow().rolling(text)), expected.get(2));
        }
    }

    private static void equal(List<Likelihood> found, Value expected) {
        List<Value> values = ((Value.Items) expected).items();
        assertThat(found).hasSameSizeAs(values);
        for (int at = 0; at < found.size(); at++) {
            List<Value> parts = ((Value.Items) values.get(at)).items();
            double probability = ((Value.Numeric) parts.get(0)).number().doubleValue();
            assertThat(found.get(at).logProbability())
                    .isCloseTo(probability, within(1e-6 * Math.abs(probability)));
            assertThat(BigDecimal.valueOf(found.get(at).tokens()))
                    .isEqualTo(((Value.Numeric) parts.get(1)).number());
            assertThat(Value.of(found.get(at).greedy().orElseThrow())).isEqualTo(parts.get(2));
        }
    }

    @Test
    void aShortageOfMemoryInTransformersHalvesTheBatch() throws Exception {
        Path fault = Files.writeString(folder.resolve("fault.py"), """
                import runpy, sys, torch, transformers
                whole = transformers.LlamaForCausalLM.forward
                def forward(self, input_ids=None, **rest):
                    if input_ids is not None and input_ids.shape[0] > 2:
                        raise torch.OutOfMemoryError("planted: %d rows" % input_ids.shape[0])
                    return whole(self, input_ids=input_ids, **rest)
                forward.__signature__ = __import__("inspect").signature(whole)
                transformers.LlamaForCausalLM.forward = forward
                runpy.run_path([word for word in sys.argv if "worker-" in word][0], run_name="__main__")
                """);
        Path wrapper =
                Files.writeString(folder.resolve("python"), "#!/bin/sh\nexec " + python + " " + fault
                + " \"$@\"\n");
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        try (Generator short8 = LocalSpecs.open(Engine.BASE, 8, "python", wrapper, "path", model)) {
            assertThat(ask(short8, Map.of()).stream().map(Asked::text).toList())
                    .isEqualTo(ask(base, Map.of()).stream().map(Asked::text).toList());
            assertThat(short8.activity().retries()).as("deaths").isZero();
        }
    }

    @Test
    void unknownArgumentsAreRefusedForGood() throws Exception {
        Failure failure = Asked.failure(base.generate(
                LocalSpecs.ask(0, "a", 4, Map.of("temprature", Value.of(1)))));
        assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(failure.permanent()).isTrue();
        assertThat(Asked.text(base.generate(LocalSpecs.ask(1, "a", 4,
                Map.of("repetition_penalty", Value.of(1.1), "ignore_eos", Value.of(false)))))).isNotNull();
    }

    @Test
    void anotherModelsTokenizerIsFoundBeforeAnyQuestion() throws Exception {
        Path other = folder.resolve("other-tokenizer");
        Files.createDirectories(other);
        for (String name : List.of("tokenizer.json", "tokenizer_config.json")) {
            Files.copy(model.resolve(name), other.resolve(name));
        }
        String json = Files.readString(other.resolve("tokenizer.json"));
        StringBuilder more = new StringBuilder();
        for (int at = 300; at < 400; at++) {
            more.append("\"extra").append(at).append("\":").append(at).append(',');
        }
        Files.writeString(other.resolve("tokenizer.json"),
                json.replaceFirst("\"vocab\":\\s*\\{", "\"vocab\": {" + more));
        try (Generator generator = open(Engine.BASE, 2, "tokenizer_path", other)) {
            Failure failure = Asked.failure(generator.generate(LocalSpecs.ask(0, "a", 4, Map.of())));
            assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_FILE_INVALID);
            assertThat(failure.message()).contains("do not belong together", "up to 399", "tokenizer_path");
        }
    }

    /// Few tokens, and one of them with a number far beyond the model's.
    @Test
    void aTokenizerWhoseNumbersHaveGapsIsFoundToo() throws Exception {
        Path gaps = Files.createDirectories(folder.resolve("gaps"));
        Files.copy(model.resolve("tokenizer_config.json"), gaps.resolve("tokenizer_config.json"));
        String json = Files.readString(model.resolve("tokenizer.json"));
        Files.writeString(gaps.resolve("tokenizer.json"),
                json.replaceFirst("\"vocab\":\\s*\\{", "\"vocab\": {\"far\": 5001,"));
        try (Generator generator = open(Engine.BASE, 2, "tokenizer_path", gaps)) {
            Failure failure = Asked.failure(generator.generate(LocalSpecs.ask(0, "a", 4, Map.of())));
            assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_FILE_INVALID);
            assertThat(failure.message()).contains("up to 5001", "do not belong together");
        }
    }

    @Test
    void truncatedAndIncompleteWeightsAreFoundBeforeAnyQuestion() throws Exception {
        Path cut = Files.createDirectories(folder.resolve("cut"));
        for (String name : List.of("config.json", "tokenizer.json", "tokenizer_config.json")) {
            Files.copy(model.resolve(name), cut.resolve(name));
        }
        byte[] weights = Files.readAllBytes(model.resolve("model.safetensors"));
        Files.write(cut.resolve("model.safetensors"), Arrays.copyOf(weights, weights.length / 2));
        try (Generator generator = LocalSpecs.open(Engine.BASE, 2, "python", python, "path", cut)) {
            Failure failure = Asked.failure(generator.generate(LocalSpecs.ask(0, "a", 4, Map.of())));
            assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_FILE_INVALID);
            assertThat(failure.permanent()).isTrue();
        }
        Files.writeString(cut.resolve("config.json"), Files.readString(model.resolve("config.json"))
                .replace("\"num_hidden_layers\": 2", "\"num_hidden_layers\": 3"));
        Files.write(cut.resolve("model.safetensors"), weights);
        try (Generator generator = LocalSpecs.open(Engine.BASE, 2, "python", python, "path", cut)) {
            Failure failure = Asked.failure(generator.generate(LocalSpecs.ask(0, "a", 4, Map.of())));
            assertThat(failure.message()).contains("lack", "made up at random");
        }
    }
}
