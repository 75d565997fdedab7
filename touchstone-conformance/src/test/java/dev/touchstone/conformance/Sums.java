package dev.touchstone.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Small sums as a data set, and a model that answers them: right for most, by rule wrong for some.
///
/// Row `i` asks for `i + 7`, so every prompt is another one and the answer follows from the prompt alone.
final class Sums {

    private static final Pattern SUM = Pattern.compile("What is (\\d+) \\+ (\\d+)");

    private Sums() {}

    /// Writes rows as a custom `qa` set.
    ///
    /// @return the file
    static Path write(Path file, int first, int rows) {
        StringBuilder text = new StringBuilder();
        for (int row = first; row < first + rows; row++) {
            text.append("{\"question\": \"What is %d + 7?\", \"answer\": \"%d\"}%n".formatted(row, row + 7));
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Writes a task with three sub-sets below a folder of configuration, and its data below a data root.
    static void writeGroup(Path configuration, Path dataRoot, int rowsEach) {
        try {
            Path task = configuration.resolve("datasets/sums.yaml");
            Files.createDirectories(task.getParent());
            Files.writeString(task, """
                    task: sums
                    group: sums
                    abbr: "sums-{{subset}}"
                    dataset_path: "sums/{{subset}}.jsonl"
                    test_split: test
                    output_type: generate_until
                    prompt_form: chat
                    doc_to_text: "{{question}}"
                    doc_to_target: "{{answer}}"
                    scorer: {function: number}
                    subsets: [red, green, blue]
                    """);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        write(dataRoot.resolve("sums/red.jsonl"), 0, rowsEach);
        write(dataRoot.resolve("sums/green.jsonl"), 10_000, rowsEach / 2);
        write(dataRoot.resolve("sums/blue.jsonl"), 20_000, rowsEach);
    }

    /// What the model says to a prompt: three of four sums right.
    ///
    /// @param prompt as it stands in the request
    /// @param seed of the request, 0 when it has none; another seed makes other mistakes
    static String answer(String prompt, long seed) {
        Matcher sum = SUM.matcher(prompt);
        if (!sum.find()) {
            return "I do not know.";
        }
        int left = Integer.parseInt(sum.group(1));
        int right = left + Integer.parseInt(sum.group(2));
        boolean mistaken = (left + 3 * seed) % 4 == 3;
        return "The sum of both is easy to tell. The answer is %d.".formatted(mistaken ? right + 1 : right);
    }

    /// How many of the rows from `first` on the model gets right, without a seed.
    static int right(int first, int rows) {
        int right = 0;
        for (int row = first; row < first + rows; row++) {
            right += row % 4 == 3 ? 0 : 1;
        }
        return right;
    }
}
