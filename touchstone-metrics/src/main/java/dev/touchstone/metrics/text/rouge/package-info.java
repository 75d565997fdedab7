/// ROUGE (Lin 2004): overlap of n-grams and longest common subsequences, as rouge-score 0.1.2.
///
/// Entry type: [dev.touchstone.metrics.text.rouge.Rouge]; the stemmer is of use alone,
/// [dev.touchstone.metrics.text.rouge.PorterStemmer]. Scores are 0..1.
///
/// To add a type: a case of `RougeType`, whose `switch` in `Rouge` then asks for its formula, and a golden
/// test.
@NullMarked
package dev.touchstone.metrics.text.rouge;

import org.jspecify.annotations.NullMarked;
