package dev.touchstone.score.golden;

import java.util.List;

/// What came of one golden case.
public sealed interface CaseVerdict {

    /// Every expected value is met.
    ///
    /// @param decisive whether another answer could have been told from the expected one: not so where every
    ///        number has a tolerance as wide as itself
    record Equal(boolean decisive) implements CaseVerdict {

        /// Of a case that could have differed.
        Equal() {
            this(true);
        }
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
