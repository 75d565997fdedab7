package dev.touchstone.cli.run;

import dev.touchstone.cli.command.Terminal;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.models.catalog.ModelCatalog;
import dev.touchstone.models.catalog.ModelEntry;
import dev.touchstone.tasks.catalog.TaskCatalog;
import dev.touchstone.tasks.catalog.TaskEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `--search`: where the files of models and tasks lie, in AISBench's table; the paths can be opened and
/// edited.
final class SearchTable {

    private static final List<String> HEADER = List.of("Task Type", "Task Name", "Config File Path");

    private final RunWiring wiring;
    private final RunOptions options;

    SearchTable(RunWiring wiring, RunOptions options) {
        this.wiring = wiring;
        this.options = options;
    }

    /// Prints the table.
    ///
    /// @return 0, or 2 when a name was not found
    int print(Terminal terminal, Messages messages) {
        boolean all = options.models().isEmpty() && options.datasets().isEmpty();
        ModelCatalog models = wiring.models();
        TaskCatalog tasks = wiring.tasks();
        List<List<String>> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (all) {
            models.list().forEach(entry -> rows.add(row("--models", entry.name(), entry.file())));
            tasks.entries().forEach(entry -> rows.add(row("--datasets", entry.name(), entry.file())));
        }
        for (String name : options.models()) {
            List<ModelEntry> found = models.find(name);
            found.stream().findFirst().ifPresentOrElse(
                    entry -> rows.add(row("--models", name, entry.file())), () -> missing.add(name));
        }
        for (String name : options.datasets()) {
            List<TaskEntry> found = tasks.find(name);
            found.stream().findFirst().ifPresentOrElse(
                    entry -> rows.add(row("--datasets", name, entry.file())), () -> missing.add(name));
        }
        terminal.results().println(
                rows.isEmpty() ? messages.text("run.search.nothing") : FancyGrid.render(HEADER, rows));
        tasks.report(options.datasets()).ifPresent(terminal.messages()::println);
        missing.stream().filter(options.models()::contains).forEach(name ->
                terminal.messages().println("Not matched patterns: " + name));
        terminal.results().flush();
        return missing.isEmpty() ? 0 : 2;
    }

    private static List<String> row(String type, String name, Path file) {
        return List.of(type, name, file.toAbsolutePath().toString());
    }
}
