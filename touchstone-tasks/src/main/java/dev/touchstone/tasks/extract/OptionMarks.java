package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a text that judges the options one by one: `(A) Incorrect. (B) Correct.`, `A ✗, B ✓`, `B、D正确，A错误`.
///
/// The verdict stands right behind the letter, or is a sign later on its line; letters joined by `and` or a
/// comma share one. A letter that is judged twice, differently, makes the whole unreadable.
final class OptionMarks {

    private static final Pattern VERDICT = Pattern.compile(
            "[)\\]}]{0,2}\\s{0,3}[.:,、|?？–—-]?\\s{0,3}(?:选?项)?[:\\s]{0,2}(?:的?说法|表述|描述)?\\s{0,2}(?:(?:is|are"
            + "|was)\\s)?(?:(?:both|all|also|clearly|都|均"
            + "|也|是|为)\\s?){0,2}(?:(?<no>(?:no|not|incorrect|wrong|false|invalid)\\b|错|不正确|不对|不符|不成立|有误)"
            + "|(?<yes>(?:yes|correct|right|true|valid)\\b|正确|对(?=[，。；,.;！\\s]|$)|符合|成立))",
            Pattern.CASE_INSENSITIVE);
    /// The option's own text stands between: `(A) Mercury - incorrect.`, `B) Venus: This is true.`
    private static final Pattern LATER = Pattern.compile(
            "[).:\\]]{1,2}\\s{1,3}[^\\n.;:!?—–-]{1,80}?\\s?(?:[:—–(]|\\s-|<--?|, (?:so|hence|thus"
                    + "|therefore)\\b:?|[,，](?:所以|因此|故)是?)\\s{0,2}(?:(?:this|that|it)(?: (?:one"
            + "|option|statement|choice|answer))?(?: is|'s) |(?:这|该)(?:个|一)?(?:选项|说法)?(?:是)?)?"
            + "(?:(?<no>(?:not (?:correct|true|right)|incorrect|wrong|false|no|invalid)\\b|错|不正确|不对|不符)"
            + "|(?<yes>(?:correct|right|true|yes|valid)\\b(?! (?:that|but|if))|正确|对(?=[，。；,.;！\\s]|$)))",
            Pattern.CASE_INSENSITIVE);
    /// `[x] C` beside `[ ] A`.
    private static final Pattern BOX = Pattern.compile("\\[([ xX])\\]\\s{0,2}\\(?$");
    private static final Pattern JOINT = Pattern.compile(
            "[)\\]]?(?:选?项)?\\s{0,3}(?:,\\s?and|,|、|，|/|&|and|or|和|与|及|以及)\\s{0,3}(?:选项)?[(\\[]?");
    private static final String TICKS = "✅✓✔☑√";
    private static final String CROSSES = "❌✗✘☒×✖";
    private static final int MOST = 500;

    private static final Pattern LABEL = Pattern.compile("(?m)^[\\s*(-]{0,6}[A-L][).:]");

    private final Map<Character, Boolean> verdicts = new TreeMap<>();
    private boolean contradictory;
    private boolean marked;

    private OptionMarks() {}

    /// The one option that is judged right while another is judged wrong.
    static Optional<Span> only(Visible visible, int limit) {
        OptionMarks marks = read(visible.plain(), limit);
        boolean told = marks.verdicts.containsValue(false) || marks.marked && listed(visible.plain());
        if (marks.rights().length() != 1 || !told) {
            return Optional.empty();
        }
        int at = visible.plain().lastIndexOf(marks.rights());
        return Optional.of(new Span(at, at + 1));
    }

    /// All options that are judged right, in alphabetical order; empty unless another is judged wrong.
    static Optional<String> all(Visible visible, int limit) {
        OptionMarks marks = read(visible.plain(), limit);
        boolean both = !marks.rights().isEmpty() && marks.verdicts.containsValue(false);
        return both ? Optional.of(marks.rights()) : Optional.empty();
    }

    /// Whether the letter is directly judged wrong: `A: no`, `(A) Incorrect`.
    static boolean wrong(String plain, Span letter) {
        return judged(plain, letter.end()).filter(right -> !right).isPresent()
                || sign(plain, letter.end(), Math.min(plain.length(), letter.end() + 4)).filter(right ->
                !right).isPresent();
    }

    /// Whether the letter is directly judged and so is another: the text goes through the options.
    static boolean oneOfSeveral(String plain, Span letter, int limit) {
        return judged(plain, letter.end()).isPresent() && read(plain, limit).verdicts.size() > 1;
    }

    private static OptionMarks read(String plain, int limit) {
        OptionMarks marks = new OptionMarks();
        Optional<Boolean> next = Optional.empty();
        int nextAt = plain.length();
        int tries = 0;
        for (int i = plain.length() - 1; i >= 0 && tries < MOST; i--) {
            char c = plain.charAt(i);
            if (!Characters.capital(c) || c - 'A' >= limit || !Letters.alone(plain, i)) {
                continue;
            }
            tries++;
            Matcher joint = JOINT.matcher(plain).region(i + 1, nextAt);
            Optional<Boolean> verdict = nextAt - i < 16 && joint.matches() ? next : verdict(plain, i, nextAt);
            verdict.ifPresent(right -> marks.judge(c, right));
            marks.marked |= verdict.isPresent() && !VERDICT.matcher(plain).region(i + 1, plain.length())
                    .lookingAt();
            next = verdict;
            nextAt = i;
        }
        return marks;
    }

    /// Whether the options are repeated line by line, one of which may be marked: `D. gold ✅`.
    private static boolean listed(String plain) {
        Matcher label = LABEL.matcher(plain);
        return label.find() && label.find();
    }

    private void judge(char letter, boolean right) {
        Boolean before = verdicts.putIfAbsent(letter, right);
        contradictory |= before != null && before != right;
    }

    private String rights() {
        StringBuilder rights = new StringBuilder();
        verdicts.forEach((letter, right) -> rights.append(right ? letter.toString() : ""));
        return contradictory ? "" : rights.toString();
    }

    private static Optional<Boolean> verdict(String plain, int letter, int next) {
        Matcher box = BOX.matcher(plain).region(Math.max(0, letter - 8), letter);
        if (box.find()) {
            return Optional.of(!box.group(1).isBlank());
        }
        return judged(plain, letter + 1).or(() -> sign(plain, letter + 1, next));
    }

    /// The verdict in words behind a letter that ends at `from`, right there or behind the option's text.
    private static Optional<Boolean> judged(String plain, int from) {
        for (Pattern pattern : List.of(VERDICT, LATER)) {
            Matcher verdict = pattern.matcher(plain).region(from, plain.length());
            if (verdict.lookingAt()) {
                return Optional.of(verdict.group("yes") != null);
            }
        }
        return Optional.empty();
    }

    /// A tick or a cross on the same line.
    private static Optional<Boolean> sign(String plain, int from, int until) {
        int end = Math.min(until, from + 200);
        for (int i = from; i < end && plain.charAt(i) != '\n'; i++) {
            char c = plain.charAt(i);
            boolean tick = TICKS.indexOf(c) >= 0;
            boolean last = i + 1 >= plain.length() || !Character.isLetterOrDigit(plain.charAt(i + 1))
                    && (plain.charAt(i + 1) != ' ' || c != '×');
            if ((tick || CROSSES.indexOf(c) >= 0) && last) {
                return Optional.of(tick);
            }
        }
        return Optional.empty();
    }
}
