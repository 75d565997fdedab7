package dev.touchstone.tasks.extract;

import java.util.List;

/// Tells whether a text declines to answer, by what its first sentences say.
final class Refusals {

    /// A refusal stands at the beginning; later sentences may speak of things that cannot be done.
    private static final int HEAD = 400;

    private static final List<String> INABILITIES = List.of(
            "can't ", "cannot ", "can not ", "can’t ", "unable to ", "not able to ", "won't ", "won’t ",
            "will not ",
            "refuse to ", "decline to ", "must decline", "not comfortable ", "无法", "不能", "拒绝", "不便", "没法",
            "没有办法", "不予");

    private static final List<String> REFUSED = List.of(
            "help", "assist", "answer", "determine", "provide", "comply", "respond", "fulfil", "solve",
            "choose", "do that",
            "discuss", "continue", "engage", "complete", "decline", "select", "give you", "回答", "提供", "帮助",
            "协助",
            "确定", "判断", "解答", "完成", "给出", "处理", "选择", "作答");

    private static final List<String> SPEAKERS = List.of("i ", "i'm", "i’m", "i am", "sorry", "我", "抱歉",
            "对不起", "很遗憾");

    private Refusals() {}

    static boolean found(String lower) {
        String head = lower.length() > HEAD ? lower.substring(0, HEAD) : lower;
        for (String inability : INABILITIES) {
            int at = head.indexOf(inability);
            if (at >= 0 && named(head, Math.max(0, at - 60), at + inability.length(), SPEAKERS)
                    && named(head, at, Math.min(head.length(), at + inability.length() + 25), REFUSED)) {
                return true;
            }
        }
        return false;
    }

    private static boolean named(String head, int start, int end, List<String> words) {
        for (String word : words) {
            int at = head.indexOf(word, start, end);
            if (at >= 0 && (at == 0 || word.charAt(0) > 0x7f || !Characters.latin(head.charAt(at - 1)))) {
                return true;
            }
        }
        return false;
    }
}
