package dev.touchstone.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenSizeTest {

    @Test
    void rowsAndColumnsAreRead() {
        assertThat(ScreenSize.read("24 80\n")).contains(new ScreenSize(24, 80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0\n", "24 0\n", "stty: not a terminal", "24", "99999999999 80", "-1 80"})
    void whatIsNoSizeIsNone(String told) {
        assertThat(ScreenSize.read(told)).isEmpty();
    }
}
