/// Finds the answer in what a model wrote.
///
/// Entry type: [dev.touchstone.tasks.extract.AnswerExtractor], one class for each kind of answer (number,
/// math, choice, several choices, yes or no, free text). Each is a ladder of named rules, surest first; the
/// first rule that fires gives the [dev.touchstone.tasks.extract.Extraction], which records its name and
/// place. [dev.touchstone.tasks.extract.Visible] prepares the text once: thinking is left away, invented
/// further questions are cut off, full-width characters become plain ones, every offset stays true.
///
/// Rules look at a bounded piece of text around marker words that are found by plain search, so that an
/// answer of any length is read in linear time.
///
/// To add a rule: write it as a method of the extractor, put it on its rung of the ladder, name it in snake
/// case and add a test with a text where it fires and one where it must not. To add a kind of answer: write
/// one more implementation, and a scorer that uses it.
@NullMarked
package dev.touchstone.tasks.extract;

import org.jspecify.annotations.NullMarked;
