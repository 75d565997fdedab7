package dev.touchstone.gguf.llama;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// Prints what the likelihoods of four options of a question cost beside those of one, in CPU time of the
/// computing threads; see the module's README for the command.
///
/// Each question goes once through one copy of the model with one of its options, each in turn, and once
/// through another copy with all: so both compute the same context, and neither finds it in its cache. The
/// copies change roles from question to question, for one may lie better in memory than the other by a tenth.
final class MeasureOptions {

    private static final String[] WORDS = {"river", "stone", "when", "a", "plant", "grows", "the", "student",
        "measured", "light", "of", "water", "which", "best", "energy"};
    private static final List<String> LETTERS = List.of(" A", " B", " C", " D");
    private static final List<String> PHRASES = List.of(" the energy of the light grows",
            " water in the river", " a stone that the student measured", " plant energy when measured best");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EmbeddedModel left;
    private final EmbeddedModel right;

    private MeasureOptions(EmbeddedModel left, EmbeddedModel right) {
        this.left = left;
        this.right = right;
    }

    /// A question's context and what may stand behind it.
    ///
    /// @param whole whether the context's likelihood is measured too, as for AISBench's perplexities
    private record Question(String context, List<String> options, boolean whole) {}

    /// What one question took.
    private record Pair(int context, int options, double single, double all) {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        EmbeddedOptions options = new EmbeddedOptions(1, 8, 2_048, 1_000);
        try (EmbeddedModel left = EmbeddedModel.open(file, options);
                EmbeddedModel right = EmbeddedModel.open(file, options)) {
            MeasureOptions measure = new MeasureOptions(left, right);
            measure.run(questions(60, PHRASES, 12, false)); // for the compiler
            if (arguments.length > 2) {
                measure.real(arc(Path.of(arguments[2])), rounds);
            } else {
                measure.made(rounds);
            }
        }
    }

    private void made(int rounds) throws Exception {
        for (int words : new int[] {20, 40, 80, 160, 320}) {
            print("letters", run(questions(words, LETTERS, rounds, false)));
            print("phrases", run(questions(words, PHRASES, rounds, false)));
            print("whole prompts with letters", run(questions(words, LETTERS, rounds, true)));
        }
    }

    private void real(List<Question> questions, int rounds) throws Exception {
        List<Pair> pairs = run(questions.subList(0, Math.min(questions.size(), rounds)));
        for (int from = 0; from < 100; from += 20) {
            int least = from;
            print("ARC", pairs.stream().filter(pair -> pair.context() >= least
                    && pair.context() < least + 20).toList());
        }
        print("ARC, all", pairs);
    }

    private List<Pair> run(List<Question> questions) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (Question question : questions) {
            List<String> one = List.of(question.options().get(pairs.size() / 2 % question.options().size()));
            int context = left.tokenizer().encodePrompt(question.context()).length;
            int own = question.options().stream()
                    .mapToInt(option -> tokens(question.context() + option).length - context).sum();
            boolean swapped = pairs.size() % 2 == 1;
            double first = cost(left, question, swapped ? question.options() : one);
            double second = cost(right, question, swapped ? one : question.options());
            pairs.add(new Pair(context, own, swapped ? second : first, swapped ? first : second));
        }
        return pairs;
    }

    private int[] tokens(String text) {
        return left.tokenizer().encodePrompt(text);
    }

    private static void print(String kind, List<Pair> pairs) {
        double single = sum(pairs, Pair::single);
        double[] ratios = pairs.stream().mapToDouble(pair -> pair.all() / pair.single()).sorted().toArray();
        if (ratios.length > 0) {
            System.out.printf(Locale.ROOT, "%s: %d questions, context %.0f tokens, options %.0f: "
                    + "one %.0f ms, four %.2f times (median %.2f, quartiles %.2f to %.2f)%n", kind,
                    ratios.length, sum(pairs, Pair::context) / ratios.length,
                    sum(pairs, Pair::options) / ratios.length,
                    single / ratios.length, sum(pairs, Pair::all) / single, ratios[ratios.length / 2],
                    ratios[ratios.length / 4], ratios[ratios.length * 3 / 4]);
        }
    }

    private static double sum(List<Pair> pairs, ToDoubleFunction<Pair> part) {
        return pairs.stream().mapToDouble(part).sum();
    }

    private static List<Question> questions(int words, List<String> options, int count,
            boolean whole) {
        List<Question> questions = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            SplittableRandom random = new SplittableRandom(
                    1_000L * words + number + options.hashCode() + (whole ? 500 : 0)); // none is asked twice
            StringBuilder text = new StringBuilder("Question " + random.nextInt(1_000) + ":");
            for (int word = 0; word < words; word++) {
                text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            questions.add(new Question(text.append("\nAnswer:").toString(), options, whole));
        }
        return questions;
    }

    /// Questions of a file of ARC that have four options.
    private static List<Question> arc(Path file) throws IOException {
        List<Question> questions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Fields question = ((Fields) Json.parse(line)).findFields("question").orElseThrow();
            List<String> options = question.findItems("choices").orElseThrow().stream()
                    .map(choice -> " " + ((Fields) choice).findText("text").orElseThrow()).toList();
            if (options.size() == 4) {
                questions.add(new Question("Question: " + question.findText("stem").orElseThrow()
                        + "\nAnswer:", options, false));
            }
        }
        return questions;
    }

    private static double cost(EmbeddedModel model, Question question, List<String> options)
            throws InterruptedException {
        int from = question.whole() ? 1 : model.tokenizer().encodePrompt(question.context()).length;
        double before = cpu();
        List<int[]> texts = options.stream()
                .map(option -> model.tokenizer().encodePrompt(question.context() + option)).toList();
        model.startScoring(texts, options.stream().map(_ -> from).toList()).results();
        return cpu() - before;
    }

    /// CPU time in ms of all threads that are not the virtual machine's own.
    private static double cpu() {
        long sum = 0;
        for (long thread : THREADS.getAllThreadIds()) {
            sum += Math.max(0, THREADS.getThreadCpuTime(thread));
        }
        return sum / 1e6;
    }
}
