package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reference values of other libraries held against the product as it is installed.
class GoldenFilesIT {

    private static final Path ROOT =
            Path.of(System.getenv().getOrDefault("TOUCHSTONE_GOLDEN_ROOT", "../../shared/golden"))
                    .toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void theInstalledProductAgreesWithEveryFile() throws IOException {
        List<String> words = new ArrayList<>(List.of("verify"));
        files().forEach(file -> words.add(file.toString()));
        words.addAll(List.of("--output-json", "-"));
        Ended run = new Product(folder).run(words.toArray(String[]::new));
        assertThat(run.exit()).as(run.screen()).isZero();
        Fields object = (Fields) Json.parse(run.out().strip());
        assertThat(object.findItems("files").orElseThrow()).hasSize(words.size() - 3).allSatisfy(each -> {
            Fields file = (Fields) each;
            assertThat(file.findNumber("equal")).as(file.toString()).isEqualTo(file.findNumber("total"));
            assertThat(file.findNumber("total").orElseThrow()).isPositive();
        });
    }

    @Test
    void aValueThatWasChangedIsFoundAndEndsWithOne() throws IOException {
        Path bleu = files().stream().filter(file -> file.endsWith("bleu_corpus.json")).findFirst()
                .orElseThrow();
        String text = Files.readString(bleu);
        int score = text.lastIndexOf("\"score\": ");
        Path changed = Files.writeString(folder.resolve("changed.json"),
                text.substring(0, score) + "\"score\": 1" + text.substring(score + "\"score\": ".length()));
        Ended run = new Product(folder).run("verify", changed.toString(), bleu.toString());
        assertThat(run.exit()).as(run.screen()).isEqualTo(1);
        assertThat(run.out()).contains("expected 1", "1 of 2 files");
    }

    private static List<Path> files() throws IOException {
        assumeTrue(Files.isDirectory(ROOT), () -> "no golden files in " + ROOT
                + "; set TOUCHSTONE_GOLDEN_ROOT to the folder that holds them");
        try (Stream<Path> files = Files.list(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }
}
