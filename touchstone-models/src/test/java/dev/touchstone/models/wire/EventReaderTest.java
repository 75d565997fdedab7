package dev.touchstone.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventReaderTest {

    private static List<String> events(InputStream in) throws IOException {
        EventReader reader = new EventReader(in, WireTraits.Framing.EVENTS);
        List<String> events = new ArrayList<>();
        while (reader.next()) {
            events.add(reader.isDone() ? "DONE" : new String(reader.buffer(), 0, reader.length(),
                    StandardCharsets.UTF_8));
        }
        return events;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Gives one byte at each read, as the worst network would.
    private static InputStream dripping(String text) {
        InputStream whole = bytes(text);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return whole.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return whole.read(target, offset, Math.min(1, length));
            }
        };
    }

    @Test
    void everyLineEndAndEverySplitGivesTheSameEvents() throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            String text = (": a comment\nevent: x\ndata: {\"t\":\"日本\"}\n\n"
                    + "data:second\nid: 3\n\n\n\ndata: [DONE]\n\n").replace("\n", end);
            assertThat(events(bytes(text))).containsExactly("{\"t\":\"日本\"}", "second", "DONE");
            assertThat(events(dripping(text))).containsExactly("{\"t\":\"日本\"}", "second", "DONE");
        }
    }

    @Test
    void severalDataLinesAreOneEvent() throws IOException {
        assertThat(events(bytes("data: {\ndata: }\n\n"))).containsExactly("{\n}");
    }

    @Test
    void missingEmptyLinesAndAMissingLastLineEndAreMended() throws IOException {
        assertThat(events(bytes("data: {\"a\":1}\ndata: [DONE]"))).containsExactly("{\"a\":1}", "DONE");
        assertThat(events(bytes("data: [DONE] "))).containsExactly("DONE");
        assertThat(events(bytes(""))).isEmpty();
    }

    @Test
    void linesOfAnySizeAreWhole() throws IOException {
        String large = "x".repeat(3_000_000);
        assertThat(events(bytes("data: " + large + "\n\ndata: y\n\n"))).containsExactly(large, "y");
    }

    @Test
    void aLineWithoutEndIsBounded() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertThatThrownBy(() -> events(endless)).hasMessageContaining("longer than 64 MB");
    }
}
