package dev.touchstone.gguf.llama;

import com.sun.management.OperatingSystemMXBean;
import dev.touchstone.gguf.tokenize.Tokenizer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Prints what the likelihoods of four options of a question cost beside those of one, in CPU time, pair by
/// pair; see the module's README for the command.
final class MeasureOptions {

    private static final String[] WORDS = {"river", "stone", "when", "a", "plant", "grows", "the", "student",
        "measured", "light", "of", "water", "which", "best", "energy"};
    private static final List<String> OPTIONS = List.of(" the energy of the light grows",
            " water in the river", " a stone that the student measured", " plant energy when measured best");

    private MeasureOptions() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[1]);
        try (EmbeddedModel model =
                EmbeddedModel.open(Path.of(arguments[0]), new EmbeddedOptions(1, 8, 2_048, 1_000))) {
            for (int words : new int[] {20, 40, 80, 160, 320, 640}) {
                double[] ratios = new double[rounds];
                double one = 0;
                int tokens = 0;
                for (int round = -1; round < rounds; round++) { // the first is for the compiler
                    String alone = question(words, 2 * round + words * 1_000);
                    String together = question(words, 2 * round + 1 + words * 1_000);
                    double single = cost(model, alone, OPTIONS.subList(0, 1));
                    double four = cost(model, together, OPTIONS);
                    tokens = model.tokenizer().encodePrompt(alone).length;
                    if (round >= 0) {
                        ratios[round] = four / single;
                        one += single / rounds;
                    }
                }
                Arrays.sort(ratios);
                System.out.printf(Locale.ROOT,
                        "%d tokens: one option %.0f ms, four %.2f times (%.2f to %.2f)%n", tokens,
                        one, ratios[rounds / 2], ratios[0], ratios[rounds - 1]);
            }
        }
    }

    private static String question(int words, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder("Question " + seed + ":");
        for (int word = 0; word < words; word++) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.append("\nAnswer:").toString();
    }

    private static double cost(EmbeddedModel model, String question, List<String> options) throws Exception {
        Tokenizer tokenizer = model.tokenizer();
        int from = tokenizer.encodePrompt(question).length;
        long before = cpu();
        List<int[]> texts = new ArrayList<>();
        options.forEach(option -> texts.add(tokenizer.encodePrompt(question + option)));
        model.startScoring(texts, options.stream().map(_ -> from).toList()).results();
        return (cpu() - before) / 1e6;
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
