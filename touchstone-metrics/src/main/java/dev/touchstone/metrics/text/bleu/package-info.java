/// BLEU (Papineni et al. 2002), as sacrebleu 2.6.0 computes it, and as nltk does.
///
/// Entry type: [dev.touchstone.metrics.text.bleu.Bleu]; for lists of tokens and nltk's smoothing
/// [dev.touchstone.metrics.text.bleu.NltkBleu]. Scores are 0..100 there and 0..1 here, as in the references.
///
/// To add a tokenizer: a constant of `BleuTokenizer` that cuts a line into spans in one pass, and a golden
/// test.
@NullMarked
package dev.touchstone.metrics.text.bleu;

import org.jspecify.annotations.NullMarked;
