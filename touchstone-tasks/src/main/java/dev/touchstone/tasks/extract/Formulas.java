package dev.touchstone.tasks.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Chooses the formula that a text concludes with, and the part of it that is the answer.
///
/// Passed over, as long as others stand before: names (`$x$`, `$\angle ABC$`), what stands in brackets or
/// in a note behind the result, drawings (`[asy]`).
final class Formulas {

    private static final Pattern ENVIRONMENT = Pattern.compile(
            "\\\\(begin|end)\\{(?:align|aligned|equation|gather|gathered|eqnarray|multline|split|displaymath"
            + "|flalign|alignat)\\*?\\}");
    /// What begins and ends a row and is no part of its formula.
    private static final Pattern ROW_BEGIN = Pattern.compile(
            "(?:[\\s&]|\\\\(?:qquad|quad|Rightarrow|Longrightarrow|implies|iff|Leftrightarrow|therefore|,"
                    + "|;))*+");
    private static final Pattern ROW_END = Pattern.compile(
            "(?:\\s|[.,;]|&|\\\\(?:qquad|quad)|&\\s*\\\\text\\{[^{}]*\\}|\\\\(?:tag|label)\\{[^{}]*\\})+$");
    private static final Pattern NAME = Pattern.compile(
            "(?:[A-Za-z]|\\\\(?:alpha|beta|gamma|delta|theta|phi|lambda|mu|omega|angle|triangle|overline"
                    + "|widehat"
            + "|odot|vec|mathbf|bold|dots|ldots|prime)|[\\s{}'_,()]|_\\d|\\^\\{-1\\})+");
    private static final Pattern SMALL = Pattern.compile("[a-z](?:_\\{?\\w\\}?)?|\\\\(?:theta|phi|alpha"
            + "|beta|lambda)"
            + "|[a-zA-Z](?:\\^\\{-1\\})?\\([a-z]\\)");
    /// A bracket that opens where a sentence begins.
    private static final Pattern REMARK = Pattern.compile("(?:[.!?]\\s?|[$\\]]\\s|\\n)\\((?=[A-Z])");
    private static final Pattern CIRCUMSTANCE = Pattern.compile("(?i)(?:(?:attained|achieved|obtained"
            + "|occurs?|occurring"
            + "|reached|holds|equality) (?:at|when|if|for)|\\bwhen|此时，?|[，,]当)\\s{0,2}(?:\\$"
            + "|\\\\[(\\[])\\s{0,2}$");
    private static final Pattern EQUATION_WORD = Pattern.compile("(?i)\\b(?:equation|line|circle|parabola"
            + "|ellipse"
            + "|hyperbola|curve|plane|locus|relation|formula)\\b|方程|解析式|直线|圆|椭圆|抛物线|双曲线|轨迹|关系式");
    private static final Pattern LETTER = Pattern.compile("(?<![A-Za-z\\\\])[a-zA-Z](?![A-Za-z])");
    private static final Pattern MODULUS = Pattern.compile("(?:\\s|&|\\\\q?quad|\\\\[,;])*(?:\\\\p?mod\\b"
            + "|\\\\pod\\b|\\(\\s?"
            + "(?:\\\\text\\{)?\\\\?b?mod)");
    /// Words that lead to the answer within it, and marks of an approximation.
    private static final Pattern LEAD = Pattern.compile("\\\\(?:text|mathrm|textbf"
            + "|mbox)\\{[^{}]*(?:\\b(?:is|are|equals|be)"
            + "|[:=是为])\\s*:?\\s*\\}(?:\\\\[ ,;:]|\\s)*|(?:\\\\(?:approx|thickapprox|simeq)\\b|≈)\\s*"
            + "|\\\\(?:text)?color\\{\\w{1,20}\\}\\s*");
    /// Words in plain text at the beginning, of which one is no abbreviation.
    private static final Pattern PROSE = Pattern.compile("(?:[a-zA-Z]{2,}[ ,]){2,}|[\\u4e00-\\u9fff]{2,}");
    private static final Pattern COMMAND = Pattern.compile("\\\\[a-zA-Z]+\\*?(?:\\{(?:[pbvBV]?matrix|cases"
            + "|array)\\})?");
    private static final Pattern WORDS = Pattern.compile("[a-zA-Z]{3,}|[a-zA-Z]{2} [a-zA-Z]{2}"
            + "|[\\u4e00-\\u9fff]|[.;:!?] ");
    /// Signs that make more of a text than a number.
    private static final Pattern SHAPE = Pattern.compile("[(\\[{].*,|[a-z]\\s?=.*,|[<>≤≥∪∞]");
    private static final Pattern EQUALS = Pattern.compile("[^a-zA-Z=]*=");
    private static final Pattern VALUE = Pattern.compile("\\s*([a-zA-Z])(?:_\\{?\\d\\}?)?\\s*="
            + "((?:\\\\[a-zA-Z]+|[^=a-zA-Z]|[ie](?![a-z]))+?)[.,]?\\s*");
    private static final Pattern JOINT = Pattern.compile("\\s*(?:\\$|\\\\\\))\\s*(?:,|，|、)?\\s*(?:and|or|和"
            + "|或者?|以及)?\\s*"
            + "(?:\\$|\\\\\\()\\s*");
    private static final int LONGEST = 200;
    private static final int MOST = 40;

