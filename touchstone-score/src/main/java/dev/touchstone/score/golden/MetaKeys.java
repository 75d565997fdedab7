package dev.touchstone.score.golden;

import dev.touchstone.core.config.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The keys of a golden file's `meta` that decide something, and what may be a misspelling of one: a
/// tolerance under another name would be passed over, and the file judged by none.
///
/// Every other key is free: where values come from, how they were made, remarks.
final class MetaKeys {

    private static final List<String> DECIDING = List.of("family", "pass_rate", "tolerance", "corpora");

    /// Other tools' words for a tolerance.
    private static final Set<String> TOLERANCES =
            Set.of("tol", "atol", "rtol", "abstol", "reltol", "epsilon", "eps");

    private static final int NEAR = 2;

    private MetaKeys() {}

    /// The deciding key that a key may stand for; none for those and for free ones.
    static Optional<String> meant(String key) {
        if (DECIDING.contains(key)) {
            return Optional.empty();
        }
        String plain = plain(key);
        return TOLERANCES.contains(plain) ? Optional.of("tolerance") : DECIDING.stream()
                .filter(known -> Suggestions.distance(plain, plain(known)) <= NEAR).findFirst();
    }

    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
