package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;

/// One pair of extraction and comparison.
interface CompatRule {

    /// The answer that the rule reads out of a text whose thinking is left away; empty where it finds none.
    String extract(String text, Reference reference);

    /// The reference as it is compared.
    default String reference(Reference reference) {
        return reference.gold();
    }

    /// Whether they are equal.
    default boolean equal(String extracted, String reference) {
        return extracted.equals(reference);
    }

    /// What the rule writes when it finds nothing; such an answer counts as unparsed.
    default String nothing() {
        return "";
    }
}
