package dev.touchstone.models.catalog;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the command line says about a model; what it leaves out stays as the model file has it.
public record ModelOverrides(Endpoint endpoint, Load load, Sampling sampling, Spending spending) {

    /// Nothing was said.
    public static final ModelOverrides NONE = new ModelOverrides(
            new Endpoint(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty(),
                    Optional.empty()),
            new Load(OptionalInt.empty(), OptionalDouble.empty(), Optional.empty(), OptionalInt.empty(),
                    Optional.empty()),
            new Sampling(OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
            OptionalLong.empty()),
            new Spending(Optional.empty(), OptionalLong.empty()));

    /// Where and as whom.
    ///
    /// @param url `--url`
    /// @param model `--model`, id at the server
    /// @param apiKeyEnv `--api-key-env`, name of a variable
    /// @param headers `--header Name: value`, values may hold `${env:NAME}`
    /// @param authorities `--cacert`
    /// @param proxy `--proxy`
    public record Endpoint(
            Optional<String> url, Optional<String> model, Optional<String> apiKeyEnv,
            Map<String, String> headers,
            Optional<Path> authorities, Optional<String> proxy) {
        public Endpoint {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /// How much at once and how long.
    ///
    /// @param concurrency `--concurrency`, requests in flight
    /// @param requestRate `--request-rate`, requests a second
    /// @param timeout `--timeout`, for each try
    /// @param retries `--retries`, tries beyond the first
    /// @param stream `--stream`
    public record Load(
            OptionalInt concurrency, OptionalDouble requestRate, Optional<Duration> timeout,
            OptionalInt retries,
            Optional<Boolean> stream) {}

    /// What changes the answers.
    ///
    /// @param maxOutLen `--max-out-len`, tokens
    /// @param temperature `--temperature`
    /// @param topP `--top-p`
    /// @param seed `--seed`
    public record Sampling(
            OptionalInt maxOutLen, OptionalDouble temperature, OptionalDouble topP, OptionalLong seed) {}

    /// What may be spent.
    ///
    /// @param maxCost `--max-cost`, in the currency of the model file's prices
    /// @param maxTokensTotal `--max-tokens-total`
    public record Spending(Optional<BigDecimal> maxCost, OptionalLong maxTokensTotal) {}
}
