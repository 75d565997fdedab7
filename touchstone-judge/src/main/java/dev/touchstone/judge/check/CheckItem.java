package dev.touchstone.judge.check;

import static java.util.Objects.requireNonNull;

/// A question with a better and a worse answer.
///
/// @param question what is asked
/// @param better the better answer
/// @param worse the worse answer
/// @param known whether it is known which one is better; where it is not, only order and length are probed
/// @param reference what a right answer is; empty text where none is given
public record CheckItem(String question, String better, String worse, boolean known, String reference) {

    public CheckItem {
        requireNonNull(question, "question");
        requireNonNull(better, "better");
        requireNonNull(worse, "worse");
        requireNonNull(reference, "reference");
    }
}
