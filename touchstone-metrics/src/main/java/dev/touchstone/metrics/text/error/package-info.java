/// Error rates of words and characters: WER, CER, MER, WIL, WIP, as jiwer 4.0.0.
///
/// Entry type: [dev.touchstone.metrics.text.error.ErrorRates]; counts are summed over a corpus before
/// dividing.
///
/// To add a rate: a method of `EditCounts` with its formula, and a golden test.
@NullMarked
package dev.touchstone.metrics.text.error;

import org.jspecify.annotations.NullMarked;
