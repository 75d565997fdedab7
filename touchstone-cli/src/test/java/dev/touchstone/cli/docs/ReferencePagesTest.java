package dev.touchstone.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void theSettingsOfAScorerAreListedWithValuesThatItTakes() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/reference/scorers.md"));
        ScorerFactory math = Extensions.load(ScorerFactory.class, ScorerFactory::name).get("math");
        List<String> listed = new ArrayList<>();
        String section = page.substring(page.indexOf("## Settings of `math`"), page.indexOf("## Compat"));
        for (String line : section.lines().filter(line -> line.startsWith("| `")).toList()) {
            String[] cells = line.split(" \\| ");
            listed.add(cells[0].substring(3, cells[0].length() - 1));
            String written = listed.getLast() + ": " + cells[2].replace("`", "");
            math.create(Yaml.parse("settings", written)).close();
        }
        assertThatThrownBy(() -> math.create(Fields.EMPTY.with("no_setting", Value.of("1"))))
                .hasMessageContaining("it knows " + listed);
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
