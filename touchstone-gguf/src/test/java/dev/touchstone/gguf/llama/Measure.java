package dev.touchstone.gguf.llama;

import dev.touchstone.gguf.tokenize.Tokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prints speed and memory of a model; see the module's README for the command.
final class Measure {

    private Measure() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        long start = System.nanoTime();
        try (EmbeddedModel model = EmbeddedModel.open(file, new EmbeddedOptions(threads, 8, 2_048, 1_000))) {
            System.out.printf(Locale.ROOT, "load_s %.2f%n", seconds(start));
            Tokenizer tokenizer = model.tokenizer();
            String question =
                    "<|im_start|>user\nWhat is the capital of France?<|im_end|>\n<|im_start|>assistant\n";
            System.out.println(answer(model.generate(tokenizer.encode(question),
                    GenerationOptions.greedy(40))));
            System.out.printf(Locale.ROOT, "first_answer_s %.2f%n", seconds(start));
            for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
                prompts(model, tokenizer, round);
                single(model, tokenizer, round);
                batch(model, tokenizer, round);
            }
            questions(model, tokenizer);
            System.out.println(Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM") || line.startsWith("RssAnon")).toList());
        }
    }

    private static void prompts(EmbeddedModel model, Tokenizer tokenizer, int round) throws Exception {
        int[] prompt = tokenizer.encode(("Number " + round
                + " is larger than nothing, said the farmer, and went on. ")
                .repeat(30));
        long start = System.nanoTime();
        Duration before = cpu();
        answer(model.generate(prompt, GenerationOptions.greedy(1)));
        System.out.printf(Locale.ROOT, "prompt of %d tokens: %.1f tok/s, %.1f tok/CPU s%n", prompt.length,
                prompt.length / seconds(start), prompt.length / (cpu().minus(before).toMillis() / 1e3));
    }

    private static void single(EmbeddedModel model, Tokenizer tokenizer, int round) throws Exception {
        long start = System.nanoTime();
        Duration before = cpu();
        int tokens = tokens(model.generate(tokenizer.encode("Chapter " + round + ". Once upon a time"),
                GenerationOptions.greedy(96)));
        System.out.printf(Locale.ROOT, "one answer: %.1f tok/s, %.1f tok/CPU s%n", tokens / seconds(start),
                tokens / (cpu().minus(before).toMillis() / 1e3));
    }

    private static void batch(EmbeddedModel model, Tokenizer tokenizer, int round) throws Exception {
        long start = System.nanoTime();
        Duration before = cpu();
        List<Generation> answers = new ArrayList<>();
        for (int index = 0; index < 8; index++) {
            answers.add(model.generate(tokenizer.encode("Story " + round + index + ". Once upon a time"),
                    GenerationOptions.greedy(96)));
        }
        int tokens = 0;
        for (Generation answer : answers) {
            tokens += tokens(answer);
        }
        System.out.printf(Locale.ROOT, "8 answers: %.1f tok/s, %.1f tok/CPU s%n", tokens / seconds(start),
                tokens / (cpu().minus(before).toMillis() / 1e3));
    }

    /// 128 short word problems, all handed over at once.
    private static void questions(EmbeddedModel model, Tokenizer tokenizer) throws Exception {
        long start = System.nanoTime();
        Duration before = cpu();
        List<Generation> answers = new ArrayList<>();
        int prompts = 0;
        for (int index = 0; index < 128; index++) {
            int[] prompt = tokenizer.encode(("<|im_start|>system\nYou are a helpful AI assistant named "
                    + "SmolLM, trained by Hugging Face<|im_end|>\n<|im_start|>user\n"
                    + "A shop sells %d boxes of pens on Monday and %d on Tuesday. Each "
                    + "box holds %d pens. How many pens does it sell on both "
                    + "days together? Answer in one short sentence with the number.<|im_end|>\n"
                    + "<|im_start|>assistant\n")
                            .formatted(index + 3, 2 * index + 1, index % 9 + 2));
            prompts += prompt.length;
            answers.add(model.generate(prompt, GenerationOptions.greedy(48)));
        }
        int tokens = 0;
        for (Generation answer : answers) {
            tokens += tokens(answer);
        }
        System.out.printf(Locale.ROOT, "128 questions (%d prompt, %d answer tokens): %.1f s, %.1f CPU s%n",
                prompts,
                tokens, seconds(start), cpu().minus(before).toMillis() / 1e3);
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    private static int tokens(Generation generation) throws Exception {
        while (true) {
            if (generation.next() instanceof GenerationEvent.Ended(_, var usage)) {
                return usage.completionTokens();
            }
        }
    }

    static String answer(Generation generation) throws Exception {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (generation.next()) {
                case GenerationEvent.Grown(String more, _) -> text.append(more);
                case GenerationEvent.Ended _ -> {
                    return text.toString();
                }
                case GenerationEvent.Broken(var failure) -> throw failure;
            }
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
