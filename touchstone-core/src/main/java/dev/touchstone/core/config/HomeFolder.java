package dev.touchstone.core.config;

import java.nio.file.Path;
import java.util.Map;

/// Touchstone's own folder: unpacked configuration, fetched models, cached answers.
public final class HomeFolder {

    private HomeFolder() {}

    /// `$TOUCHSTONE_CACHE`, else `$XDG_CACHE_HOME/touchstone`, else `~/.cache/touchstone`; a blank variable
    /// counts as not set. The folder need not exist.
    ///
    /// @param environment variables of the process
    /// @param userHome the home folder as the JVM knows it; the variable `HOME` goes before it, as for
    ///        every other command
    public static Path of(Map<String, String> environment, Path userHome) {
        String own = environment.getOrDefault("TOUCHSTONE_CACHE", "");
        String shared = environment.getOrDefault("XDG_CACHE_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        Path user = home.isBlank() ? userHome : Path.of(home);
        Path cache = shared.isBlank() ? user.resolve(".cache") : Path.of(shared);
        return own.isBlank() ? cache.resolve("touchstone") : Path.of(own);
    }
}
