/// Measures that compare a text with reference texts; no input or output, one sub-package for each family.
///
/// | package | measures | agrees with |
/// |---|---|---|
/// | `bleu` | BLEU with five tokenizers; `NltkBleu` with methods 0 to 4 | sacrebleu, nltk |
/// | `chrf` | chrF, chrF++ | sacrebleu |
/// | `ter` | translation edit rate with shifts | sacrebleu |
/// | `rouge` | ROUGE-1 to 9, ROUGE-L, ROUGE-Lsum, Porter's stemmer | rouge-score |
/// | `error` | word and character error rates | jiwer |
/// | `answer` | exact match and F1 of short answers, English and Chinese | SQuAD, CMRC 2018 |
/// | `scan` | what they share: white space, lower case, words, n-grams | CPython, regex |
///
/// Each family has one entry class made by `of(settings)`: `Bleu.of(settings).sentence(hypothesis,
/// references)`. Entry classes keep scratch space and are used by one thread at a time; settings, counts and
/// scores are records and shared freely. Corpora are added up from counts, so that sums can be merged, kept
/// for each segment, and drawn again by a bootstrap.
///
/// To add a family: a sub-package with a settings record, an entry class and a score record, a golden test
/// against a reference library, and a line in the table above.
@NullMarked
package dev.touchstone.metrics.text;

import org.jspecify.annotations.NullMarked;
