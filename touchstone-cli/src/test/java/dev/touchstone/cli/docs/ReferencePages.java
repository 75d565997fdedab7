package dev.touchstone.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The pages of `docs/reference/` that are made from the code.
public final class ReferencePages {

    private ReferencePages() {}

    /// Writes the pages.
    ///
    /// @param arguments the repository's root
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("expected one argument, the repository's root");
        }
        Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
        for (Map.Entry<String, String> page : render(root).entrySet()) {
            Files.writeString(root.resolve("docs/reference").resolve(page.getKey()), page.getValue());
        }
    }

    /// The pages by file name.
    ///
    /// @param root the repository's root
    static Map<String, String> render(Path root) throws IOException {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("commands.md", CommandsPage.render());
        pages.put("task-keys.md", TaskKeysPage.render(root));
        pages.put("scorers.md", ScorersPage.render(root));
        pages.put("metrics.md", MetricsPage.render());
        pages.put("errors.md", ErrorsPage.render());
        return pages;
    }

    /// The comment at the top of a generated page.
    static String notice(String source) {
        return "<!-- Made from " + source + " by `make docs`; do not edit. -->\n\n";
    }

    /// A text as a cell of a table.
    static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ').strip();
    }
}
