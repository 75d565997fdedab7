package dev.touchstone.models.http;

import java.util.List;
import java.util.regex.Pattern;

/// How the path of an address that a user writes becomes the base of a server's paths.
///
/// @param version appended unless the path ends in a version already, such as `/v1`; empty for servers whose
///        paths begin at the root
/// @param ends paths of end points, taken off where a user wrote one
public record PathRule(String version, List<String> ends) {

    private static final Pattern VERSION = Pattern.compile(".*/v\\d+[a-z0-9]*");

    public PathRule {
        ends = List.copyOf(ends);
    }

    /// OpenAI-style servers: `/v1`.
    public static final PathRule OPENAI =
            new PathRule("/v1", List.of("/chat/completions", "/completions", "/models"));

    /// An address as it should be, for messages.
    public String example() {
        return "http://host:port" + version;
    }

    /// @param raw path as written, may end in slashes
    String base(String raw) {
        String path = raw;
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        for (String end : ends) {
            if (path.endsWith(end)) {
                return path.substring(0, path.length() - end.length());
            }
        }
        return version.isEmpty() || VERSION.matcher(path).matches() ? path : path + version;
    }
}
