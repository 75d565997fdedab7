/// chrF (Popović 2015) and chrF++ (Popović 2017): F-scores of character and word n-grams, as sacrebleu 2.6.0.
///
/// Entry type: [dev.touchstone.metrics.text.chrf.Chrf]. Scores are 0..100.
///
/// To add a variant: a component of `ChrfSettings` that the signature shows, and a golden test.
@NullMarked
package dev.touchstone.metrics.text.chrf;

import org.jspecify.annotations.NullMarked;
