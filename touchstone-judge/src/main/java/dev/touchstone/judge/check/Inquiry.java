package dev.touchstone.judge.check;

import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.judge.verdict.VerdictReader;

/// One prompt of a battery.
///
/// @param item number of the item
/// @param form which of its prompts
/// @param repeat how often the same was asked before
record Inquiry(int item, Form form, int repeat, Prompt.Asked prompt, VerdictReader reader) {

    /// The prompts that an item gives.
    enum Form {
        /// Better answer first.
        PAIR,
        /// Worse answer first.
        PAIR_SWAPPED,
        /// The better answer twice.
        SAME,
        /// The padded answer first, against itself without padding.
        PADDED,
        /// The padded answer second.
        PADDED_SWAPPED,
        /// A grade for the better answer.
        GRADE,
        /// A grade for the better answer, padded.
        GRADE_PADDED,
        /// Is the better answer right?
        RIGHT,
        /// Is the worse answer right?
        WRONG,
        /// Is the worse answer right, which asks for being right?
        WRONG_ASKING
    }
}
