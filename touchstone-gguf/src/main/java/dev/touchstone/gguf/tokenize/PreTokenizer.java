package dev.touchstone.gguf.tokenize;

import java.util.Optional;
import java.util.regex.Pattern;

/// How text is split before merging; merges never cross the pieces.
///
/// The GPT-2 rule: contractions, a letter run with the space before it, a number run likewise, a run of other
/// signs likewise, white space (the last space of a run goes to the word after it).
public enum PreTokenizer {
    /// GPT-2's rule alone.
    GPT_2("gpt-2", "'(?:s|t|re|ve|m|ll|d)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+"),
    /// Each digit alone first, then GPT-2's rule on what lies between; white space before a digit ends a
    /// piece, so it is not given to the digit.
    SMOLLM("smollm", "\\p{N}|'(?:s|t|re|ve|m|ll|d)| ?\\p{L}+| ?[^\\s\\p{L}\\p{N}]+"
            + "|\\s+(?=\\p{N})|\\s+(?!\\S)|\\s+");

    private final String fileName;
    private final Pattern pattern;

    PreTokenizer(String fileName, String pattern) {
        this.fileName = fileName;
        this.pattern = Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /// The pattern whose matches, one after the other, are the pieces; together they are the whole text.
    Pattern pattern() {
        return pattern;
    }

    /// The rule with this name in `tokenizer.ggml.pre`.
    static Optional<PreTokenizer> ofName(String name) {
        for (PreTokenizer rule : values()) {
            if (rule.fileName.equals(name)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }
}
