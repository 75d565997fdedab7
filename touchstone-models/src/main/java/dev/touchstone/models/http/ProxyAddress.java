package dev.touchstone.models.http;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The proxy between us and the server.
///
/// @param authorization value of `Proxy-Authorization` when the address holds user and password
public record ProxyAddress(String host, int port, Optional<Secret> authorization) {

    /// Reads `http://[user:password@]host:port`.
    ///
    /// @throws TouchstoneException `CONFIG_INVALID_VALUE` for other schemes; the message does not repeat the
    ///         address
    public static ProxyAddress parse(String text) {
        try {
            URI uri = new URI(text.contains("://") ? text.strip() : "http://" + text.strip());
            if (uri.getPort() == 0 || uri.getPort() > 65_535) {
                throw invalid("port %d is not within 1 to 65535".formatted(uri.getPort()));
            }
            if (uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme())) {
                return new ProxyAddress(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : 80,
                        Optional.ofNullable(uri.getRawUserInfo()).map(ProxyAddress::basic));
            }
        } catch (URISyntaxException broken) {
            throw invalid(broken.getReason());
        }
        throw invalid("only http:// proxies are known");
    }

    /// The proxy that the environment asks for, by `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`,
    /// in upper or lower case.
    ///
    /// A server on this machine (`localhost`, `127.*`, `::1`) is never reached by an environment's proxy: a
    /// proxy cannot reach it, and a proxy set for the whole company would break every local evaluation.
    public static Optional<ProxyAddress> fromEnvironment(BaseUrl url, Map<String, String> environment) {
        if (local(url.host()) || excluded(url, variable(environment, "NO_PROXY").orElse(""))) {
            return Optional.empty();
        }
        return variable(environment, url.secure() ? "HTTPS_PROXY" : "HTTP_PROXY")
                .or(() -> variable(environment, "ALL_PROXY"))
                .map(ProxyAddress::parse);
    }

    /// For messages: without user and password.
    String address() {
        return "http://" + host + ":" + port;
    }

    private static boolean local(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static boolean excluded(BaseUrl url, String list) {
        String host = url.host().toLowerCase(Locale.ROOT);
        for (String entry : list.toLowerCase(Locale.ROOT).split(",")) {
            String name = entry.strip();
            if (name.endsWith(":" + url.port())) {
                name = name.substring(0, name.length() - 1 - String.valueOf(url.port()).length());
            }
            if (name.startsWith("*.")) {
                name = name.substring(1);
            }
            String bare = name.startsWith(".") ? name.substring(1) : name;
            if (name.equals("*") || !bare.isEmpty() && (host.equals(bare) || host.endsWith("." + bare))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    private static Secret basic(String userInfo) {
        String decoded = URLDecoder.decode(userInfo.replace("+", "%2B"), StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));
        return new Secret("user and password of the proxy's address", "Basic " + encoded);
    }

    private static TouchstoneException invalid(String reason) {
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                "the proxy's address cannot be used (%s), expected http://host:port".formatted(reason));
    }
}
