package dev.touchstone.tasks.read;

import static dev.touchstone.tasks.read.Reading.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Value;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowIndexTest {

    @TempDir
    Path folder;

    @Test
    void everyFormGivesRowsByNumberInAnyOrder() throws IOException {
        List<Path> files = List.of(
                write(folder, "a.jsonl", "{\"n\": 0}\n\n{\"n\": 1}\n{\"n\": 2}\n{\"n\": 3}"),
                write(folder, "a.json",
                        "\uFEFF{\"examples\": [{\"n\": 0},\n{\"n\": 1}, {\"n\": 2},{\"n\": 3}], \"b\": 1}"),
                write(folder, "b.json", "[{\"n\": 0},\n{\"n\": 1},\n\n {\"n\": 2},{\"n\": 3}]"),
                write(folder, "a.csv", "n\n0\n\"1\"\n\n2\n3\n"),
                write(folder, "a.tsv", "n\tm\n0\tx\n1\tx\n2\tx\n3\tx\n"));
        for (Path file : files) {
            RowSource source = RowSources.file(file, ReadOptions.DEFAULT);
            assertThat(source.count()).as(file.toString()).isEqualTo(4);
            try (RowIndex index = source.index()) {
                assertThat(index.size()).isEqualTo(4);
                for (int row : new int[] {3, 0, 1, 2, 2, 0, 3}) {
                    assertThat(index.read(row).entries().get("n").display()).as(file.toString())
                            .isEqualTo(Integer.toString(row));
                    assertThat(index.place()).contains("row " + (row + 1) + " ");
                }
                assertThatThrownBy(() -> index.read(4)).isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    @Test
    void aLargeFileIsIndexedInBoundedMemory() throws IOException {
        int rows = 300_000;
        Path file = folder.resolve("large.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < rows; row++) {
                out.write("{\"n\": " + row + "}\n");
            }
        }
        try (RowIndex index = RowSources.file(file, ReadOptions.DEFAULT).index()) {
            assertThat(index.size()).isEqualTo(rows);
            long seed = 20_261_122;
            Random random = new Random(seed);
            IntStream.concat(IntStream.of(0, rows - 1), random.ints(500, 0, rows)).forEach(row ->
                    assertThat(index.read(row).entries().get("n")).as("seed %d", seed)
                            .isEqualTo(Value.of(row)));
        }
    }

    @Test
    void aFileThatShrankBehindItsIndexIsAnError() throws IOException {
        Path file = write(folder, "a.jsonl", "{\"n\": 0}\n{\"n\": 1}\n");
        try (RowIndex index = RowSources.file(file, ReadOptions.DEFAULT).index()) {
            Files.writeString(file, "{\"n\": 0}\n");
            assertThatThrownBy(() -> index.read(1)).isInstanceOf(TouchstoneException.class)
                    .hasMessageContaining("was it changed");
        }
    }
}
