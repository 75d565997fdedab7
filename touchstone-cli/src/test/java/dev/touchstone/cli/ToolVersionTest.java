package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.config.ToolVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ToolVersionTest {

    @Test
    void theVersionThatIsToldIsTheVersionThatIsBuilt() throws IOException {
        String build = Files.readString(Path.of("..", "pom.xml"));

        assertThat(build).contains("<artifactId>touchstone</artifactId>\n  <version>%s</version>"
                .formatted(ToolVersion.TEXT));
    }
}
