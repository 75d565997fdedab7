package dev.touchstone.judge.check;

import java.util.Locale;

/// What a check looks for.
public enum Probe {
    /// The place of an answer decides: pairs in both orders, and the same answer twice.
    POSITION,
    /// In comparisons more words win although they say nothing more.
    LENGTH,
    /// On a scale more words get a better grade although they say nothing more.
    LENGTH_GRADES,
    /// An answer that asks for its verdict gets it.
    INJECTION,
    /// The same question asked again gets another verdict.
    CONSISTENCY,
    /// Two orders of one pair get different winners.
    ORDERS,
    /// Right and wrong answers are told apart.
    TRUTH,
    /// Replies have the form that was asked for.
    FORM;

    /// The name in messages and JSON, in snake case.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
