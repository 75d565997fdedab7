package dev.touchstone.tasks.score.equal;

/// One way to compare two expressions; thread-safe and pure.
public interface EqualityStep {

    /// Compares a reference with an answer, both in LaTeX or plain text.
    Verdict compare(String gold, String answer);

    /// What a step can say.
    enum Verdict {
        /// They are the same.
        EQUAL,
        /// They differ, and no later step needs to look.
        DIFFERENT,
        /// This step cannot tell.
        UNDECIDED
    }
}
