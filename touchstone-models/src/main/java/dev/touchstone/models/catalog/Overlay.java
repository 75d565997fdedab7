package dev.touchstone.models.catalog;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.local.LocalBackends;
import dev.touchstone.models.wire.WireForms;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// What the command line sets, by the keys of model files.
///
/// @param settings keys that the back end reads
/// @param generation sampling arguments by their wire names
record Overlay(Fields settings, Fields generation) {

    /// @param backend of the model file; settings of a connection are refused where there is none
    static Overlay of(ModelOverrides overrides, String name, String backend) {
        Map<String, Value> settings = new LinkedHashMap<>();
        if (WireForms.find(backend).isPresent()) {
            putEndpoint(settings, overrides.endpoint());
            putLoad(settings, overrides.load());
            overrides.spending().maxCost().ifPresent(cost ->
                    settings.put("max_cost", new Value.Numeric(cost)));
            overrides.spending().maxTokensTotal().ifPresent(most ->
                    settings.put("max_tokens_total", Value.of(most)));
        } else {
            refuseConnection(overrides.endpoint(), name, backend);
            if (LocalBackends.contains(backend)) {
                // a command names the weights, and the file need not; the id of a server is a path here
                overrides.endpoint().model().ifPresent(path -> settings.put("path", Value.of(path)));
                overrides.load().timeout().map(Duration::toMillis).ifPresent(millis ->
                        settings.put("timeout_s", new Value.Numeric(BigDecimal.valueOf(millis, 3)
                                .stripTrailingZeros())));
            }
        }
        Map<String, Value> generation = new LinkedHashMap<>();
        ModelOverrides.Sampling sampling = overrides.sampling();
        sampling.temperature().ifPresent(value -> generation.put("temperature", Value.of(value)));
        sampling.topP().ifPresent(value -> generation.put("top_p", Value.of(value)));
        sampling.seed().ifPresent(value -> generation.put("seed", Value.of(value)));
        return new Overlay(new Fields(settings), new Fields(generation));
    }

    private static void putEndpoint(Map<String, Value> settings, ModelOverrides.Endpoint endpoint) {
        endpoint.url().ifPresent(url -> settings.put("url", Value.of(given(url))));
        endpoint.apiKeyEnv().ifPresent(variable -> settings.put("api_key_env", Value.of(variable)));
        if (!endpoint.headers().isEmpty()) {
            Map<String, Value> headers = new LinkedHashMap<>();
            endpoint.headers().forEach((header, value) -> headers.put(header, Value.of(value)));
            settings.put("headers", new Fields(headers));
        }
        endpoint.authorities().map(Path::toString).ifPresent(path -> settings.put("cacert", Value.of(path)));
        endpoint.proxy().ifPresent(proxy -> settings.put("proxy", Value.of(proxy)));
    }

    private static String given(String url) {
        if (url.isBlank()) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    "--url '%s' is empty, expected an address such as http://host:port".formatted(url));
        }
        return url;
    }

    private static void putLoad(Map<String, Value> settings, ModelOverrides.Load load) {
        load.requestRate().ifPresent(rate -> settings.put("request_rate", Value.of(rate)));
        load.timeout().map(Duration::toMillis).ifPresent(millis ->
                settings.put("timeout_s", new Value.Numeric(BigDecimal.valueOf(millis, 3)
                        .stripTrailingZeros())));
        load.retries().ifPresent(retries -> settings.put("retry", Value.of(retries)));
        load.stream().ifPresent(stream -> settings.put("stream", Value.of((boolean) stream)));
    }

    private static void refuseConnection(ModelOverrides.Endpoint endpoint, String name, String backend) {
        if (endpoint.url().isPresent() || endpoint.apiKeyEnv().isPresent() || !endpoint.headers().isEmpty()
                || endpoint.authorities().isPresent() || endpoint.proxy().isPresent()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    ("the model '%s' (back end '%s') has no address: leave --url, --api-key-env, --header, "
                            + "--cacert and --proxy away, or choose --models openai_chat")
                            .formatted(name, backend));
        }
    }

    /// The bound of the command line, checked.
    static OptionalInt maxOutLen(ModelOverrides overrides) {
        overrides.sampling().maxOutLen().ifPresent(bound -> {
            if (bound < 1) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        "--max-out-len is %d, expected at least 1".formatted(bound));
            }
        });
        return overrides.sampling().maxOutLen();
    }
}
