package dev.touchstone.models.wire;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.config.Secret;
import java.util.Collection;
import java.util.List;

/// Takes secrets out of a server's words: servers repeat the key they refuse.
final class Redaction {

    private static final int SHORTEST = 6;

    private final List<String> values;

    /// @param secrets what was sent; values that are no secret (shown as they are written) stay
    Redaction(Collection<Secret> secrets) {
        values = secrets.stream()
                .filter(secret -> !secret.reference().equals(secret.value()))
                .map(secret -> secret.value().startsWith("Bearer ") ? secret.value().substring(7)
                : secret.value())
                .filter(value -> value.length() >= SHORTEST)
                .toList();
    }

    Failure apply(Failure failure) {
        return new Failure(failure.code(), apply(failure.message()), failure.status(), failure.permanent());
    }

    String apply(String words) {
        String clean = words;
        for (String value : values) {
            clean = clean.replace(value, "***");
            for (int length = value.length() - 1; length >= SHORTEST; length--) { // cut in the middle of it
                clean = clean.replace(value.substring(0, length) + "...", "***...");
            }
        }
        return clean;
    }
}
