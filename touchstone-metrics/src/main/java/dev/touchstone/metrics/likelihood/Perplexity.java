package dev.touchstone.metrics.likelihood;

/// How surprised a model is by texts; lower is better. With L the sum of the natural logarithms of all
/// chances.
///
/// @param token exp(−L / tokens), at least 1; depends on the tokenizer, so only models with the same one
///     compare
/// @param word exp(−L / words), at least 1, as lm-evaluation-harness's `word_perplexity`
/// @param byteLevel exp(−L / bytes), at least 1, as `byte_perplexity`
/// @param bitsPerByte −L / (bytes · ln 2), at least 0, as `bits_per_byte`
public record Perplexity(double token, double word, double byteLevel, double bitsPerByte) {}
