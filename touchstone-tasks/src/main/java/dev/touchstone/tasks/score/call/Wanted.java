package dev.touchstone.tasks.score.call;

/// Which calls are right.
enum Wanted {
    /// The one that is wanted.
    ONE,
    /// All that are wanted, in any order.
    ANY_ORDER,
    /// None: no function fits the question.
    NONE,
    /// Any: a function fits the question, and its arguments are not looked at.
    SOME
}