    private Formulas() {}

    /// The formula that the text concludes with, less its marks.
    static Optional<Span> last(String plain) {
        List<Span> pieces = backwards(plain);
        Optional<Span> loose = Optional.empty();
        for (int i = 0; i < pieces.size(); i++) {
            Span piece = pieces.get(i);
            if (drawn(plain, piece)) {
                continue;
            }
            boolean aside = named(plain, pieces, i) || circumstance(plain, pieces, i)
                    || remarked(plain, piece) || noted(plain, piece);
            if (!aside) {
                return Optional.of(piece);
            }
            loose = loose.or(() -> Optional.of(piece));
        }
        return loose;
    }

    /// Whether a piece is a mere name: a small letter, or any letters beside another formula of the sentence.
    private static boolean named(String plain, List<Span> pieces, int index) {
        String piece = pieces.get(index).of(plain);
        if (!NAME.matcher(piece).matches()) {
            return false;
        }
        if (SMALL.matcher(piece).matches()) {
            return true;
        }
        int sentence = sentenceStart(plain, pieces.get(index).start());
        return pieces.subList(index + 1, pieces.size()).stream().anyMatch(other ->
                other.start() >= sentence && !NAME.matcher(other.of(plain)).matches());
    }

    /// Whether a piece tells at which place another formula of its sentence holds: `attained at $x = 2$`.
    private static boolean circumstance(String plain, List<Span> pieces, int index) {
        int start = pieces.get(index).start();
        int sentence = sentenceStart(plain, start);
        boolean alone = index + 1 == pieces.size() || pieces.get(index + 1).start() < sentence
                || NAME.matcher(pieces.get(index + 1).of(plain)).matches();
        return !alone && CIRCUMSTANCE.matcher(plain).region(Math.max(sentence, start - 30), start).find();
    }

    private static int sentenceStart(String plain, int at) {
        int from = at;
        while (from > 0 && at - from < 400 && (from == at || !Characters.endsSentence(plain, from - 1))) {
            from--;
        }
        return from;
    }

    private static boolean drawn(String plain, Span piece) {
        int open = plain.lastIndexOf("[asy]", piece.start());
        return open >= 0 && plain.lastIndexOf("[/asy]", piece.start()) < open;
    }

