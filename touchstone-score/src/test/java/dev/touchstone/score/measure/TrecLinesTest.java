package dev.touchstone.score.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrecLinesTest {

    @TempDir
    private Path folder;

    @Test
    void everyLineIsHandedOverWhereverTheBufferEnds() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            lines.add("q" + i + " d" + "x".repeat(i % 17));
        }
        lines.add("y".repeat(600_000)); // longer than the buffer
        lines.add("");
        lines.add("the last one has no line feed");

        assertThat(read("\ufeff" + String.join("\n", lines))).isEqualTo(lines);
        assertThat(read(String.join("\n", lines) + "\n")).isEqualTo(lines);
    }

    @Test
    void aSinkCanStop() throws IOException {
        Path file = Files.writeString(folder.resolve("run.txt"), "a\nb\n");

        assertThat(TrecLines.read(file, (bytes, from, number) -> TrecLines.LineSink.STOP)).isFalse();
    }

    @Test
    void linesThatAreNoTextAreRefusedAlsoWhereNobodyReadsThem() throws IOException {
        Path qrels = Files.writeString(folder.resolve("qrels.txt"), "q1 0 d1 1\n");
        Path run = folder.resolve("run.txt");
        Files.write(run, "q1 Q0 d1 1 1 tag\nq2 Q0 d\u00e9 1 1 tag\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Measured.of("map", Map.of(),
                new MeasureInput.Ranking(qrels, run, false)))
                .isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("run.txt, line 2").hasMessageContaining("UTF-8");
    }

    private List<String> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("lines.txt"), text);
        List<String> lines = new ArrayList<>();
        boolean whole = TrecLines.read(file, (bytes, from, number) -> {
            int end = TrecFields.pass(file, bytes, from, number);
            lines.add(new String(bytes, from, end - from, StandardCharsets.UTF_8));
            assertThat(number).isEqualTo(lines.size());
            return end;
        });
        assertThat(whole).isTrue();
        return lines;
    }
}
