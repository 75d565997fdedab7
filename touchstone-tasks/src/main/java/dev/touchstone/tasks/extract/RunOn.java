package dev.touchstone.tasks.extract;

import java.util.List;

/// Finds where a model stopped answering and began to invent the next question, as base models do.
final class RunOn {

    private static final List<String> MARKERS = List.of(
            "\nQuestion:", "\n\nQuestion ", "\nQ:", "\n**Question:", "\nProblem:", "\n问题：", "\n问题:", "\n题目：",
            "\n题目:", "\n问：", "\n问:", "\nUser:", "\nHuman:", "\n用户：", "<|im_end|>", "<|im_start|>",
            "<|endoftext|>", "<|eot_id|>", "</s>", "[INST]");

    private RunOn() {}

    /// @return where the answer ends, at most `end`
    static int find(String text, int start, int end) {
        int cut = end;
        for (String marker : MARKERS) {
            int at = text.indexOf(marker, start, cut);
            if (at > start && holdsText(text, start, at)) {
                cut = at;
            }
        }
        return cut;
    }

    private static boolean holdsText(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
