package dev.touchstone.cli.command;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.nio.file.InvalidPathException;

/// Turns whatever ended a command into an error with a code.
public final class Failures {

    private Failures() {}

    /// An error as it is; a text that cannot be a file name is the command line's fault; all else is ours.
    public static TouchstoneException of(RuntimeException failure) {
        return switch (failure) {
            case TouchstoneException told -> told;
            case InvalidPathException path -> new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "'%s' cannot be the name of a file here: %s".formatted(path.getInput(), path.getReason()),
                    path);
            default -> new TouchstoneException(ErrorCode.INTERNAL_BUG, failure.toString(), failure);
        };
    }
}
