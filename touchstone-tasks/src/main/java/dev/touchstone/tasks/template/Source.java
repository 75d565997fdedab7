package dev.touchstone.tasks.template;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;

/// The text of a template and its name, for messages with a position.
///
/// @param name what a user knows the template by, such as `gsm8k.yaml: doc_to_text`
/// @param text the template
record Source(String name, String text) {

    TouchstoneException invalid(int offset, String problem) {
        return failure(ErrorCode.CONFIG_INVALID_VALUE, offset, problem);
    }

    TouchstoneException unsupported(int offset, String problem) {
        return failure(ErrorCode.CONFIG_UNSUPPORTED, offset, problem);
    }

    TouchstoneException unrenderable(int offset, String problem) {
        return failure(ErrorCode.DATA_TEMPLATE, offset, problem);
    }

    private TouchstoneException failure(ErrorCode code, int offset, String problem) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < Math.min(offset, text.length()); at++) {
            if (text.charAt(at) == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new TouchstoneException(code,
                "template %s, line %d column %d: %s".formatted(name, line, column, problem));
    }
}
