package dev.touchstone.tasks.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The files of the built-in tasks, read whole; their row counts are those of the manifest beside them.
class RealDataTest {

    private static final Set<String> SETS = Set.of("gsm8k", "gsm8k_model_solutions", "math500", "math",
            "aime2024", "mmlu", "bbh", "agieval", "aqua_rat", "cmath", "svamp", "math_cot_100", "cold",
            "davidson_hate_offensive", "gaokao_bench", "bfcl", "mgsm");

    private final Path root = Path.of(Optional.ofNullable(System.getenv("TOUCHSTONE_DATA_ROOT"))
            .orElse("../../shared/datasets"));

    private record Listed(String set, String file, int rows) {}

    @BeforeEach
    void skipWithoutData() {
        assumeTrue(Files.isRegularFile(root.resolve("MANIFEST.tsv")),
                () -> "skipped: no data sets at " + root.toAbsolutePath() + "; set TOUCHSTONE_DATA_ROOT");
    }

    @Test
    void everyFileHasTheRowsOfTheManifest() throws IOException {
        List<Listed> files = manifest();

        assertThat(files.stream().map(Listed::set).distinct()).containsExactlyInAnyOrderElementsOf(SETS);
        for (Listed listed : files) {
            Path file = root.resolve(listed.set()).resolve(listed.file());
            RowSource source = RowSources.file(file, options(listed));
            assertThat(source.count()).as(file.toString()).isEqualTo(listed.rows());
            assertThat(read(source)).as(file.toString()).isEqualTo(listed.rows());
        }
    }

    @Test
    void rowsReadByNumberAreTheRowsInOrder() throws IOException {
        for (Listed listed : manifest()) {
            if (listed.rows() > 1_400) {
                continue;
            }
            Path file = root.resolve(listed.set()).resolve(listed.file());
            RowSource source = RowSources.file(file, options(listed));
            try (Rows rows = source.open(); RowIndex index = source.index()) {
                for (int row = 0; rows.hasNext(); row++) {
                    assertThat(index.read(row)).isEqualTo(rows.next());
                }
                assertThat(index.read(0).names()).isNotEmpty();
            }
        }
    }

    private List<Listed> manifest() throws IOException {
        List<Listed> files = new ArrayList<>();
        for (String line : Files.readAllLines(root.resolve("MANIFEST.tsv"))) {
            String[] cells = line.split("\t", -1);
            boolean readable = cells[1].matches(".*\\.(jsonl|json|csv|tsv)") && !cells[2].isEmpty();
            if (SETS.contains(cells[0]) && readable) {
                int header = cells[1].endsWith(".csv") ? 1 : 0;
                files.add(new Listed(cells[0], cells[1], Integer.parseInt(cells[2]) - header));
            }
        }
        return files;
    }

    private static ReadOptions options(Listed listed) {
        List<String> columns = listed.set().equals("mgsm") ? List.of("question", "answer") : List.of();
        return new ReadOptions(columns, Map.of(), Optional.empty());
    }

    private static int read(RowSource source) {
        try (Rows rows = source.open()) {
            int count = 0;
            while (rows.hasNext()) {
                rows.next();
                count++;
            }
            return count;
        }
    }
}
