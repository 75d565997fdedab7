package dev.touchstone.tasks.read;

import static dev.touchstone.tasks.read.Reading.all;
import static dev.touchstone.tasks.read.Reading.failure;
import static dev.touchstone.tasks.read.Reading.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

    @TempDir
    Path folder;

    @Test
    void rowsKeepOrderTypesAndDigits() throws IOException {
        List<Fields> rows = all(write(folder, "a.jsonl", """
                {"question": "1+1=", "answer": 2.0, "tags": ["x", null], "hard": false}

                {"question": "你好"}
                """));

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().names()).containsExactly("question", "answer", "tags", "hard");
        assertThat(rows.getFirst().findNumber("answer")).contains(new BigDecimal("2.0"));
        assertThat(rows.get(1).findText("question")).contains("你好");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoPartOfTheData() throws IOException {
        assertThat(all(write(folder, "a.jsonl", "\uFEFF{\"a\": 1}\r\n{\"a\": 2}\r\n")))
                .extracting(row -> row.entries().get("a"))
                .containsExactly(Value.of(1), Value.of(2));
    }

    @Test
    void aCutLastLineIsNamedWithRowAndLine() throws IOException {
        assertThat(failure(write(folder, "cut.jsonl", "{\"a\": 1}\n\n{\"a\": \"tw")))
                .hasMessageContaining("cut.jsonl, row 2 (line 3)")
                .hasMessageContaining("may be cut off")
                .returns(ErrorCode.DATA_UNREADABLE, failed -> failed.code());
    }

    @Test
    void theLastLineNeedsNoLineBreak() throws IOException {
        assertThat(all(write(folder, "a.jsonl", "{\"a\": 1}\n{\"a\": 2}"))).hasSize(2);
    }

    @Test
    void anAlteredRowIsNamedAndEarlierRowsAreGiven() throws IOException {
        Path file = write(folder, "altered.jsonl", "{\"a\": 1}\n{\"a\": 2 \"b\": 3}\n{\"a\": 3}\n");

        try (Rows rows = RowSources.file(file, ReadOptions.DEFAULT).open()) {
            assertThat(rows.next().entries()).containsKey("a");
            assertThat(rows.place()).endsWith("altered.jsonl, row 1 (line 1)");
        }
        assertThat(failure(file)).hasMessageContaining("row 2 (line 2)").hasMessageContaining("column 9");
    }

    @Test
    void aLineThatIsNoObjectIsAnInvalidRow() throws IOException {
        assertThat(failure(write(folder, "a.jsonl", "[{\"a\": 1}]\n")))
                .hasMessageContaining("found a list").hasMessageContaining("must be named .json")
                .returns(ErrorCode.DATA_INVALID_ROW, failed -> failed.code());
        assertThat(failure(write(folder, "b.jsonl", "7\n"))).hasMessageContaining("found 7");
    }

    @Test
    void aKeyThatOccursTwiceIsRefused() throws IOException {
        assertThat(failure(write(folder, "a.jsonl", "{\"a\": 1, \"a\": 2}\n"))).hasMessageContaining("row 1");
    }

    @Test
    void bytesThatAreNotUtf8AreNamed() throws IOException {
        Path file = folder.resolve("latin.jsonl");
        Files.write(file, "{\"a\": \"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(failure(file)).hasMessageContaining("byte 11 (0xe9) is not valid UTF-8");
    }

    @Test
    void aNulCharacterIsNamed() throws IOException {
        assertThat(failure(write(folder, "nul.jsonl", "{\"a\": 1}\n\0\0\0\n")))
                .hasMessageContaining("row 2 (line 2)").hasMessageContaining("NUL");
    }

    @Test
    void utf16IsNamed() throws IOException {
        Path file = folder.resolve("wide.jsonl");
        Files.write(file, "\uFEFF{\"a\": 1}\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(failure(file)).hasMessageContaining("UTF-16");
    }

    @Test
    void anEmptyFileIsAnError() throws IOException {
        assertThat(failure(write(folder, "empty.jsonl", "\n \n")))
                .hasMessageContaining("holds no rows").returns(ErrorCode.DATA_EMPTY, failed -> failed.code());
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() throws IOException {
        assertThat(failure(write(folder, "deep.jsonl", "{\"a\": " + "[".repeat(100_000) + "\n")))
                .hasMessageContaining("row 1");
    }

    @Test
    void aLineBeyondTheBoundIsRefused() throws IOException {
        Path file = folder.resolve("long.jsonl");
        byte[] block = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("{\"a\": 1}\n{\"a\": \"".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < 65; at++) {
                out.write(block);
            }
        }

        assertThat(failure(file)).hasMessageContaining("row 2 (line 2)")
                .hasMessageContaining("longer than 64 MiB");
    }
}
