package dev.touchstone.tasks.extract;

import java.util.List;

/// Finds where a model takes back what it said: `wait`, `on second thought`, `更正`.
final class Corrections {

    private static final List<String> MARKERS = List.of(
            "wait", "actually", "correction", "on second thought", "i made a mistake", "i made an error",
            "let me recheck",
            "let me re-check", "scratch that", "oops", "no, ", "hold on", "sorry,", "my mistake", "更正", "不对",
            "等等",
            "等一下", "重新", "应该是", "我错了", "纠正");

    private Corrections() {}

    /// @return the place after the first marker behind `from`, or the length of the text when there is none
    static int after(String lower, int from) {
        int first = lower.length();
        for (String marker : MARKERS) {
            int at = lower.indexOf(marker, from, Math.min(lower.length(), first));
            if (at >= 0 && (at == 0 || !Characters.latin(lower.charAt(at - 1)) || marker.charAt(0) > 0x7f)) {
                first = at;
            }
        }
        return first;
    }
}
