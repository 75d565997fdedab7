package dev.touchstone.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void linesAreDrawnAnewOnlyWhereTheLauncherFoundATerminalOnStandardError() {
        assertThat(Terminal.live(Map.of("TERM", "xterm", "TOUCHSTONE_SCREEN", "terminal"))).isTrue();
        assertThat(Terminal.live(Map.of("TERM", "xterm", "TOUCHSTONE_SCREEN", "lines"))).isFalse();
    }

    @Test
    void terminalThatKnowsNoControlCharactersGetsPlainLines() {
        assertThat(Terminal.live(Map.of("TERM", "dumb", "TOUCHSTONE_SCREEN", "terminal"))).isFalse();
        assertThat(Terminal.live(Map.of("TOUCHSTONE_SCREEN", "terminal"))).isFalse();
    }
}
