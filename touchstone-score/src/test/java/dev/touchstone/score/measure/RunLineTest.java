package dev.touchstone.score.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunLineTest {

    private final RunLine line = new RunLine();

    private int read(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        return line.read(bytes, TrecFields.end(bytes, 0));
    }

    @ParameterizedTest
    @CsvSource({"2.5, 2.5", "-0.125, -0.125", "7, 7", "3., 3", ".5, 0.5", "0.1, 0.1",
        "123456789.012345, 123456789.012345"})
    void scoresOfUsualLinesAreWhatTheLibraryReads(String written, double score) {
        String text = "q1 Q0 d12\t1 " + written + " tag";

        assertThat(read(text)).isEqualTo(text.length());
        assertThat(text.substring(line.document(), line.documentEnd())).isEqualTo("d12");
        assertThat(line.score()).isEqualTo(Double.parseDouble(written)).isEqualTo(score);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "q1", "q1 ", "q1 Q0", "q1 Q0 d1", "q1 Q0 d1 1", "q1 Q0 d1 1 2.5", "q1 Q0 d1 1 2.5 ",
        "q1 Q0 d1 1 2.5 tag more", "q1 Q0 d1 1 2.5 tag ", "q1 Q0 d1 1 2.5 tag\r", "q1  Q0 d1 1 2.5 tag",
        "q1 Q0  d1 1 2.5 tag", "q1 Q0 d1  1 2.5 tag", "q1 Q0 d1 1  2.5 tag", "q1 Q0 d1 1 2.5  tag",
        "q1 Q0 文 1 2.5 tag", "q1 Q0 d1 1 2.5 文", "q1 Q0 d1 1 . tag", "q1 Q0 d1 1 - tag",
        "q1 Q0 d1 1 +1 tag", "q1 Q0 d1 1 1e3 tag", "q1 Q0 d1 1 NaN tag", "q1 Q0 d1 1 1.2.3 tag",
        "q1 Q0 d1 1 1234567890.123456 tag"})
    void otherLinesAreLeftToTheGeneralReading(String text) {
        assertThat(read(text)).isEqualTo(RunLine.UNUSUAL);
    }

    @Test
    void aLineThatEndsEarlyIsNotReadIntoTheNextOne() {
        byte[] bytes = "q1 Q0 d1\nq2 Q0 d2 1 2.5 tag\n".getBytes(StandardCharsets.UTF_8);

        assertThat(line.read(bytes, 2)).isEqualTo(RunLine.UNUSUAL);
    }
}
