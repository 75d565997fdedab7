package dev.touchstone.score.golden;

import java.util.List;

/// What came of one golden case.
public sealed interface CaseVerdict {

    /// Every expected value is met.
    ///
    /// @param width of the tolerance by which numbers were compared
    record Equal(Width width) implements CaseVerdict {

        /// Of a case without such numbers.
        Equal() {
            this(Width.NONE);
        }
    }

    /// How wide a tolerance is against what it is for.
    enum Width {
        /// No number was compared by it.
        NONE,
        /// Some number could have been too far away.
        NARROW,
        /// It is as wide as every number that is expected: none could have been too far away.
        WIDE
    }

    /// Some are not.
    ///
    /// @param differences at least one
    record Differs(List<Difference> differences) implements CaseVerdict {
        public Differs {
            differences = List.copyOf(differences);
            if (differences.isEmpty()) {
                throw new IllegalArgumentException("a case that differs has a difference");
            }
        }
    }

    /// Its truth is a matter of convention: neither right nor wrong, not counted.
    record NotCounted(String reason) implements CaseVerdict {}

    /// One value.
    ///
    /// @param key its place in `expected`, such as `precisions[2]`
    /// @param expected as the file has it
    /// @param found what the product says
    record Difference(String key, String expected, String found) {}
}
