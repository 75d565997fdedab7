package dev.touchstone.models.wire;

import dev.touchstone.core.model.GeneratorFactory;
import dev.touchstone.core.spi.Extensions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The back ends that reach a server, by name.
public final class WireForms {

    private WireForms() {}

    /// The form of that back end; empty where there is no such back end, or it reaches no server.
    public static Optional<WireForm> find(String backend) {
        return Optional.ofNullable(all().get(backend)).filter(WireForm.class::isInstance)
                .map(WireForm.class::cast);
    }

    /// The names, sorted.
    public static List<String> names() {
        return all().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof WireForm)
                .map(Map.Entry::getKey).toList();
    }

    private static Map<String, GeneratorFactory> all() {
        return Extensions.load(GeneratorFactory.class, GeneratorFactory::name);
    }
}
