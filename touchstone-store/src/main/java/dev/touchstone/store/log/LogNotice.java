package dev.touchstone.store.log;

import dev.touchstone.core.error.ErrorCode;
import java.nio.file.Path;
import java.util.Optional;

/// Something a reader of the run should know about its logs; nothing of it stops the run.
public sealed interface LogNotice {

    /// The last record was cut by a crash; it is left as it is and its attempt counts as missing.
    ///
    /// @param line number of the first line that is not whole, from 1
    record TornTail(Path file, long line) implements LogNotice {}

    /// Records in the middle were altered or lost; the others are used.
    ///
    /// @param line number of the first such line, from 1
    /// @param detail what is wrong there
    /// @param sha256 of the damaged lines, their place and what is wrong
    record Damaged(Path file, long line, String detail, String sha256) implements LogNotice {}

    /// Damage that an earlier session accepted with [Reuse#ANYWAY].
    ///
    /// @param line number of the line, from 1
    record DamageAccepted(Path file, long line) implements LogNotice {}

    /// Answers are taken although a part of the identity differs.
    record Changed(String part, String before, String now) implements LogNotice {}

    /// Attempts that were answered more than once; the last answer counts.
    record AnsweredAgain(Path folder, String task, int attempts) implements LogNotice {}

    /// A line of an imported file that could not be read.
    ///
    /// @param line number of the line, from 1
    record Skipped(Path file, long line, String detail) implements LogNotice {}

    /// Rows of imported files that stand more than once; the last of each counts.
    record Superseded(Path folder, String task, int rows) implements LogNotice {}

    /// Rows of imported files whose numbers the data do not have; they are not taken.
    ///
    /// @param sample one of those numbers
    record BeyondData(Path folder, String task, int rows, int sample) implements LogNotice {}

    /// The documented code that belongs to it, where there is one.
    default Optional<ErrorCode> code() {
        return switch (this) {
            case TornTail _ -> Optional.of(ErrorCode.LOG_TORN_TAIL);
            case Damaged _ -> Optional.of(ErrorCode.LOG_DAMAGED);
            case Changed _ -> Optional.of(ErrorCode.LOG_CHANGED);
            case Skipped _, BeyondData _ -> Optional.of(ErrorCode.DATA_UNREADABLE);
            case AnsweredAgain _, DamageAccepted _, Superseded _ -> Optional.empty();
        };
    }

    /// One sentence for people.
    default String message() {
        return switch (this) {
            case TornTail(Path file, long line) ->
                "%s:%d: the last record was cut by a crash; its attempt is repeated".formatted(file, line);
            case Damaged(Path file, long line, String detail, _) ->
                "%s:%d: %s; the other records are used".formatted(file, line, detail);
            case DamageAccepted(Path file, long line) ->
                "%s:%d: damaged here, as accepted by an earlier session; what was lost is asked again"
                        .formatted(file, line);
            case Changed(String part, String before, String now) ->
                "%s differs: the folder's answers were made with %s, now it is %s"
                        .formatted(part, before, now);
            case AnsweredAgain(Path folder, String task, int attempts) ->
                "%s: %d attempts of %s were answered more than once; the last answer counts"
                        .formatted(folder, attempts, task);
            case Skipped(Path file, long line, String detail) -> "%s:%d: skipped, %s"
                    .formatted(file, line, detail);
            case Superseded(Path folder, String task, int rows) ->
                ("%s: %d rows of %s stand more than once; the last of each is taken. If they are attempts of"
                        + " their own, say how many a row has with --repeats").formatted(folder, rows, task);
            case BeyondData(Path folder, String task, int rows, int sample) ->
                ("%s: %d rows of %s were left out, the data have no row %d; compare the data files with those"
                        + " that the answers were made for").formatted(folder, rows, task, sample);
        };
    }
}
