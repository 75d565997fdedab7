/// Translation edit rate (Snover et al. 2006): word edits and shifts of word runs, as sacrebleu 2.6.0.
///
/// Entry type: [dev.touchstone.metrics.text.ter.Ter]. Scores are percent of the reference's length, 0 is
/// best, and above 100 where a hypothesis is much longer.
///
/// To add a way to cut words: a component of `TerSettings` that the signature shows, a rule in `TerWords`, a
/// golden test.
@NullMarked
package dev.touchstone.metrics.text.ter;

import org.jspecify.annotations.NullMarked;
