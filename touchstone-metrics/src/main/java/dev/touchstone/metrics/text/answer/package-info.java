/// Exact match and F1 of short answers, by the published rules of SQuAD 1.1, SQuAD 2.0 and CMRC 2018.
///
/// Entry type: [dev.touchstone.metrics.text.answer.AnswerMatch]. Scores are 0..1.
///
/// To add a rule: a constant of `AnswerRule` with what it takes for a token and how it counts what is common.
@NullMarked
package dev.touchstone.metrics.text.answer;

import org.jspecify.annotations.NullMarked;
