package dev.touchstone.tasks.read;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;

/// Where a record stands in its file.
///
/// @param file name of the file for messages
/// @param row number of the record, from 1, the header not counted
/// @param line line on which it begins, from 1
/// @param offset its first byte, from 0
record Place(String file, int row, long line, long offset) {

    TouchstoneException unreadable(String what) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE, this + ": " + what);
    }

    TouchstoneException unreadable(String what, Throwable cause) {
        return new TouchstoneException(ErrorCode.DATA_UNREADABLE, this + ": " + what, cause);
    }

    TouchstoneException invalid(String what) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW, this + ": " + what);
    }

    @Override
    public String toString() {
        return "%s, row %d (line %d)".formatted(file, row, line);
    }
}
