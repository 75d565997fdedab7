package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.util.Optional;

/// One pair of extraction and comparison.
interface CompatRule {

    /// The answer that the rule reads out of a text whose thinking is left away.
    ///
    /// @return empty where the original has no value that it could compare, so that nothing equals it; an
    ///         empty text is a value
    Optional<String> extract(String text, Reference reference);

    /// The reference as it is compared.
    default String reference(Reference reference) {
        return reference.gold();
    }

    /// Whether they are equal.
    default boolean equal(String extracted, String reference) {
        return extracted.equals(reference);
    }

    /// What the rule writes when it finds nothing; such an answer counts as unparsed unless it is right.
    default String nothing() {
        return "";
    }
}
