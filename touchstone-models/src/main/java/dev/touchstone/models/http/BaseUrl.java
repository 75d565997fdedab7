package dev.touchstone.models.http;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a server's paths begin, such as `http://localhost:8000/v1`.
///
/// @param secure true for `https`
/// @param host name or address, IPv6 in brackets
/// @param port 1..65535
/// @param path what stands before `/chat/completions`: empty or `/...` without a slash at its end
/// @param query kept on every request (`api-version=...`), empty for none
public record BaseUrl(boolean secure, String host, int port, String path, String query) {

    private static final int MOST_PORT = 65_535;

    /// Reads an address as users write it.
    ///
    /// With or without scheme (`http` then), slash at the end, `/v1`, or the full path of an end point. `/v1`
    /// is appended unless the path ends in a version (`/v1`, `/api/v3`) or the full path was given.
    ///
    /// @throws TouchstoneException `CONFIG_INVALID_VALUE` when it is no address, has a port that cannot be,
    ///         or holds a user and password
    public static BaseUrl parse(String text) {
        return parse(text, PathRule.OPENAI);
    }

    /// Reads an address as users write it, with the paths of another kind of server.
    ///
    /// @throws TouchstoneException as [#parse(String)]
    public static BaseUrl parse(String text, PathRule rule) {
        String full = text.strip();
        if (full.isEmpty()) {
            throw invalid("the address of the model's server is empty, expected " + rule.example());
        }
        if (!full.contains("://")) {
            full = "http://" + full;
        }
        URI uri;
        try {
            uri = new URI(full);
        } catch (URISyntaxException broken) {
            throw invalid("the address of the model's server%s is no URL (%s), expected %s"
                    .formatted(named(text), broken.getReason(), rule.example()));
        }
        if (uri.getRawUserInfo() != null) {
            throw invalid("the address of the model's server holds a user and password; "
                    + "give the key by reference: --api-key-env NAME, or a header with ${env:NAME}");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
            throw invalid("the address of the model's server%s is none of the form %s"
                    .formatted(named(text), rule.example()));
        }
        if (uri.getPort() == 0 || uri.getPort() > MOST_PORT) {
            throw invalid("the address of the model's server%s has the port %d, expected 1 to %d"
                    .formatted(named(text), uri.getPort(), MOST_PORT));
        }
        boolean secure = scheme.equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new BaseUrl(secure, uri.getHost(), port, rule.base(uri.getRawPath()), query);
    }

    /// The path and query of a request below the base.
    ///
    /// @param suffix such as `/chat/completions`
    public String requestPath(String suffix) {
        return path + suffix + (query.isEmpty() ? "" : "?" + query);
    }

    /// Host and port as the `Host` header carries them.
    public String authority() {
        return port == (secure ? 443 : 80) ? host : host + ":" + port;
    }

    /// The address for people and messages.
    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + path;
    }

    /// The value for a message, left out where it may hold a password or a key.
    private static String named(String text) {
        return text.contains("@") || text.contains("?") ? "" : " '" + text + "'";
    }

    private static TouchstoneException invalid(String message) {
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE, message);
    }
}
