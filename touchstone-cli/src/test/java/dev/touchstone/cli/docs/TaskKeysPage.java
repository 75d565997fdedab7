package dev.touchstone.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `task-keys.md`: the keys of a task file and the words of templates, as the tasks module explains them.
final class TaskKeysPage {

    private static final String BEGIN = "## Keys of a task file";

    private TaskKeysPage() {}

    static String render(Path root) throws IOException {
        String readme = Files.readString(root.resolve("touchstone-tasks/README.md"));
        int begin = readme.indexOf(BEGIN);
        if (begin < 0) {
            throw new IllegalStateException("touchstone-tasks/README.md has no section '" + BEGIN + "'");
        }
        return "# Keys of a task file\n\n" + ReferencePages.notice("touchstone-tasks/README.md")
                + "A task is one YAML file. [Your own task](../tutorial/own-task.md) shows how to write one, "
                + "[Scorers](scorers.md) lists what `scorer` can name.\n\n"
                + readme.substring(begin + BEGIN.length()).strip() + "\n";
    }
}
