package dev.touchstone.tasks.read;

import static dev.touchstone.tasks.read.Reading.all;
import static dev.touchstone.tasks.read.Reading.failure;
import static dev.touchstone.tasks.read.Reading.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFormTest {

    @TempDir
    Path folder;

    @Test
    void aListOfObjectsIsRead() throws IOException {
        assertThat(all(write(folder, "a.json", "\uFEFF[\n {\"a\": 1},\n {\"a\": 2}\n]\n")))
                .extracting(row -> row.entries().get("a")).containsExactly(Value.of(1), Value.of(2));
    }

    @Test
    void anObjectHoldsTheListUnderAUsualKeyOrTheOneThatIsNamed() throws IOException {
        Path file = write(folder, "a.json", """
                {"canary": "do not train", "data": {"no": "list"},
                 "examples": [{"input": "x", "target": "(A)"}],
                 "rows": [{"b": 1}, {"b": 2}]}""");

        assertThat(all(file)).hasSize(1);
        assertThat(all(file, new ReadOptions(List.of(), Map.of(), Optional.of("rows")))).hasSize(2);
        assertThat(failure(file, new ReadOptions(List.of(), Map.of(), Optional.of("items"))))
                .hasMessageContaining("no list of rows at 'items'")
                        .hasMessageContaining("[canary, data, examples, rows]");
    }

    @Test
    void jsonLinesUnderTheNameJsonAreRecognised() throws IOException {
        assertThat(all(write(folder, "a.json", "{\"examples\": [1]}\n{\"examples\": [2]}\n"))).hasSize(2);
    }

    @Test
    void anUnknownExtensionIsReadByItsContent() throws IOException {
        assertThat(all(write(folder, "a.dat", "[{\"a\": 1}]"))).hasSize(1);
        assertThat(failure(write(folder, "b.dat", "PAR1"))).hasMessageContaining("begins with 'P'");
    }

    @Test
    void aCutDocumentIsAnErrorWhereverItIsCut() throws IOException {
        String whole = "{\"examples\": [{\"input\": \"x\"}, {\"input\": \"y\"}], \"version\": 2}";
        for (int length = 1; length < whole.length(); length++) {
            assertThat(failure(write(folder, "cut.json", whole.substring(0, length))))
                    .as("cut after %d characters", length)
                    .returns(ErrorCode.DATA_UNREADABLE, failed -> failed.code());
        }
    }

    @Test
    void anAlteredRowIsNamed() throws IOException {
        assertThat(failure(write(folder, "a.json", "[{\"a\": 1},\n {\"a\": 2},\n {\"a\": oops}]")))
                .hasMessageContaining("row 3 (line 3)");
        assertThat(failure(write(folder, "b.json", "[{\"a\": 1},\n \"text\"]")))
                .hasMessageContaining("row 2 (line 2)").hasMessageContaining("expected an object");
    }

    @Test
    void textAfterTheDocumentIsAnError() throws IOException {
        assertThat(failure(write(folder, "a.json", "[{\"a\": 1}]\n[{\"a\": 2}]")))
                .hasMessageContaining("more text");
    }

    @Test
    void emptyListsAndFilesAreErrors() throws IOException {
        assertThat(failure(write(folder, "a.json", "[]")))
                .returns(ErrorCode.DATA_EMPTY, failed -> failed.code());
        assertThat(failure(write(folder, "b.json", "")))
                .returns(ErrorCode.DATA_EMPTY, failed -> failed.code());
    }

    @Test
    void aRowBeyondTheBoundIsRefused() throws IOException {
        Path file = folder.resolve("long.json");
        byte[] block = ("\"" + "x".repeat((1 << 20) - 3) + "\",").getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("[{\"a\": 1}, {\"a\": [".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < 66; at++) {
                out.write(block);
            }
        }

        assertThat(failure(file)).hasMessageContaining("row 2").hasMessageContaining("longer than 64 MiB");
    }

    @Test
    void parquetAndPackedFilesAreRefusedWithARemedy() throws IOException {
        assertThat(failure(write(folder, "a.parquet", "PAR1"))).hasMessageContaining("to_json");
        assertThat(failure(write(folder, "a.jsonl.gz", "x"))).hasMessageContaining("unpack");
        assertThat(failure(folder)).hasMessageContaining("is a folder");
        assertThat(failure(folder.resolve("none.json")))
                .returns(ErrorCode.DATA_NO_FILE, failed -> failed.code());
    }
}
