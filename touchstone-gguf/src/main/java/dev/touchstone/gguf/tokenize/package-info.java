/// Text to tokens and back: byte-level BPE as GPT-2 defined it, and the ChatML template.
///
/// Entry type: [dev.touchstone.gguf.tokenize.Tokenizer]. To add a way of splitting text before merging, add a
/// constant to [dev.touchstone.gguf.tokenize.PreTokenizer] with its name in `tokenizer.ggml.pre`.
@NullMarked
package dev.touchstone.gguf.tokenize;

import org.jspecify.annotations.NullMarked;
