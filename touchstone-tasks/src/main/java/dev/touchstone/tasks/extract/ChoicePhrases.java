package dev.touchstone.tasks.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the words by which a choice is announced: those of [Phrases], and `the correct option is`, `故选`,
/// `本题选`.
final class ChoicePhrases {

    private static final Pattern AFTER_OPTION = Pattern.compile(
            "s?\\s{1,2}(?:is|are|would be|should be|must be|seems to be|has to be)(?:\\s(?:clearly"
            + "|therefore|thus|then))?\\s{0,2}:?|s?\\s?:");
    private static final Pattern AFTER_CHOOSE_ZH = Pattern.compile(
            "(?:择|出|取)?(?:项|选项|答案)?\\s{0,2}(?:应该|应当|应|就)?(?:是|为|有)?:?\\s{0,2}(?=["
            + "(\\[\"“$\\\\ ]{0,4}[A-Za-z])");

    /// The options repeated below a heading: `Let's look at the options:`.
    private static final Pattern LIST = Pattern.compile("\\s{0,4}\\n[\\s*(-]{0,6}a[.):,]");

    private ChoicePhrases() {}

    static List<Phrase> find(Visible visible) {
        String lower = visible.lower();
        List<Phrase> phrases = new ArrayList<>(Phrases.find(visible));
        int before = phrases.size();
        for (String marker : List.of("option", "choice", "statement", "alternative")) {
            english(lower, marker, phrases);
        }
        if (lower.indexOf('选') >= 0) {
            chinese(lower, phrases);
        }
        if (phrases.size() > before) {
            phrases.sort(Comparator.comparingInt(Phrase::end));
        }
        return Phrases.bounded(phrases);
    }

    private static void english(String lower, String marker, List<Phrase> phrases) {
        for (int at = lower.indexOf(marker); at >= 0; at = lower.indexOf(marker, at + marker.length())) {
            String before = lower.substring(Math.max(0, at - 24), at);
            boolean sure = before.endsWith("correct ") || before.endsWith("right ")
                    || before.endsWith("best ")
                    || before.endsWith("the ") || before.endsWith("final ") || before.endsWith("my ")
                    || before.endsWith("appropriate ") || before.endsWith("remaining ")
                    || before.endsWith("only ");
            if (!sure || before.contains("incorrect") || before.contains("wrong")
                    || before.contains("not correct")) {
                continue;
            }
            Matcher after = AFTER_OPTION.matcher(lower).region(at + marker.length(), lower.length());
            if (after.lookingAt()) {
                boolean negated = lower.startsWith(" not ", after.end()) || lower.startsWith("not ",
                        after.end());
                boolean heading = after.group().startsWith("s") && after.group().endsWith(":")
                        && LIST.matcher(lower).region(after.end(), lower.length()).lookingAt()
                        && !before.endsWith("correct ") && !before.endsWith("right ");
                if (!heading) {
                    phrases.add(new Phrase(at, after.end(), negated));
                }
            }
        }
    }

    private static void chinese(String lower, List<Phrase> phrases) {
        for (int at = lower.indexOf('选'); at >= 0; at = lower.indexOf('选', at + 1)) {
            Matcher after = AFTER_CHOOSE_ZH.matcher(lower).region(at + 1, lower.length());
            if (!after.lookingAt()) {
                continue;
            }
            String words = lower.substring(at, after.end());
            boolean option = words.startsWith("选项");
            boolean told = words.indexOf('是') >= 0 || words.indexOf('为') >= 0 || words.indexOf(':') >= 0;
            if (option && !told) {
                continue; // 选项B is a mention, no choice
            }
            int clause = at;
            while (clause > 0 && at - clause < 6 && "，,；;。:".indexOf(lower.charAt(clause - 1)) < 0
                    && lower.charAt(clause - 1) != '\n') {
                clause--;
            }
            String before = lower.substring(clause, at);
            boolean against = before.endsWith("不") || before.endsWith("误") || before.endsWith("错")
                    || before.endsWith("不能")
                    || before.endsWith("不应") || before.endsWith("不可") || before.endsWith("别")
                    || before.endsWith("勿")
                    || before.contains("错误") || before.contains("不正确") || before.endsWith("不要")
                    || before.endsWith("不该");
            if (!against) {
                phrases.add(new Phrase(at, after.end(), false));
            }
        }
    }
}
