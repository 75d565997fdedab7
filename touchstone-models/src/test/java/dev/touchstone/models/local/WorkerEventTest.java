package dev.touchstone.models.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerEventTest {

    private static Optional<WorkerEvent> parse(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return WorkerEvent.parse(bytes);
    }

    @Test
    void answersAndFailuresAreRead() {
        assertThat(parse("""
                {"event":"answer","id":7,"text":"\\u4e2d","finish":"length",\
                "prompt_tokens":3,"completion_tokens":2}"""))
                .contains(new WorkerEvent.Answered(7, "中", Finish.LENGTH, new Usage(3, 2)));
        assertThat(parse("""
                {"event":"error","id":8,"code":"MODEL_OUT_OF_MEMORY","message":"m"}""").orElseThrow())
                .isInstanceOfSatisfying(WorkerEvent.Missed.class, missed ->
                        assertThat(missed.failure().code()).isEqualTo(ErrorCode.MODEL_OUT_OF_MEMORY));
        assertThat(parse("{\"event\":\"failed\",\"code\":\"NO_SUCH_CODE\",\"message\":\"m\"}").orElseThrow())
                .isInstanceOfSatisfying(WorkerEvent.Refused.class, refused -> {
                    assertThat(refused.failure().code()).isEqualTo(ErrorCode.MODEL_REJECTED);
                    assertThat(refused.failure().permanent()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Loading checkpoint shards: 50%", "{}", "[]", "{\"event\":\"answer\"}", "3",
            "{\"event\":\"answer\",\"id\":1.5}", "{\"event\":\"unheard-of\",\"id\":1}",
                    "{\"event\":\"done\"} {",
            "{\"event\":\"likelihood\",\"id\":1,\"values\":[[0.5,1,true]]}",
            "{\"event\":\"likelihood\",\"id\":1,\"values\":[[-1,1]]}",
            "{\"event\":\"answer\",\"id\":1,\"prompt_tokens\":-1}"})
    void everythingElseIsNoEvent(String line) {
        assertThat(parse(line)).isEmpty();
    }

    @Test
    void linesAreCutAtTheirBound() throws IOException {
        BoundedLines lines = new BoundedLines(new ByteArrayInputStream(
                ("short\n" + "x".repeat(100) + "\nlast").getBytes(StandardCharsets.UTF_8)), 10);
        assertThat(lines.next().orElseThrow().text()).isEqualTo("short");
        BoundedLines.Line cut = lines.next().orElseThrow();
        assertThat(cut.text()).isEqualTo("x".repeat(10));
        assertThat(cut.cut()).isTrue();
        assertThat(lines.next().orElseThrow().text()).as("without a line feed").isEqualTo("last");
        assertThat(lines.next()).isEmpty();
    }

    @Test
    void wordsOfAWorkerAreBounded() {
        WorkerWords words = new WorkerWords();
        for (int line = 0; line < 10_000; line++) {
            words.error("line " + line + "x".repeat(1_000));
        }
        assertThat(words.told()).contains("line 9999").doesNotContain("line 9000").hasSizeLessThan(3_000);
        for (int line = 0; line < WorkerWords.MOST_RUBBISH; line++) {
            assertThat(words.rubbish("r" + line)).isFalse();
        }
        assertThat(words.rubbish("too much")).isTrue();
    }
}
