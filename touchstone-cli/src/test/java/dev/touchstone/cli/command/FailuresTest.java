package dev.touchstone.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.nio.file.InvalidPathException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void nameThatNoFileCanHaveIsTheCommandLinesFault() {
        TouchstoneException told = Failures.of(new InvalidPathException("a\0b", "Nul character not allowed"));

        assertThat(told.code()).isEqualTo(ErrorCode.COMMAND_INVALID);
        assertThat(told).hasMessageContaining("a\0b").hasMessageContaining("Nul character not allowed");
    }

    @Test
    void whatHasACodeKeepsItAndAllElseIsOurs() {
        TouchstoneException coded = new TouchstoneException(ErrorCode.DATA_EMPTY, "x");

        assertThat(Failures.of(coded)).isSameAs(coded);
        assertThat(Failures.of(new IllegalStateException("x")).code()).isEqualTo(ErrorCode.INTERNAL_BUG);
    }
}
