/// Answers that another tool wrote, read so that they can be scored here or resumed.
///
/// Entry type: [ImportedPredictions] for the prediction files of AISBench 3.0 and 3.1. To add another tool's
/// form, write a class that gives its rows as [ImportedAttempt] to a consumer, one at a time, and reports
/// what it could not read as [dev.touchstone.store.log.LogNotice].
@NullMarked
package dev.touchstone.store.imported;

import org.jspecify.annotations.NullMarked;
