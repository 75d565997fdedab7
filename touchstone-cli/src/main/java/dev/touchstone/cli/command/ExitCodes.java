package dev.touchstone.cli.command;

import dev.touchstone.core.error.ErrorCode;

/// The exit code of a command that could not be begun, by whose fault it was.
public final class ExitCodes {

    private ExitCodes() {}

    /// 130 stopped, 70 our bug, 4 environment, 3 model, 2 user and data.
    public static int of(ErrorCode code) {
        if (code == ErrorCode.COMMAND_INTERRUPTED) {
            return 130;
        }
        return switch (code.kind()) {
            case INTERNAL -> 70;
            case ENVIRONMENT -> 4;
            case MODEL -> 3;
            case USER, DATA -> 2;
        };
    }
}
