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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelimitedFormTest {

    private static final ReadOptions THREE =
            new ReadOptions(List.of("question", "A", "answer"), Map.of(), Optional.empty());

    @TempDir
    Path folder;

    @Test
    void quotedFieldsHoldSeparatorsQuotesAndLineBreaks() throws IOException {
        Path file = write(folder, "a.csv",
                "\uFEFFquestion,answer\r\n\"one, \"\"two\"\"\nthree\",3\r\n\r\nfour \"4\",\r\n");

        assertThat(texts(all(file))).containsExactly(
                List.of("one, \"two\"\nthree", "3"), List.of("four \"4\"", ""));
        try (Rows rows = RowSources.file(file, ReadOptions.DEFAULT).open()) {
            rows.next();
            assertThat(rows.place()).endsWith("row 1 (line 2)");
            rows.next();
            assertThat(rows.place()).endsWith("row 2 (line 5)");
        }
    }

    @Test
    void givenColumnsServeFilesWithAndWithoutHeader() throws IOException {
        assertThat(texts(all(write(folder, "a.csv", "1+1=,2,A\n"), THREE)))
                .containsExactly(List.of("1+1=", "2", "A"));
        assertThat(texts(all(write(folder, "b.csv", "question,A,answer\n1+1=,2,A\n"), THREE)))
                .containsExactly(List.of("1+1=", "2", "A"));
        List<Fields> swapped = all(write(folder, "c.csv", "Answer,question,a\nA,1+1=,2\n"), THREE);
        assertThat(swapped.getFirst().findText("question")).contains("1+1=");
        assertThat(swapped.getFirst().findText("answer")).contains("A");
    }

    @Test
    void fieldsAreRenamedWhereTheOldNameIsThere() throws IOException {
        ReadOptions options = new ReadOptions(List.of(), Map.of("gold_answer", "answer"), Optional.empty());

        assertThat(all(write(folder, "a.csv", "q,gold_answer\n1,2\n"), options).getFirst().names())
                .containsExactly("q", "answer");
        assertThat(all(write(folder, "b.csv", "answer,gold_answer\n1,2\n"), options).getFirst().names())
                .containsExactly("answer", "gold_answer");
    }

    @Test
    void tabSeparatedTextKnowsNoQuotes() throws IOException {
        assertThat(texts(all(write(folder, "a.tsv", "question\tanswer\n\"Yes\", he said\t1,000\n"))))
                .containsExactly(List.of("\"Yes\", he said", "1,000"));
    }

    @Test
    void aRaggedRowIsNamedWithBothCounts() throws IOException {
        assertThat(failure(write(folder, "a.csv", "q,A,B\n1,2,3\n1,2\n")))
                .hasMessageContaining("row 2 (line 3): 2 fields, expected 3 (q, A, B)");
        assertThat(failure(write(folder, "b.csv", "q,A\n1,2,3\n")))
                .hasMessageContaining("3 fields, expected 2");
        assertThat(failure(write(folder, "c.csv", "q,A,B\n1,2,3\n1,")))
                .hasMessageContaining("may be cut off");
    }

    @Test
    void aFileCutInsideQuotesIsNamedWithTheLineOfTheQuote() throws IOException {
        assertThat(failure(write(folder, "a.csv", "q,a\nx,1\n\"two\nlines, ")))
                .hasMessageContaining("row 2 (line 3)").hasMessageContaining("quote that opens in line 3")
                .returns(ErrorCode.DATA_UNREADABLE, failed -> failed.code());
    }

    @Test
    void textAfterAClosingQuoteIsAnError() throws IOException {
        assertThat(failure(write(folder, "a.csv", "q,a\n\"x\"y,1\n")))
                .hasMessageContaining("after the closing quote");
    }

    @Test
    void twoColumnsOfOneNameAreRefused() throws IOException {
        assertThat(failure(write(folder, "a.csv", "q,a,q\n1,2,3\n")))
                .hasMessageContaining("two columns are named 'q'");
    }

    @Test
    void aColumnWithoutNameIsCalledByItsPlace() throws IOException {
        assertThat(all(write(folder, "a.csv", ",text\n0,x\n")).getFirst().names())
                .containsExactly("column_1", "text");
    }

    @Test
    void emptyFilesAndFilesOfAHeaderAloneAreErrors() throws IOException {
        for (String text : List.of("", "\n\n", "q,a\n")) {
            assertThat(failure(write(folder, "a.csv", text)))
                    .returns(ErrorCode.DATA_EMPTY, failed -> failed.code());
        }
    }

    @Test
    void bytesThatAreNotUtf8AreNamedWithTheirColumn() throws IOException {
        Path file = folder.resolve("gbk.csv");
        Files.write(file, new byte[] {'q', ',', 'a', '\n', '1', ',', (byte) 0xc4, (byte) 0xe3, '\n'});

        assertThat(failure(file)).hasMessageContaining("row 1 (line 2): column 'a': byte 1 (0xc4)");
    }

    @Test
    void aNulCharacterIsNamedWithItsColumn() throws IOException {
        assertThat(failure(write(folder, "a.csv", "q,a\n1,x\0y\n")))
                .hasMessageContaining("column 'a': a NUL character at 2");
    }

    @Test
    void aQuoteThatNeverClosesDoesNotFillTheMemory() throws IOException {
        Path file = folder.resolve("long.csv");
        byte[] block = "x,\n".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("q,a\n\"".getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < 90; at++) {
                out.write(block);
            }
        }

        assertThat(failure(file)).hasMessageContaining("row 1 (line 2)")
                .hasMessageContaining("longer than 64 MiB");
    }

    @Test
    void aHeaderThatIsOneNameByAnotherSeparatorIsToldSo() throws IOException {
        assertThat(failure(write(folder, "a.csv", "question;answer\n1;2\n"))).hasMessageContaining(
                "line 1: the columns are apart by semicolons, expected commas");
        assertThat(failure(write(folder, "b.csv", "question\tanswer\n1\t2\n"))).hasMessageContaining(
                "apart by tabs, expected commas; save the file with those, or name it .tsv");
        assertThat(failure(write(folder, "c.tsv", "question,answer\n1,2\n"))).hasMessageContaining(
                "apart by commas, expected tabs");
        assertThat(all(write(folder, "d.csv", "question\none;two\n"))).hasSize(1);
    }

    private static List<List<String>> texts(List<Fields> rows) {
        return rows.stream().map(row -> row.entries().values().stream().map(Value::display).toList())
                .toList();
    }
}
