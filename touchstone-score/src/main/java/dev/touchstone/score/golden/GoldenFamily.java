package dev.touchstone.score.golden;

import dev.touchstone.core.value.Fields;

/// Knows how one family of golden files is computed and compared; found by
/// [dev.touchstone.core.spi.Extensions].
///
/// To add one, write a class with `@AutoService(GoldenFamily.class)` in this package. A family computes by
/// the product's own public functions, never by a formula of its own.
public interface GoldenFamily {

    /// The family's name, `meta.family` of its files.
    String name();

    /// Holds one case against the product.
    ///
    /// @param meta the file's `meta`
    /// @return whether the product agrees, and where not
    /// @throws UnknownKey when the case holds a kind, a setting or an expected key that the family does not
    ///         know: never taken for agreement
    CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey;

    /// Something in a golden file that the family does not know.
    final class UnknownKey extends Exception {

        private static final long serialVersionUID = 1;

        /// @param what is unknown, for people
        public UnknownKey(String what) {
            super(what);
        }
    }
}
