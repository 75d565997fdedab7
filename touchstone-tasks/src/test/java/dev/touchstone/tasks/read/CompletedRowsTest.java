package dev.touchstone.tasks.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletedRowsTest {

    @TempDir
    private Path folder;

    private RowSource rows;

    @BeforeEach
    void write() throws IOException {
        rows = RowSources.file(Files.writeString(folder.resolve("rows.jsonl"),
                "{\"q\": \"a\"}\n{\"q\": \"b\"}\n{\"q\": \"c\"}\n"), ReadOptions.DEFAULT);
    }

    private Path labels(String text) throws IOException {
        return Files.writeString(folder.resolve("rows-labels.lst"), text);
    }

    private static List<Value> all(RowSource source, String field) {
        List<Value> values = new ArrayList<>();
        try (Rows opened = source.open()) {
            opened.forEachRemaining(row -> values.add(row.find(field).orElseThrow()));
        }
        return values;
    }

    @Test
    void eachRowHasItsLineInOrderAndByNumber() throws IOException {
        Path file = labels("1\r\n 0 \n2");
        RowSource labelled = CompletedRows.lined(rows, file, "label");
        assertThat(all(labelled, "label")).containsExactly(Value.of("1"), Value.of("0"), Value.of("2"));
        try (RowIndex index = labelled.index()) {
            assertThat(index.read(2)).isEqualTo(Fields.EMPTY.with("q", Value.of("c"))
                    .with("label", Value.of("2")));
        }
        assertThat(labelled.files()).endsWith(file);
        assertThat(labelled.count()).isEqualTo(3);
    }

    @Test
    void rowsAreNumberedFromOne() {
        RowSource numbered = CompletedRows.numbered(rows, "number");
        assertThat(all(numbered, "number")).containsExactly(Value.of(1L), Value.of(2L), Value.of(3L));
        try (RowIndex index = numbered.index()) {
            assertThat(index.read(1).find("number")).hasValue(Value.of(2L));
        }
    }

    @Test
    void aFileWithFewerOrMoreLinesIsOfAnotherVersion() throws IOException {
        for (String text : List.of("1\n0\n", "1\n0\n2\n1\n", "")) {
            Path file = labels(text);
            assertThatThrownBy(() -> CompletedRows.lined(rows, file, "label"))
                    .isInstanceOfSatisfying(TouchstoneException.class, failure ->
                            assertThat(failure.code()).isEqualTo(ErrorCode.DATA_INVALID_ROW))
                    .hasMessageContaining("rows-labels.lst").hasMessageContaining("3 rows")
                    .hasMessageContaining("of one version");
        }
    }

    @Test
    void aMissingFileAndOneThatIsNoTextAreTold() throws IOException {
        assertThatThrownBy(() -> CompletedRows.lined(rows, folder.resolve("none.lst"), "label"))
                .isInstanceOfSatisfying(TouchstoneException.class, failure ->
                        assertThat(failure.code()).isEqualTo(ErrorCode.DATA_NO_FILE))
                .hasMessageContaining("none.lst").hasMessageContaining("rows.jsonl");
        Path binary = Files.write(folder.resolve("binary.lst"), "\u00ff\n1\n2\n".getBytes(
                StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CompletedRows.lined(rows, binary, "label"))
                .isInstanceOfSatisfying(TouchstoneException.class, failure ->
                        assertThat(failure.code()).isEqualTo(ErrorCode.DATA_UNREADABLE))
                .hasMessageContaining("binary.lst");
    }
}
