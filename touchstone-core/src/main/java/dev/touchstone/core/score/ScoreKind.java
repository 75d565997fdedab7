package dev.touchstone.core.score;

/// What a mean of scores is, which decides how its interval is made.
///
/// It is declared, and not guessed from the scores that were seen: graded scores that happen to be all 0 or 1
/// stay graded.
public enum ScoreKind {

    /// Each score is 0 or 1, the mean a share of right answers. A scorer of this kind that gives any other
    /// score is taken for [#MEAN].
    PROPORTION,

    /// Scores lie anywhere from 0 to 1, such as an F1 or a grade.
    MEAN
}
