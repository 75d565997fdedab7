package dev.touchstone.tasks.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedRowsTest {

    @TempDir
    private Path folder;

    private RowSource joined(String rows, String others) throws IOException {
        return JoinedRows.of(file("rows.jsonl", rows), file("others.jsonl", others), "id");
    }

    private RowSource file(String name, String text) throws IOException {
        return RowSources.file(Files.writeString(folder.resolve(name), text), ReadOptions.DEFAULT);
    }

    @Test
    void rowsHaveTheFieldsOfBothAndThoseOfTheFirstWin() throws IOException {
        RowSource source = joined("{\"id\": \"b\", \"q\": 1}\n{\"id\": \"a\", \"q\": 2}\n",
                "{\"id\": \"a\", \"gold\": \"x\", \"q\": 9}\n{\"id\": \"b\", \"gold\": \"y\"}\n");
        List<String> all = new ArrayList<>();
        try (Rows rows = source.open()) {
            rows.forEachRemaining(row -> all.add(Json.write(row)));
        }
        assertThat(all).hasSize(2).first().asString().contains("\"gold\":\"y\"", "\"q\":1");
        try (RowIndex index = source.index()) {
            assertThat(Json.write(index.read(1))).contains("\"gold\":\"x\"", "\"q\":2");
        }
        assertThat(source.files()).hasSize(2);
        assertThat(source.count()).isEqualTo(2);
    }

    @Test
    void aRowWithoutPartnerAndAKeyTwiceAreNamed() throws IOException {
        RowSource lonely = joined("{\"id\": 1}\n{\"id\": 3}\n", "{\"id\": 1}\n{\"id\": 2}\n");
        assertThatThrownBy(() -> {
            try (Rows rows = lonely.open()) {
                rows.forEachRemaining(_ -> { });
            }
        }).isInstanceOf(TouchstoneException.class).hasMessageContaining("'id' is 3")
                .hasMessageContaining("row 2");
        assertThatThrownBy(() -> joined("{\"id\": 1}\n", "{\"id\": 1}\n{\"id\": 1}\n"))
                .isInstanceOf(TouchstoneException.class).hasMessageContaining("earlier row");
    }
}
