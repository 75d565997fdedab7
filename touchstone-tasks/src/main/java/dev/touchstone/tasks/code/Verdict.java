package dev.touchstone.tasks.code;

import java.util.List;
import java.util.Locale;

/// What the tests say of a program.
///
/// @param kind the verdict that reports count
/// @param detail what went wrong, such as `NameError` or `killed_11`; empty where the kind says it all
record Verdict(Kind kind, String detail) {

    /// AISBench's four.
    enum Kind {
        /// Every test held.
        PASS,
        /// Its time was over.
        TIMEOUT,
        /// It could not be run to its end: an error, a signal, too much memory.
        FAILED,
        /// A test did not hold.
        WRONG_ANSWER;

        /// As reports write it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The words in the order of the reports.
    static List<String> words() {
        return List.of(Kind.PASS.word(), Kind.TIMEOUT.word(), Kind.FAILED.word(), Kind.WRONG_ANSWER.word());
    }

    /// Failed, with what went wrong; only characters that a rule's name may hold.
    static Verdict failed(String detail) {
        return new Verdict(Kind.FAILED, detail.replaceAll("[^A-Za-z0-9_.-]", "_"));
    }

    /// Behind the name of the rule that found the code: `pass`, `failed/NameError`.
    String word() {
        return detail.isEmpty() ? kind.word() : kind.word() + "/" + detail;
    }
}
