package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AnswerCacheRunTest {

    @TempDir
    private Path folder;

    private final ScriptedGenerator model =
            new ScriptedGenerator((request, _) -> ScriptedGenerator.text("a" + request.key().sample()));

    private RunRequest request(String workDir, Path cache) {
        return Requests.with(Requests.fresh(folder.resolve(workDir), Specs.unit("m", ListTask.of("t", 4))),
                new RunRequest.Conduct(1, 0, false, false, Optional.of(cache)));
    }

    @Test
    void answersThatCameFromTheCacheAreTold() {
        Path cache = folder.resolve("answers");
        EngineFixture first = new EngineFixture(_ -> model);
        EngineFixture second = new EngineFixture(_ -> model);

        first.run(request("one", cache));
        RunOutcome again = second.run(request("two", cache));

        assertThat(again.exit()).isZero();
        assertThat(model.requests()).hasSize(4);
        assertThat(first.notices()).isEmpty();
        assertThat(second.notices()).containsExactly(new RunListener.Notice.FromCache(cache, 4));
    }

    @Test
    void aFileInThePlaceOfTheCacheIsToldBeforeAnythingIsAsked() throws IOException {
        Path file = Files.writeString(folder.resolve("answers"), "mine");

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> new EngineFixture(_ -> model).run(request("one", file)))
                .withMessageContaining("--cache " + file + ": is a file, expected a folder")
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.COMMAND_INVALID));

        assertThat(model.requests()).isEmpty();
        assertThat(folder.resolve("one")).as("no run was begun").doesNotExist();
        assertThat(file).hasContent("mine");
    }

    @Test
    void aCacheThatCannotBeMadeIsToldBeforeAnythingIsAsked() throws IOException {
        Path below = Files.writeString(folder.resolve("file"), "mine").resolve("answers");

        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> new EngineFixture(_ -> model).run(request("one", below)))
                .withMessageContaining("--cache " + below + ": answers cannot be kept there")
                .withMessageContaining("without --cache")
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.LOG_WRITE_FAILED));

        assertThat(model.requests()).isEmpty();
        assertThat(folder.resolve("one")).doesNotExist();
    }
}
