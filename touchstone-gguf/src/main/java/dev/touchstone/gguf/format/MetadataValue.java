package dev.touchstone.gguf.format;

import java.util.List;

/// A value of the file's metadata; integer widths are not kept.
public sealed interface MetadataValue {

    /// Any of the integer types; 64-bit unsigned values above 2⁶³ − 1 are refused when read.
    record Whole(long number) implements MetadataValue {}

    /// A 32- or 64-bit float.
    record Real(double number) implements MetadataValue {}

    /// True or false.
    record Flag(boolean flag) implements MetadataValue {}

    /// A text.
    record Text(String text) implements MetadataValue {}

    /// A list of texts, such as the vocabulary.
    record Texts(List<String> texts) implements MetadataValue {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /// Any other list.
    record Items(List<MetadataValue> items) implements MetadataValue {
        public Items {
            items = List.copyOf(items);
        }
    }
}
