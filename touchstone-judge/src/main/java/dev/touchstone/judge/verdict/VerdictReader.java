package dev.touchstone.judge.verdict;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.judge.verdict.Verdict.Unread;
import dev.touchstone.judge.verdict.Verdict.Why;

/// Reads the replies to one kind of question; pure and thread-safe.
public sealed interface VerdictReader permits RubricReader, GradeReader, PairReader, ExtractionReader {

    /// The longest reply that is looked at, in characters: its end, where the verdict stands.
    int LONGEST = 200_000;

    /// The verdict of a text that is not blank.
    Verdict read(String text);

    /// The verdict of a reply.
    ///
    /// Of a reply that was cut at its length bound a verdict counts when something stands behind it, such as
    /// a closing quote: what came before the cut is as it was meant, and what is cut itself is not guessed.
    default Verdict read(Outcome.Generated reply) {
        String text = reply.text();
        int thought = text.lastIndexOf("</think>");
        boolean thinking = thought < 0 && text.stripLeading().startsWith("<think>");
        String said = thinking ? "" : text.substring(thought < 0 ? 0 : thought + "</think>".length()).strip();
        if (said.isEmpty()) {
            return new Unread(switch (reply.finish()) {
                case LENGTH -> Why.TRUNCATED;
                case CONTENT_FILTER -> Why.FILTERED;
                case STOP, TOOL_CALLS, UNKNOWN -> thinking ? Why.TRUNCATED : Why.EMPTY;
            });
        }
        String end = said.substring(Math.max(0, said.length() - LONGEST));
        // a word or number at the end of a reply that was cut may lack its last letters or digits
        Verdict verdict = read(reply.finish() == Finish.LENGTH
                ? end.replaceFirst("[\\p{L}\\d.]{1,40}$", "") : end);
        boolean nothing = verdict instanceof Unread(Why why) && why == Why.NO_VERDICT;
        if (nothing && reply.finish() == Finish.LENGTH) {
            return new Unread(Why.TRUNCATED);
        }
        return nothing && reply.finish() == Finish.CONTENT_FILTER ? new Unread(Why.FILTERED) : verdict;
    }
}
