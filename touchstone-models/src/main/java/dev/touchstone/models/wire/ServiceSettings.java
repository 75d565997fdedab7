package dev.touchstone.models.wire;

import dev.touchstone.core.config.Secret;
import dev.touchstone.core.config.Section;
import dev.touchstone.core.config.ToolVersion;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.models.http.BaseUrl;
import dev.touchstone.models.http.HttpOptions;
import dev.touchstone.models.http.PathRule;
import dev.touchstone.models.http.ProxyAddress;
import dev.touchstone.models.http.SecretReference;
import dev.touchstone.models.limit.Budget;
import dev.touchstone.models.limit.Prices;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The settings of a model file that every back end with a server reads.
///
/// @param form the wire form, with its own settings read
/// @param options how the server is reached
/// @param stream true to ask for streamed answers
/// @param requestRate requests a second
/// @param retries tries beyond the first, 0..100
/// @param timeLimit for each try, connecting to last byte
/// @param budget what may be spent
record ServiceSettings(
        WireForm form, HttpOptions options, boolean stream, OptionalDouble requestRate, int retries,
        Duration timeLimit, Budget budget) {

    private static final String USER_AGENT = "touchstone/" + ToolVersion.TEXT;

    /// Reads and checks the settings of a model.
    ///
    /// @param environment for key references and proxies
    /// @param unset the form without settings of its own
    static ServiceSettings read(ModelSpec model, Map<String, String> environment, WireForm unset) {
        Section section = Section.of("model '" + model.name() + "'", model.settings());
        WireForm form = unset.configured(section);
        BaseUrl url = url(section, form.traits().base());
        SecretReference secrets = new SecretReference(environment);
        HttpOptions options = new HttpOptions(url, headers(section, form, secrets),
                proxy(section, url, environment, secrets),
                section.text("cacert").map(Path::of), Duration.ofSeconds(15));
        ServiceSettings settings = new ServiceSettings(form, options,
                section.flag("stream").orElse(false),
                section.number("request_rate", 0, 1e9),
                section.wholeNumber("retry", 0, 100).orElse(8),
                Duration.ofMillis((long) (section.number("timeout_s", 0.05, 86_400).orElse(600) * 1000)),
                budget(section));
        refuseUnsupported(section);
        // read by other tools or other parts: a tokenizer's folder, a post-processor of answers
        section.accept("path", "trust_remote_code", "verbose", "pred_postprocessor", "returns_tool_calls");
        // read by the catalogue; named here for who misspells one
        section.accept("backend", "type", "abbr", "model", "max_out_len", "batch_size", "concurrency",
                "generation_kwargs");
        section.refuseUnknown();
        return settings;
    }

    private static BaseUrl url(Section section, PathRule rule) {
        Optional<String> url = section.text("url").filter(text -> !text.isBlank());
        String host = section.text("host_ip").orElse("localhost");
        int port = section.wholeNumber("host_port", 1, 65_535).orElse(8080);
        boolean secure = section.flag("enable_ssl").orElse(false);
        return BaseUrl.parse(url.orElse((secure ? "https://" : "http://") + host + ":" + port), rule);
    }

    private static Map<String, Secret> headers(Section section, WireForm form, SecretReference secrets) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        headers.put("User-Agent", new Secret(USER_AGENT, USER_AGENT));
        headers.putAll(form.headers(key(section, secrets)));
        Section own = section.section("headers");
        for (String name : own.fields().names()) {
            String value = own.requireText(name);
            if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+") || value.chars()
                    .anyMatch(Character::isISOControl)) {
                throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                        "header '%s': name or value holds characters that a header cannot carry"
                                .formatted(name.replaceAll("\\p{Cntrl}", "?")));
            }
            headers.put(name, secrets.resolve(value));
        }
        return headers;
    }

    /// A key is given by reference only; a literal one is refused without repeating it.
    private static Optional<Secret> key(Section section, SecretReference secrets) {
        Optional<String> variable = section.text("api_key_env").filter(name -> !name.isBlank());
        Optional<String> reference = section.text("api_key").filter(text -> !text.isBlank());
        if (variable.isPresent()) {
            return Optional.of(secrets.resolve("${env:" + variable.get() + "}"));
        }
        if (reference.isPresent() && !SecretReference.isReference(reference.get())) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    "%s: 'api_key' holds a key itself, expected a reference: ${env:NAME} or ${file:PATH}"
                            .formatted(section.place("api_key")));
        }
        return reference.map(secrets::resolve);
    }

    private static Optional<ProxyAddress> proxy(
            Section section, BaseUrl url, Map<String, String> environment, SecretReference secrets) {
        Optional<String> proxy = section.text("proxy").filter(text -> !text.isBlank());
        if (proxy.isEmpty()) {
            return ProxyAddress.fromEnvironment(url, environment);
        }
        return proxy.get().equals("none") ? Optional.empty()
                : proxy.map(text -> ProxyAddress.parse(secrets.resolve(text).value()));
    }

    private static Budget budget(Section section) {
        OptionalDouble tokens = section.number("max_tokens_total", 1, 1e15);
        OptionalDouble cost = section.number("max_cost", 0, 1e12);
        Section price = section.section("price");
        OptionalDouble input = price.number("input_per_million", 0, 1e9);
        OptionalDouble output = price.number("output_per_million", 0, 1e9);
        price.refuseUnknown();
        if (cost.isPresent() && (input.isEmpty() || output.isEmpty())) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    "a limit of cost needs prices: put price: {input_per_million: ..., output_per_million: "
                            + "...} into the model file, or limit tokens with --max-tokens-total");
        }
        return new Budget(
                tokens.isPresent() ? OptionalLong.of((long) tokens.getAsDouble()) : OptionalLong.empty(),
                cost.isPresent()
                        ? Optional.of(new Budget.CostLimit(BigDecimal.valueOf(cost.getAsDouble()),
                                new Prices(BigDecimal.valueOf(input.getAsDouble()),
                                        BigDecimal.valueOf(output.getAsDouble()))))
                        : Optional.empty());
    }

    /// Keys of AISBench's files that ask for what is not here; their neutral values are taken.
    private static void refuseUnsupported(Section section) {
        boolean asked = section.flag("use_timestamp").orElse(false)
                || !section.section("traffic_cfg").fields().names().isEmpty()
                || !section.section("meta_template").fields().names().isEmpty()
                || !section.section("response_anomaly").fields().names().isEmpty();
        if (asked) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED,
                    "the model file asks for use_timestamp, traffic_cfg, meta_template "
                            + "or response_anomaly; leave the key out");
        }
    }
}
