package dev.touchstone.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeFolderTest {

    private static final Path USER = Path.of("/home/u");

    @Test
    void theHomeFolderFollowsTheEnvironment() {
        assertThat(HomeFolder.of(Map.of(), USER)).isEqualTo(Path.of("/home/u/.cache/touchstone"));
        assertThat(HomeFolder.of(Map.of("XDG_CACHE_HOME", "/c"), USER)).isEqualTo(Path.of("/c/touchstone"));
        assertThat(HomeFolder.of(Map.of("XDG_CACHE_HOME", "/c", "TOUCHSTONE_CACHE", "/t"), USER))
                .isEqualTo(Path.of("/t"));
    }

    @Test
    void blankVariablesCountAsNotSet() {
        assertThat(HomeFolder.of(Map.of("XDG_CACHE_HOME", " ", "TOUCHSTONE_CACHE", ""), USER))
                .isEqualTo(Path.of("/home/u/.cache/touchstone"));
    }
}
