package dev.touchstone.cli.docs;

import dev.touchstone.core.error.ErrorCode;
import java.util.Locale;

/// `errors.md`: every error code with cause and remedy.
final class ErrorsPage {

    private ErrorsPage() {}

    static String render() {
        StringBuilder page = new StringBuilder("# Error codes\n\n");
        page.append(ReferencePages.notice("the error codes"));
        page.append("""
                Every failure that a user can meet has a code. The message that comes with it says where, what
                was found, what was expected and what to do. *Kind* says whose fault it is and decides the
                [exit code](exit-codes.md); *retry* says whether waiting and trying again can help.

                | code | kind | retry | cause | remedy |
                |---|---|---|---|---|
                """);
        for (ErrorCode code : ErrorCode.values()) {
            page.append("| ").append(code.id())
                    .append(" | ").append(code.kind().name().toLowerCase(Locale.ROOT))
                    .append(" | ").append(code.retry().name().toLowerCase(Locale.ROOT))
                    .append(" | ").append(ReferencePages.cell(code.cause()))
                    .append(" | ").append(ReferencePages.cell(code.remedy())).append(" |\n");
        }
        return page.toString();
    }
}
