package dev.touchstone.models.http;

import dev.touchstone.core.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How one server is reached.
///
/// @param url where its paths begin
/// @param headers sent with every request; values never show in texts
/// @param proxy in between, when there is one
/// @param authorities PEM file of the authorities to trust instead of the JDK's
/// @param connectLimit until a connection stands, TLS included
public record HttpOptions(
        BaseUrl url,
        Map<String, Secret> headers,
        Optional<ProxyAddress> proxy,
        Optional<Path> authorities,
        Duration connectLimit) {

    public HttpOptions {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /// A server without proxy, key or own authority.
    public static HttpOptions of(BaseUrl url) {
        return new HttpOptions(url, Map.of(), Optional.empty(), Optional.empty(), Duration.ofSeconds(15));
    }
}
