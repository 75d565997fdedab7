package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds where a model takes back what it said: `wait`, `on second thought`, `更正`.
final class Corrections {

    private static final List<String> MARKERS = List.of(
            "wait", "actually", "correction", "on second thought", "i made a mistake", "i made an error",
            "let me recheck",
            "let me re-check", "let me re-read", "let me reread", "let me reconsider", "re-reading",
            "rereading", "looking again", "hmm", "scratch that", "oops", "no, ", "hold on", "sorry",
            "my mistake", "i meant", "i mean", "make that", "更正", "不对",
            "等等",
            "等一下", "重新", "应该是", "我错了", "纠正");

    private static final Pattern LETTER = Pattern.compile(
            "(?:(?i:wait|actually|correction|no|sorry|oops|hold on|scratch that|on second thought|my mistake"
            + "|hmm|it's|it is|option|i meant?|make that|rather|the answer is|更正|不对|等等|等一下|应该是|应该选|是"
            + "|选)[\\s,.:;!，。：；！…-]{0,4}){1,6}"
            + "\\(?([A-Z])\\)?(?=\\s*(?:[.,;!，。！]|$))");

    private static final Pattern NUMBER = Pattern.compile("[,.;:!?，。；！？…—-]\\s{0,2}(?:(?i:oh|no|wait"
            + "|actually|sorry"
            + "|rather|i mean|make that|hmm|it's|it is|that's|不对|不(?!是)|等等|应该是|应为"
            + "|是)[\\s,.:;!，。：；！…-]{0,4}){1,6}"
            + "(?=[-$€£¥\\\\]{0,3}\\d)");
    private static final Pattern TURNING = Pattern.compile("(?i)\\b(?:no|wait|actually|sorry|rather|mean"
            + "|make)\\b|不|等等");

    private static final int MOST = 20;

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

    /// The number that takes one back within its sentence: `46, no wait, 48`.
    static Optional<NumberToken> number(String plain, int from, int to) {
        if (from >= to) {
            return Optional.empty();
        }
        Matcher correction = NUMBER.matcher(plain).region(from, to);
        boolean found = correction.find() && TURNING.matcher(correction.group()).find();
        return found ? NumberScanner.all(plain, correction.end(), to).stream().findFirst() : Optional.empty();
    }

    /// The last letter that a correction anywhere consists of: `I first said D. Correction: C.`
    static Optional<Span> anywhere(Visible visible, int limit) {
        String lower = visible.lower();
        Optional<Span> last = Optional.empty();
        int at = after(lower, 0);
        for (int tries = 0; tries < MOST && at < lower.length(); tries++) {
            Optional<Span> before = last;
            last = letter(visible.plain(), at, limit).or(() -> before);
            at = after(lower, at + 1);
        }
        return last;
    }

    /// The letter alone that a correction consists of: `Wait, actually, B.`, `不对，B。`.
    ///
    /// @param from where the correction begins
    static Optional<Span> letter(String plain, int from, int limit) {
        Matcher correction = LETTER.matcher(plain).region(from, plain.length());
        boolean found = correction.lookingAt() && correction.group(1).charAt(0) - 'A' < limit;
        return found ? Optional.of(new Span(correction.start(1), correction.end(1))) : Optional.empty();
    }
}
