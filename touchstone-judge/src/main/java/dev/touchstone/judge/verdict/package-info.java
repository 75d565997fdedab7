/// What a judge's reply says: a verdict, or the named reason why it cannot be read.
///
/// Entry type: [dev.touchstone.judge.verdict.VerdictReader]. Reading is bounded, never guesses between two
/// verdicts, and names the rule by which it read. A further form of replies is a rule of the reader that
/// needs it.
@NullMarked
package dev.touchstone.judge.verdict;

import org.jspecify.annotations.NullMarked;
