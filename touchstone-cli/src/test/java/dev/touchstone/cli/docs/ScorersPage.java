package dev.touchstone.cli.docs;

import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `scorers.md`: the scorers that are found, each with the first sentence of its javadoc.
final class ScorersPage {

    private static final Pattern SEE = Pattern.compile("[;,] see \\[[^]]+]");
    private static final Pattern LINK = Pattern.compile("\\[(?:[\\w.]+\\.)?(\\w+)](?!\\()");

    private ScorersPage() {}

    static String render(Path root) throws IOException {
        StringBuilder ours = new StringBuilder();
        StringBuilder compat = new StringBuilder();
        for (Map.Entry<String, ScorerFactory> found :
                Extensions.load(ScorerFactory.class, ScorerFactory::name).entrySet()) {
            StringBuilder table = found.getKey().startsWith("aisbench_") ? compat : ours;
            table.append("| `").append(found.getKey()).append("` | ")
                    .append(ReferencePages.cell(sentence(root, found.getValue().getClass()))).append(" |\n");
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
                """ + ours + """

                ## Compat

                The rules of AISBench 3.1.20260630, restated with their faults.

                | name | what it does |
                |---|---|
                """ + compat;
    }

    /// The first sentence of a class's javadoc, read from its source.
    private static String sentence(Path root, Class<?> type) throws IOException {
        Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        String file = "touchstone-tasks/src/main/java/" + outer.getName().replace('.', '/') + ".java";
        Matcher javadoc = Pattern.compile(
                "((?:^ *///.*\\R)+)(?: *@.*\\R)*.*\\bclass " + type.getSimpleName() + "\\b",
                Pattern.MULTILINE)
                .matcher(Files.readString(root.resolve(file)));
        if (!javadoc.find()) {
            throw new IllegalStateException(file + ": no javadoc above class " + type.getSimpleName());
        }
        String text = javadoc.group(1).replaceAll("(?m)^ *///", "").replaceAll("\\s+", " ").strip();
        int end = text.indexOf(". ");
        String first = end < 0 ? text : text.substring(0, end + 1);
        return LINK.matcher(SEE.matcher(first).replaceAll("")).replaceAll("`$1`");
    }
}
