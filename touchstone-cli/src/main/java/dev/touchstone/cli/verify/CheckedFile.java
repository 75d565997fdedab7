package dev.touchstone.cli.verify;

import dev.touchstone.cli.command.ExitCodes;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.score.golden.Verification;

/// What came of one file that was to be verified.
sealed interface CheckedFile {

    /// Its cases were held against the product.
    record Judged(Verification.Outcome outcome) implements CheckedFile {}

    /// It could not be judged.
    record NotJudged(String file, TouchstoneException reason) implements CheckedFile {}

    /// Its share in the command's exit code.
    default int exit() {
        return switch (this) {
            case Judged(Verification.Outcome outcome) -> outcome.passed() ? 0 : 1;
            case NotJudged(_, TouchstoneException reason) -> ExitCodes.of(reason.code());
        };
    }
}
