package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the packed command holds: `target/lib`, which the launcher starts and the archive ships.
class DistributionIT {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path LIBRARIES = Path.of("target", "lib");
    private static final Pattern VERSION_AND_ENDING = Pattern.compile("-\\d[\\w.]*(-[\\w.]+)*\\.jar$");
    private static final Pattern NOTICE_LINE = Pattern.compile("(\\S+)\\s+(\\S+)\\s+https://\\S+");
    private static final long LARGEST_ARCHIVE_BYTES = 60L << 20;

    private record Licence(Pattern library, String name) {}

    @Test
    void everyShippedLibraryIsNamedInTheNoticeWithALicenceWhoseTextIsThere() throws IOException {
        List<Licence> licences = Files.readAllLines(ROOT.resolve("NOTICE")).stream()
                .map(NOTICE_LINE::matcher)
                .filter(line -> line.matches())
                .map(line -> new Licence(pattern(line.group(1)), line.group(2)))
                .toList();

        Stream<String> libraries = shipped().filter(name -> !name.startsWith("touchstone-"));
        assertThat(libraries).isNotEmpty().allSatisfy(name -> {
            String library = VERSION_AND_ENDING.matcher(name).replaceFirst("");
            assertThat(licences).as("line of NOTICE for %s", library)
                    .filteredOn(licence -> licence.library().matcher(library).matches())
                    .isNotEmpty()
                    .allMatch(licence -> licence.name().equals("Apache-2.0") || Files.exists(
                            ROOT.resolve("packaging/licenses").resolve(licence.name() + ".txt")));
        });
    }

    @Test
    void noTestLibraryIsShipped() throws IOException {
        assertThat(shipped())
                .noneMatch(name -> name.matches("(junit|assertj|archunit|jqwik|opentest4j|jmh).*"));
    }

    @Test
    void theLibrariesFitTheArchive() throws IOException {
        long bytes = 0;
        for (String name : shipped().toList()) {
            bytes += Files.size(LIBRARIES.resolve(name));
        }
        assertThat(bytes).isLessThan(LARGEST_ARCHIVE_BYTES);
    }

    private static Stream<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(LIBRARIES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static Pattern pattern(String library) {
        return Pattern.compile(
                Stream.of(library.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
