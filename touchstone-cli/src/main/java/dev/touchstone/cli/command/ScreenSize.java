package dev.touchstone.cli.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much a terminal can show.
///
/// @param rows from 1
/// @param columns from 1
public record ScreenSize(int rows, int columns) {

    /// Wider and higher than any screen: nothing is shortened.
    public static final ScreenSize UNBOUNDED = new ScreenSize(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final Pattern ROWS_COLUMNS = Pattern.compile("\\s*(\\d{1,5})\\s+(\\d{1,5})\\s*");

    /// That of the process's terminal, as `stty size` tells it; the JDK has no way to ask.
    ///
    /// @return unbounded where there is no terminal, no `stty`, or the terminal does not know
    public static ScreenSize ofTerminal() {
        try {
            Process asked = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return read(told).orElse(UNBOUNDED);
        } catch (IOException noTerminal) {
            return UNBOUNDED; // a longer line is cut by the terminal then
        }
    }

    /// Reads `ROWS COLUMNS`; empty for another form and for a terminal that tells 0 0.
    static Optional<ScreenSize> read(String told) {
        Matcher size = ROWS_COLUMNS.matcher(told);
        if (!size.matches()) {
            return Optional.empty();
        }
        int rows = Integer.parseInt(size.group(1));
        int columns = Integer.parseInt(size.group(2));
        return rows < 1 || columns < 1 ? Optional.empty() : Optional.of(new ScreenSize(rows, columns));
    }
}
