package dev.touchstone.tasks.extract;

import java.util.List;

/// Finds the part of a text that is not thinking, by the marks that families of models put around their
/// thoughts.
///
/// @param start after the last closed thought
/// @param end where the text ends, or where a thought begins that is not closed
/// @param open whether a thought was begun and not closed
record Thoughts(int start, int end, boolean open) {

    private record Mark(String begin, String end) {}

    private static final List<Mark> MARKS = List.of(
            new Mark("<think>", "</think>"), new Mark("<thinking>", "</thinking>"),
            new Mark("<thought>", "</thought>"), new Mark("<seed:think>", "</seed:think>"),
            new Mark("◁think▷", "◁/think▷"), new Mark("[THINK]", "[/THINK]"),
            new Mark("<|begin_of_thought|>", "<|end_of_thought|>"),
            new Mark("<|channel|>analysis<|message|>", "<|channel|>final<|message|>"));

    /// What a model says aloud in an answer.
    static Thoughts in(String answer) {
        if (!mayHold(answer)) {
            return new Thoughts(0, answer.length(), false);
        }
        int start = 0;
        for (Mark mark : MARKS) {
            int closed = answer.lastIndexOf(mark.end());
            start = closed < 0 ? start : Math.max(start, closed + mark.end().length());
        }
        int end = answer.length();
        for (Mark mark : MARKS) {
            int open = answer.indexOf(mark.begin(), start);
            end = open < 0 ? end : Math.min(end, open);
        }
        return new Thoughts(start, end, end < answer.length());
    }

    /// Whether a mark can stand in the text; most answers hold none, and this is one search instead of
    /// sixteen.
    private static boolean mayHold(String answer) {
        return answer.indexOf('<') >= 0 || answer.indexOf('◁') >= 0 || answer.indexOf("THINK]") >= 0;
    }
}
