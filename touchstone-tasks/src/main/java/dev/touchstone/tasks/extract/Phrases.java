package dev.touchstone.tasks.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the words by which models announce an answer: `the answer is`, `Answer:`, `答案是`, `最终结果为`.
///
/// Marker words are found by plain search; what must follow is tested there, with bounded patterns.
final class Phrases {

    private static final int MOST = 64;
    private static final int LONGEST = 2_000;

    private static final Pattern AFTER_ANSWER = Pattern.compile(
            "s?(?:\\s(?:choice|option|letter)s?)?[\"')\\]_]{0,3}\\s{0,3}"
                    + "(?:(?:to|for|of)\\s[^.?!\\n:]{1,100}?\\s)?"
                    + "(?:(?:is|are|was|equals|(?:would|should|must|will|could|has\\sto|can\\sonly)\\sbe)"
                    + "(?:\\s(?:therefore|thus|then|hence|simply|just|clearly|now|indeed))?\\s{0,3}:?"
                    + "|\\s?(?::|=|->|→))[\"']{0,1}");
    private static final Pattern AFTER_SHORT = Pattern.compile(
            "(?:wer)?s?\\.?\\s{0,2}[–—-]\\s|s?(?:\\.\\s?[:=]?|\\s?[:=])\\s");
    private static final Pattern AFTER_ANSWER_HEADING = Pattern.compile("[ :_]{0,6}\\n");
    private static final Pattern AFTER_ANSWER_ZH = Pattern.compile(
            "\\]?(?:选项|选)?\\s{0,2}(?:应该|应当|应|就|便|也|即|只能)?\\s{0,2}(?:是|为|选|等于|=|:|即)(?:\\s{0,3}:)?"
                    + "|\\]?(?:选项)?\\s{0,2}(?=[(\\[$\\\\A-Za-z0-9-])");
    private static final Pattern AFTER_RESULT_ZH = Pattern.compile("\\s{0,2}(?:应该|应当|应|就)?(?:是|为|等于|=|:)"
            + "(?:\\s{0,3}:)?");
    private static final Pattern NEGATION = Pattern.compile(
            "\\s{0,3}(?:definitely |certainly |clearly |probably |likely )?(?:not\\b(?! only)|n't"
            + "|neither|不是|并非|不)");

    private static final Pattern DOUBT = Pattern.compile(
            "(?:might|may|would|people|some|others|many|don't|do not|don’t) (?:wrongly )?(?:think|say|answer"
            + "|believe)|thought (?:that )?(?:the )?(?:final )?$|(?:wrong|incorrect|mistaken) (?:final )?$"
            + "|错误的?$|可能会认为|以为|误认为");

    private static final Pattern CONDITIONAL = Pattern.compile("would|会是|就是|则");
    private static final Pattern CONDITION = Pattern.compile("\\b(?:if|had|were)\\b|如果|假如|若");
    private static final Pattern INSTEAD = Pattern.compile("\\binstead\\b");

    private static final List<String> RESULTS = List.of("答:", "结果:", "结果是", "结果为");

    private static final List<String> TURNS = List.of("but ", "however", ";", "，", "；", " yet ");

    private Phrases() {}

    /// All announcements in order of their place.
    static List<Phrase> find(Visible visible) {
        String lower = visible.lower();
        List<Phrase> phrases = new ArrayList<>();
        collect(lower, "answer", AFTER_ANSWER, phrases);
        headings(lower, phrases);
        int ascii = phrases.size();
        if (holdsChinese(lower)) {
            collect(lower, "答案", AFTER_ANSWER_ZH, phrases);
            collect(lower, "最终结果", AFTER_RESULT_ZH, phrases);
            collect(lower, "最后结果", AFTER_RESULT_ZH, phrases);
            collect(lower, "计算结果", AFTER_RESULT_ZH, phrases);
            for (String marker : RESULTS) {
                lines(lower, marker, phrases);
            }
        }
        abbreviated(lower, phrases);
        collect(lower, "final result", AFTER_ANSWER, phrases);
        if (phrases.size() > ascii || ascii > 1) {
            phrases.sort(Comparator.comparingInt(Phrase::end));
        }
        List<Phrase> last = new ArrayList<>(bounded(phrases));
        last.removeIf(phrase -> doubted(lower, phrase.start()));
        List<Phrase> real = last.stream().filter(phrase -> !hypothetical(lower, phrase)).toList();
        return real.isEmpty() ? last : real;
    }

    /// The last ones: a hostile text may hold any number, and what each announces is read.
    static List<Phrase> bounded(List<Phrase> phrases) {
        return phrases.size() > MOST ? phrases.subList(phrases.size() - MOST, phrases.size()) : phrases;
    }

