package dev.touchstone.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void generatedPagesSayWhatTheCodeSays() throws IOException {
        for (Map.Entry<String, String> page : ReferencePages.render(ROOT).entrySet()) {
            Path file = ROOT.resolve("docs/reference").resolve(page.getKey());
            assertThat(file).exists();
            assertThat(Files.readString(file)).as("%s is stale; run `make docs`", file)
                    .isEqualTo(page.getValue());
        }
    }

    @Test
    void everyKeyOfTheBuiltInModelFilesIsExplained() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/model-keys.md"));
        Path models = ROOT.resolve("touchstone-models/src/main/resources/models");
        try (var files = Files.list(models)) {
            for (Path file : files.sorted().toList()) {
                Files.readString(file).lines().filter(line -> line.matches("[a-z_]+:.*"))
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .forEach(key -> assertThat(page).as("key of %s", file).contains("`" + key + "`"));
            }
        }
    }
}
