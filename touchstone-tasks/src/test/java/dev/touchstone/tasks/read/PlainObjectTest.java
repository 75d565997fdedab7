package dev.touchstone.tasks.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class PlainObjectTest {

    private final PlainObject plain = new PlainObject();

    private Optional<Fields> read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return plain.read(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"a\": \"b\"}",
        " {\t\"a\" : \"b\" , \"c\":\"\" } ",
        "{\"prediction\": \"one\\ntwo\\t\\\"three\\\" \\\\ \\/ \\r\", \"references\": [\"x\", \"y\\n\"]}",
        "{\"问题\": \"我们去公园。\", \"答案\": \"是\\n的\"}",
        "{\"emoji\": \"\uD83D\uDE00\", \"delete\": \"\u007f\"}",
        "{\"id\": 0, \"n\": 17, \"large\": 123456789012345678, \"list\": [1, 20, 3]}"
    })
    void plainRowsAreWhatTheGeneralParserReads(String row) {
        assertThat(read(row)).contains((Fields) Json.parse(row));
        assertThat(read(row).orElseThrow().names())
                .containsExactlyElementsOf(((Fields) Json.parse(row)).names());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "{}", "[]", "7", "\"a\"", "null", "{\"a\": null}", "{\"a\": true}", "{\"a\": 1.0}",
        "{\"a\": -1}", "{\"a\": 01}", "{\"a\": 1e3}", "{\"a\": 1234567890123456789}", "{\"a\": []}",
        "{\"a\": [[\"b\"]]}", "{\"a\": {\"b\": \"c\"}}", "{\"a\": \"\\u0041\"}", "{\"a\": \"\\b\"}",
        "{\"a\": \"\\x\"}", "{\"a\": \"b\", \"a\": \"c\"}", "{\"a\": \"b\",}", "{\"a\": \"b\"} x",
        "{\"a\" \"b\"}", "{a: \"b\"}", "{\"a\": \"b", "{\"a\": \"b\\", "{\"a\": \"b\\n", "{\"a\": [\"b\"",
        "{\"a\": [\"b\",]}", "{\"a\": \"tab\there\"}", "{\"a\": \"\\ntab\there\"}", "{\"a\": \"\uFFFD\"}",
        "{\"a\": \"b\"", "{\"a\": ", "{\"a\"", "{\"a", "{", "{\"a\": \"b\" \"c\": \"d\"}",
        "{\"a\": \"\0\"}"})
    void everythingElseIsLeftToTheGeneralParser(String row) {
        assertThat(read(row)).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreLeftToTheGeneralParser() {
        byte[] row = "{\"a\": \"b?\"}".getBytes(StandardCharsets.ISO_8859_1);
        row[8] = (byte) 0xe4;

        assertThat(plain.read(row, 0, row.length)).isEmpty();
    }

    @Test
    void alteredRowsAreNeverReadOtherwiseThanByTheGeneralParser() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] whole = "{\"id\": 12, \"prediction\": \"a \\\"b\\\"\\n我\", \"references\": [\"c\", \"d\"]}"
                .getBytes(StandardCharsets.UTF_8);
        String signs = "{}[]\",:\\ n0a1";
        for (int round = 0; round < 20_000; round++) {
            byte[] altered = Arrays.copyOf(whole, whole.length - random.nextInt(3));
            for (int change = random.nextInt(3); change >= 0; change--) {
                altered[random.nextInt(altered.length)] = (byte) signs.charAt(random.nextInt(signs.length()));
            }
            plain.read(altered, 0, altered.length).ifPresent(fields ->
                    assertThat(general(altered)).as("seed %d, %s", seed,
                            new String(altered, StandardCharsets.UTF_8)).contains(fields));
        }
    }

    private static Optional<Fields> general(byte[] row) {
        try {
            return Optional.of((Fields) Json.parse(new String(row, StandardCharsets.UTF_8)));
        } catch (JacksonException wrong) {
            return Optional.empty();
        }
    }
}
