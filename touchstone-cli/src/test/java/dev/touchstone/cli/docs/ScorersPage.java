package dev.touchstone.cli.docs;

import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `scorers.md`: the scorers that are found, each with the first sentence of its javadoc, and with the table
/// of its settings where the javadoc holds one.
final class ScorersPage {

    private static final Pattern SEE = Pattern.compile("[;,] see \\[[^]]+]");
    private static final Pattern LINK = Pattern.compile("\\[(?:[\\w.]+\\.)?(\\w+)](?!\\()");

    private ScorersPage() {}

    static String render(Path root) throws IOException {
        StringBuilder ours = new StringBuilder();
        StringBuilder compat = new StringBuilder();
        StringBuilder settings = new StringBuilder();
        for (Map.Entry<String, ScorerFactory> found :
                Extensions.load(ScorerFactory.class, ScorerFactory::name).entrySet()) {
            StringBuilder table = found.getKey().startsWith("aisbench_") ? compat : ours;
            String javadoc = javadoc(root, found.getValue().getClass());
            table.append("| `").append(found.getKey()).append("` | ")
                    .append(ReferencePages.cell(sentence(javadoc))).append(" |\n");
            List<String> rows = javadoc.lines().filter(line -> line.startsWith("|")).toList();
            if (!rows.isEmpty()) {
                settings.append("\n## Settings of `").append(found.getKey()).append("`\n\n")
                        .append(String.join("\n", rows)).append('\n');
            }
        }
        return "# Scorers\n\n" + ReferencePages.notice("the scorers that are found")
                + """
                A task file names a scorer by `scorer: {function: NAME}`, and AISBench's rule for the same
                task by `compat_scorer: {function: NAME}`. What happens to an answer is explained in
                [Extraction](../explanation/extraction.md) and
                [Scores and outcomes](../explanation/scores-and-outcomes.md).

                ## Robust, and your own

                | name | what it is for |
                |---|---|
                """ + ours + settings + """

                ## Compat

                The rules of AISBench 3.1.20260630, restated with their faults.

                | name | what it does |
                |---|---|
                """ + compat;
    }

    /// A class's javadoc, read from its source, without the slashes.
    private static String javadoc(Path root, Class<?> type) throws IOException {
        Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        String module = outer.getName().split("\\.")[2]; // dev.touchstone.<module>
        String file = "touchstone-" + module + "/src/main/java/" + outer.getName().replace('.', '/')
        + ".java";
        Matcher javadoc = Pattern.compile(
                "((?:^ *///.*\\R)+)(?: *@.*\\R)*.*\\bclass " + type.getSimpleName() + "\\b",
                Pattern.MULTILINE)
                .matcher(Files.readString(root.resolve(file)));
        if (!javadoc.find()) {
            throw new IllegalStateException(file + ": no javadoc above class " + type.getSimpleName());
        }
        return javadoc.group(1).replaceAll("(?m)^ */// ?", "");
    }

    private static String sentence(String javadoc) {
        String text = javadoc.replaceAll("\\s+", " ").strip();
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end + 1);
        return LINK.matcher(SEE.matcher(first).replaceAll("")).replaceAll("`$1`");
    }
}
