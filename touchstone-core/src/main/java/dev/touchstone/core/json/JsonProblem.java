package dev.touchstone.core.json;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// What is wrong in a JSON text, for people: one line, without the parser's own names.
public final class JsonProblem {

    private static final Pattern SOURCE = Pattern.compile("\\s*\\(start marker at \\[.*?]\\)");
    private static final Pattern SETTING = Pattern.compile(", from `[^`]*`");
    private static final Pattern ADVICE = Pattern.compile(": enable `[^`]*` to allow");

    private JsonProblem() {}

    /// The reason, such as `Unexpected end-of-input`.
    public static String reason(JacksonException broken) {
        String first = broken.getOriginalMessage().lines().findFirst().orElse("unreadable");
        first = SOURCE.matcher(first).replaceAll("");
        first = SETTING.matcher(first).replaceAll("");
        return ADVICE.matcher(first).replaceAll(", which JSON does not have; write null or a number");
    }

    /// The line from 1; 1 where the parser does not know, as where a bound was passed.
    public static int line(JacksonException broken) {
        TokenStreamLocation location = broken.getLocation();
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    /// Line and reason, `line 3: ...`; the reason alone where the parser does not know the line.
    public static String withLine(JacksonException broken) {
        boolean known = broken.getLocation() != null && broken.getLocation().getLineNr() > 0;
        return known ? "line %d: %s".formatted(line(broken), reason(broken)) : reason(broken);
    }
}
