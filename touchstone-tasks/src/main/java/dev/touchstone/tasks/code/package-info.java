/// Answers that are programs: found in the text, run against the tests of their row, judged.
///
/// Entry type: [dev.touchstone.tasks.code.CodeScorerFactory], the scorer `code`. An answer goes through an
/// [dev.touchstone.tasks.code.CodeExtraction] and a [dev.touchstone.tasks.code.TestBench], which puts code
/// and tests into one program; that runs in touchstone-sandbox. To add a set of programming tasks, add a test
/// bench that reads the fields of its rows; a new way to test is a function of `driver.py`.
@NullMarked
package dev.touchstone.tasks.code;

import org.jspecify.annotations.NullMarked;
