/// Whether a model called the right functions: calls are read from an answer, and compared with the accepted
/// values of each argument by the rules of the Berkeley Function Calling Leaderboard (single turn, by syntax
/// tree; nothing is executed).
///
/// Entry type: [dev.touchstone.tasks.score.call.CallScorerFactory]. A further notation of calls is a class
/// beside [dev.touchstone.tasks.score.call.PythonCalls]; a further language of literals one beside
/// `JavaLiterals`.
@NullMarked
package dev.touchstone.tasks.score.call;

import org.jspecify.annotations.NullMarked;