    /// Whether a piece stands in sentences within brackets: `(Note that ...)`.
    private static boolean remarked(String plain, Span piece) {
        Matcher opening = REMARK.matcher(plain).region(Math.max(0, piece.start() - 1_500), piece.start());
        int from = -1;
        while (opening.find()) {
            from = opening.end();
        }
        int depth = from < 0 ? 0 : 1;
        boolean mathematics = false;
        for (int i = Math.max(0, from); i < piece.start() && depth > 0; i++) {
            char c = plain.charAt(i);
            mathematics ^= c == '$';
            depth += mathematics ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return depth > 0;
    }

    /// The pieces of mathematics of a text, the last one first; of an environment its last row.
    private static List<Span> backwards(String plain) {
        List<Span> pieces = new ArrayList<>();
        int until = plain.length();
        while (pieces.size() < MOST) {
            Optional<Span> inline = Mathematics.last(plain, until);
            Optional<Span> row = lastRow(plain, until);
            boolean display = row.isPresent()
                    && (inline.isEmpty() || row.get().end() >= inline.get().start());
            Optional<Span> piece = display ? row : inline;
            if (piece.isEmpty()) {
                break;
            }
            pieces.add(piece.get());
            until = display ? begin(plain, row.get().start()) : Math.max(0, inline.get().start() - 2);
        }
        return pieces;
    }

    private static Optional<Span> lastRow(String plain, int until) {
        int end = plain.lastIndexOf("\\end{", until - 1);
        Matcher close = ENVIRONMENT.matcher(plain).region(Math.max(0, end), until);
        if (end < 0 || !close.lookingAt()) {
            return Optional.empty();
        }
        int open = plain.lastIndexOf("\\begin{", end);
        Matcher begin = ENVIRONMENT.matcher(plain).region(Math.max(0, open), end);
        if (open < 0 || !begin.lookingAt() || end - open > 4_000) {
            return Optional.empty();
        }
        return row(plain, new Span(begin.end(), end));
    }

    private static int begin(String plain, int at) {
        return Math.max(0, plain.lastIndexOf("\\begin{", at));
    }

    /// The last row of an environment's content that holds something, less its marks of alignment.
    private static Optional<Span> row(String plain, Span content) {
        int end = content.end();
        while (end > content.start()) {
            int brk = plain.lastIndexOf("\\\\", end - 1);
            int start = brk < content.start() ? content.start() : brk + 2;
            Span row = trimmed(plain, new Span(start, end));
            if (!row.empty()) {
                return Optional.of(row);
            }
            end = Math.min(end - 1, Math.max(content.start(), brk));
        }
        return Optional.empty();
    }

    private static Span trimmed(String plain, Span row) {
        Matcher head = ROW_BEGIN.matcher(plain).region(row.start(), row.end());
        int start = head.lookingAt() ? head.end() : row.start();
        Matcher tail = ROW_END.matcher(plain).region(start, row.end());
        return new Span(start, tail.find() ? tail.start() : row.end());
    }

    /// Whether a formula stands in a line that is a note behind the result.
    private static boolean noted(String plain, Span piece) {
        int line = plain.lastIndexOf('\n', piece.start()) + 1;
        return line > 0 && !plain.substring(line, piece.start()).isBlank() && plain.charAt(line) != '('
                && !plain.regionMatches(true, line, "note that", 0, 9)
                && Notes.note(plain, line, piece.start());
    }

    /// The last row where a formula is an environment or holds one.
    static Span unrolled(String plain, Span formula) {
        Matcher environment = ENVIRONMENT.matcher(plain).region(formula.start(), formula.end());
        if (!environment.lookingAt() || !environment.group(1).equals("begin")) {
            return formula;
        }
        int end = plain.lastIndexOf("\\end{", formula.end() - 1);
        return end <= environment.end() ? formula
                : row(plain, new Span(environment.end(), end)).orElse(formula);
    }

    /// The formula within an answer that holds words too: `-4` of `The minimum is $-4$`, of `\text{The
    /// minimum is
    /// } -4`, the exact one behind `\approx`; the whole where it is not so.
    static Span within(String plain, Span answer) {
        Span whole = answer.trim(plain);
        Matcher lead = LEAD.matcher(plain).region(whole.start(), whole.end());
        if (lead.lookingAt() && lead.end() < whole.end()) {
            return new Span(lead.end(), whole.end()).trim(plain);
        }
        Optional<Span> last = PROSE.matcher(plain).region(whole.start(), whole.end()).lookingAt()
                ? Mathematics.last(plain, whole.end()) : Optional.empty();
        return last.filter(span -> span.start() > whole.start()).orElse(whole);
    }

    /// A text that is one expression without marks of mathematics: `7\sqrt{3}`.
    static Optional<Span> bare(String plain) {
        Span whole = new Span(0, plain.length()).trim(plain);
        String text = whole.end() - whole.start() > LONGEST ? "" : whole.of(plain);
        boolean calculation = EQUALS.matcher(text).lookingAt();
        boolean shaped = text.indexOf('\\') >= 0 || SHAPE.matcher(text).find() && !calculation;
        boolean command = shaped && text.indexOf('\n') < 0 && text.indexOf('$') < 0 && !text.startsWith("\\(")
                && !text.startsWith("\\[");
        return command && !WORDS.matcher(COMMAND.matcher(text).replaceAll(" ")).find() ? Optional.of(whole)
                : Optional.empty();
    }

    /// The values of one unknown that formulas joined by `and` or `or` tell, up to the last of them: `-1, 4`
    /// of
    /// `$x = -1$ and $x = 4$`.
    ///
    /// @return empty unless there are at least two
    static Optional<String> solutions(String plain, Span last) {
        Matcher value = VALUE.matcher(plain).region(last.start(), last.end());
        if (!value.matches()) {
            return Optional.empty();
        }
        String name = value.group(1);
        List<String> values = new ArrayList<>(List.of(value.group(2).strip()));
        Span next = last;
        while (values.size() < 20) {
            Optional<Span> before = Mathematics.last(plain, Math.max(0, next.start() - 2));
            boolean joined = before.isPresent()
                    && JOINT.matcher(plain.substring(before.get().end(), next.start())).matches();
            Matcher other = joined ? value.region(before.get().start(), before.get().end()) : value;
            if (!joined || !other.matches() || !other.group(1).equals(name)) {
                break;
            }
            values.addFirst(other.group(2).strip());
            next = before.get();
        }
        return values.size() > 1 ? Optional.of(String.join(", ", values)) : Optional.empty();
    }

    /// The part of a concluding formula that is the answer: the right side, `5` of `x = 5`; the left one of
    /// `5 = x`; the whole where the text speaks of an equation: `the circle is x^2 + y^2 = 13`.
    static Span result(String plain, Span formula) {
        Span whole = residue(plain, unrolled(plain, formula));
        int equals = Calculations.equalsSign(plain, whole);
        if (equals == whole.start()) {
            return trimmed(plain, new Span(equals + 1, whole.end()));
        }
        if (equals < 0 || equals + 1 >= whole.end() || plain.charAt(equals - 1) == '\\') {
            return whole;
        }
        Span left = new Span(whole.start(), equals);
        Span right = new Span(equals + 1, whole.end()).trim(plain);
        if (equation(plain, left, formula)) {
            return whole;
        }
        if (NAME.matcher(right.of(plain)).matches()) {
            int before = Calculations.equalsSign(plain, left);
            Span side = trimmed(plain, new Span(Math.max(before + 1, left.start()), left.end()));
            boolean value = side.of(plain).chars().anyMatch(c -> c >= '0' && c <= '9')
                    && !LETTER.matcher(side.of(plain)).find();
            return value ? side : right;
        }
        return trimmed(plain, right);
    }

    /// The last residue of a chain of congruences: `5` of `18 \equiv 5 \pmod{13}`.
    private static Span residue(String plain, Span formula) {
        int sign = plain.lastIndexOf("\\equiv", formula.end());
        if (sign < formula.start()) {
            return formula;
        }
        Matcher modulus = MODULUS.matcher(plain).region(sign, formula.end());
        return new Span(sign + 6, modulus.find() ? modulus.start() : formula.end()).trim(plain);
    }

    /// Whether a left side belongs to an equation that is itself the answer: several letters, and the
    /// sentence
    /// says so.
    private static boolean equation(String plain, Span left, Span formula) {
        long letters = LETTER.matcher(left.of(plain)).results().map(MatchResult::group).distinct().count();
        boolean sum = left.of(plain).indexOf('+') >= 0 || left.of(plain).indexOf('-') >= 0;
        if (letters < 2 || !sum || left.of(plain).indexOf('=') >= 0) {
            return false;
        }
        int sentence = sentenceStart(plain, formula.start());
        return EQUATION_WORD.matcher(plain).region(sentence, formula.start()).find();
    }
}