    /// Lines that begin with `A:`, the form of the first fine-tuned models on grade-school maths.
    static List<Phrase> answerLines(Visible visible) {
        List<Phrase> phrases = new ArrayList<>();
        lines(visible.lower(), "a:", phrases);
        return bounded(phrases);
    }

    private static void collect(String lower, String marker, Pattern after, List<Phrase> phrases) {
        Matcher matcher = null;
        for (int at = lower.indexOf(marker); at >= 0; at = lower.indexOf(marker, at + marker.length())) {
            if (matcher == null) {
                matcher = after.matcher(lower).useTransparentBounds(true);
            }
            matcher.region(at + marker.length(), lower.length());
            if (matcher.lookingAt()) {
                phrases.add(phrase(lower, at, matcher.end()));
            }
        }
    }

    private static void headings(String lower, List<Phrase> phrases) {
        for (int at = lower.indexOf("final answer"); at >= 0; at = lower.indexOf("final answer", at + 12)) {
            Matcher heading = AFTER_ANSWER_HEADING.matcher(lower).region(at + 12, lower.length());
            if (heading.lookingAt()) {
                phrases.add(phrase(lower, at, heading.end()));
            }
        }
    }

    /// Lines that begin with `Ans:`, `Ans -`, `Answer -`.
    private static void abbreviated(String lower, List<Phrase> phrases) {
        for (int at = lower.indexOf("ans"); at >= 0; at = lower.indexOf("ans", at + 3)) {
            Matcher after = AFTER_SHORT.matcher(lower).region(at + 3, lower.length());
            if (lineBegins(lower, at) && after.lookingAt()) {
                phrases.add(phrase(lower, at, after.end()));
            }
        }
    }

    private static boolean lineBegins(String lower, int at) {
        int before = at - 1;
        while (before >= 0 && " *#>".indexOf(lower.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || lower.charAt(before) == '\n';
    }

    private static void lines(String lower, String marker, List<Phrase> phrases) {
        for (int at = lower.indexOf(marker); at >= 0; at = lower.indexOf(marker, at + 1)) {
            int before = at - 1;
            while (before >= 0 && lower.charAt(before) == ' ') {
                before--;
            }
            if (before < 0 || lower.charAt(before) == '\n' || lower.charAt(before) == '。') {
                phrases.add(phrase(lower, at, at + marker.length()));
            }
        }
    }

    private static Phrase phrase(String lower, int start, int end) {
        Matcher negation = NEGATION.matcher(lower).region(end, lower.length());
        return new Phrase(start, end, negation.lookingAt());
    }

    /// Whether the words before say that others hold this, or that it is not so: `some may think the answer
    /// is`.
    private static boolean doubted(String lower, int at) {
        int from = Math.max(0, at - 60);
        for (int i = at - 1; i >= from; i--) {
            if (Characters.endsSentence(lower, i)) {
                from = i + 1;
            }
        }
        String before = lower.substring(from, at);
        for (String turn : TURNS) {
            int last = before.lastIndexOf(turn);
            before = last < 0 ? before : before.substring(last + turn.length());
        }
        return DOUBT.matcher(before).find();
    }

    /// Whether an announcement tells the answer to another question: `if it had asked for the largest, the
    /// answer
    /// would be D`, `the answer would be B instead`.
    private static boolean hypothetical(String lower, Phrase phrase) {
        if (!CONDITIONAL.matcher(lower).region(phrase.start(), phrase.end()).find()) {
            return false;
        }
        int from = phrase.start();
        while (from > 0 && phrase.start() - from < 200 && !Characters.endsSentence(lower, from - 1)) {
            from--;
        }
        int to = phrase.end();
        while (to < lower.length() && to - phrase.end() < 60 && !Characters.endsSentence(lower, to)) {
            to++;
        }
        return CONDITION.matcher(lower).region(from, phrase.start()).find()
                || INSTEAD.matcher(lower).region(phrase.end(), to).find();
    }

    static boolean holdsChinese(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u4e00' && c <= '\u9fff') {
                return true;
            }
        }
        return false;
    }

    /// What the announcement says: to the end of its sentence, or the next line when its own holds nothing.
    static Span announced(String plain, Phrase phrase) {
        int start = phrase.end();
        while (start < plain.length() && (plain.charAt(start) <= ' ' || plain.charAt(start) == ':')) {
            start++;
        }
        int end = start;
        int depth = 0;
        int limit = Math.min(plain.length(), start + LONGEST);
        while (end < limit) {
            char c = plain.charAt(end);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            boolean latexSpace = (c == '!' || c == ';') && end > start && plain.charAt(end - 1) == '\\';
            if (Characters.endsSentence(plain, end) && !latexSpace && (depth <= 0 || c == '\n')) {
                break;
            }
            end++;
        }
        return new Span(start, end);
    }
}
