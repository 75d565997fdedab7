package dev.touchstone.tasks.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a mathematical expression, as LaTeX or plain text.
///
/// Ladder: `boxed` (last closed LaTeX box; several joined by `and` or a comma give a list; a final answer
/// that
/// is announced behind it goes before it), `answer_tag`, `json_field`, `hash`, `bare_expression` (the text is
/// one expression), `answer_phrase` (last announcement, its formula or the rest of its sentence), `bold`
/// (last
/// bold piece at the end), `last_formula` (what the last piece of mathematics tells, see [Formulas]),
/// `plain_expression` (`25π` without LaTeX), `conclusion`, `last_number`. A formula that takes an announced
/// one
/// back is a `self_correction`. A text that ends within a box has no answer unless an earlier box is closed.
/// The last five rules go by the end of the text and need that it was not cut.
public final class MathExtractor implements AnswerExtractor {

    private static final Pattern CLAIM = Pattern.compile("(?:should be|must be|should have been|value is"
            + "|it is|it's|result is|应该是|应为|应是|改为|结果是)\\s{0,3}(?:actually |therefore |in fact )?(?=[$\\\\])");
    private static final Pattern FINAL = Pattern.compile("final (?:answer|result)|最终(?:答案|结果)");
    private static final Pattern WORD = Pattern.compile("(?<![\\\\a-zA-Z])[a-zA-Z]{3,}"
            + "|[\\u4e00-\\u9fff]{3,}");
    private static final Pattern SEVERAL = Pattern.compile("\\b(?:or|and)\\b|[,;，；、或和且]");
    private static final int SHORT = 40;
    private static final Pattern COMMANDS = Pattern.compile("\\\\[a-zA-Z]{1,12}");
    private static final Pattern LETTERS = Pattern.compile("[a-zA-Z\\n]");

    /// Creates the extractor; it has no settings.
    public MathExtractor() {}

    @Override
    public Optional<Extraction> extract(Visible visible, List<String> choices) {
        if (visible.blank()) {
            return Optional.empty();
        }
        String plain = visible.plain();
        Optional<Extraction> boxed = boxed(visible);
        if (boxed.isPresent()) {
            return announcedLater(visible, Boxes.last(plain).orElseThrow().end()).or(() -> boxed);
        }
        if (plain.contains("\\boxed{") || plain.contains("\\fbox{")) {
            return Optional.empty(); // cut within its box: whatever else stands there is not the answer
        }
        return Wrapped.tag(visible).flatMap(tag -> found(visible, "answer_tag", Formulas.within(plain, tag)))
                .or(() -> Wrapped.field(visible).flatMap(field -> found(visible, "json_field",
                Formulas.within(plain, field))).map(Wrapped::unescaped))
                .or(() -> hash(visible))
                .or(() -> Formulas.bare(plain).flatMap(span -> found(visible, "bare_expression", span)))
                .or(() -> phrase(visible))
                .or(() -> visible.endTells() ? ending(visible) : Optional.empty());
    }

    /// A formula announced as the final answer behind the last box, which then held a step.
    private static Optional<Extraction> announcedLater(Visible visible, int box) {
        String plain = visible.plain();
        return Phrases.find(visible).stream().filter(phrase -> phrase.start() > box && !phrase.negated()
                && FINAL.matcher(visible.lower()).region(Math.max(box, phrase.start() - 6), phrase.end())
                .find())
                .findFirst().map(phrase -> Phrases.announced(plain, phrase))
                .flatMap(announced -> firstFormula(plain, announced).or(() -> Optional.of(announced)
                        .filter(span -> span.end() - span.start() < SHORT && holdsMathematics(span.of(plain))
                                && !WORD.matcher(span.of(plain)).find())))
                .flatMap(span -> found(visible, "answer_phrase", calculated(plain, span)));
    }

    private static Optional<Extraction> found(Visible visible, String rule, Span span) {
        Span bare = Mathematics.exact(visible.plain(), Mathematics.bare(visible.plain(), span));
        return bare.empty() ? Optional.empty()
                : Optional.of(visible.found(bare.of(visible.plain()), rule, bare.start(), bare.end()));
    }

    private static Optional<Extraction> solutions(Visible visible, Span last, String rule) {
        return Formulas.solutions(visible.plain(), last).map(values ->
                visible.found(values, rule, last.start(), last.end()));
    }

    private static Optional<Extraction> boxed(Visible visible) {
        String plain = visible.plain();
        Optional<Span> last = Boxes.last(plain);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        Span first = last.get();
        Span bare = Formulas.within(plain, Mathematics.bare(plain, first));
        parts.add(bare.of(plain));
        while (parts.size() < 20) {
            int command = Math.max(plain.lastIndexOf("\\boxed", first.start()), plain.lastIndexOf("\\fbox",
                    first.start()));
            Optional<Span> before = Boxes.last(plain, command);
            if (before.isEmpty() || !joined(plain, before.get().end() + 1, command)) {
                break;
            }
            first = before.get();
            parts.addFirst(Mathematics.bare(plain, first).of(plain));
        }
        Span whole = parts.size() == 1 ? bare : new Span(first.start(), last.get().end());
        String answer = String.join(", ", parts);
        return answer.isBlank() ? Optional.empty()
                : Optional.of(visible.found(answer, "boxed", whole.start(), whole.end()));
    }

    /// Whether two boxes are one list: `\boxed{1} and \boxed{2}`.
    private static boolean joined(String plain, int from, int to) {
        if (from > to || to - from > 16) {
            return false;
        }
        String between = plain.substring(from, to).replace("$", "").replace("\\)", "").replace("\\(", "")
                .replaceAll("[a-zA-Z](?:_\\{?\\d\\}?)?\\s*=", "").strip();
        return between.equals(",") || between.equals("and") || between.equals(", and") || between.equals("or")
                || between.equals("和") || between.equals("或") || between.equals("、")
                || between.equals("\\text{ and }")
                || between.equals("，");
    }

    private static Optional<Extraction> hash(Visible visible) {
        int at = visible.plain().lastIndexOf("####");
        if (at < 0) {
            return Optional.empty();
        }
        int end = visible.plain().indexOf('\n', at);
        return found(visible, "hash", new Span(at + 4, end < 0 ? visible.plain().length() : end));
    }

    private static Optional<Extraction> phrase(Visible visible) {
        String plain = visible.plain();
        List<Phrase> phrases = new ArrayList<>(Phrases.find(visible));
        if (phrases.isEmpty()) {
            phrases.addAll(Phrases.answerLines(visible));
        }
        for (int i = phrases.size() - 1; i >= 0; i--) {
            if (phrases.get(i).negated()) {
                continue;
            }
            Span announced = Phrases.announced(plain, phrases.get(i));
            if (announced.empty()) {
                continue;
            }
            Optional<NumberToken> words = SpelledNumbers.at(visible, announced);
            if (words.isPresent() && firstFormula(plain, announced).isEmpty()) {
                return Optional.of(visible.found(words.get().value().display(), "answer_phrase",
                        words.get().start(), words.get().end()));
            }
            Span formula = firstFormula(plain, announced).orElseGet(() -> Formulas.within(plain, announced));
            Optional<Extraction> extraction = Mathematics.last(plain, announced.end())
                    .filter(span -> span.start() > formula.start())
                    .flatMap(span -> solutions(visible, span, "answer_phrase"))
                    .or(() -> found(visible, "answer_phrase", calculated(plain, formula)));
            if (extraction.isPresent()) {
                return corrected(visible, announced.end()).or(() -> extraction);
            }
        }
        return Optional.empty();
    }

    /// What takes an announced answer back: `Wait, ... it should be $7$`, `不对，应为 $7$`.
    private static Optional<Extraction> corrected(Visible visible, int from) {
        int correction = Corrections.after(visible.lower(), from);
        if (correction >= visible.lower().length() || !visible.endTells()) {
            return Optional.empty();
        }
        Matcher claim = CLAIM.matcher(visible.lower()).region(correction, visible.lower().length());
        Optional<Extraction> last = Optional.empty();
        for (int tries = 0; tries < 50 && claim.find(); tries++) {
            Optional<Extraction> found = Mathematics.leading(visible.plain(), claim.end(),
                    visible.plain().length())
                    .flatMap(span -> found(visible, "self_correction", calculated(visible.plain(), span)));
            last = found.isPresent() ? found : last;
        }
        return last;
    }

    /// The right side of a calculation with numbers alone on its left: 6 of `2 \cdot 3 = 6`.
    private static Span calculated(String plain, Span formula) {
        Span right = rightSide(plain, formula);
        String left = plain.substring(formula.start(), right.start());
        boolean chain = left.indexOf('=') < left.lastIndexOf('=') && !SEVERAL.matcher(left).find()
                && right.of(plain).chars().anyMatch(c -> c >= '0' && c <= '9');
        return !chain && LETTERS.matcher(COMMANDS.matcher(left).replaceAll("")).find() ? formula : right;
    }

    /// The formula that an announcement begins with, after at most a few words: `the answer is then $5$`.
    private static Optional<Span> firstFormula(String plain, Span announced) {
        for (int i = announced.start(); i < Math.min(announced.end(), announced.start() + 40); i++) {
            char c = plain.charAt(i);
            if (c == '$' && i + 1 < plain.length() && Characters.digit(plain.charAt(i + 1))
                    && plain.indexOf('$', i + 1) < 0) {
                return Optional.empty(); // money
            }
            if (c == '$' || c == '\\') {
                // a formula may hold full stops or stand on lines of its own
                return Mathematics.leading(plain, i, Math.min(plain.length(), announced.end() + 2_000));
            }
            if (Characters.digit(c) || c == '=') {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Extraction> ending(Visible visible) {
        String text = visible.text();
        int close = text.lastIndexOf("**");
        int open = close < 2 ? -1 : text.lastIndexOf("**", close - 1);
        Optional<Extraction> bold = Optional.empty();
        if (open >= 0 && close - open > 2 && close - open < 200 && text.length() - close < 80
                && Notes.onlyNotes(visible.plain(), close) && text.charAt(close - 1) != ':') {
            bold = firstFormula(visible.plain(), new Span(open + 2, close))
                    .or(() -> Optional.of(new Span(open + 2, close)))
                    .filter(span -> span.end() - span.start() < 60
                    && holdsMathematics(span.of(visible.plain())))
                    .flatMap(span -> found(visible, "bold", span));
        }
        return bold
                .or(() -> Formulas.last(visible.plain()).flatMap(span -> concluding(visible, span)))
                .or(() -> NumberConclusion.read(visible.plain(), 0).map(reading ->
                        PlainExpressions.around(visible, reading.token()).orElseGet(() -> visible.found(
                                reading.token().value().display(), reading.rule(), reading.token().start(),
                                reading.token().end()))));
    }

    private static Optional<Extraction> concluding(Visible visible, Span formula) {
        return solutions(visible, formula, "last_formula").or(() ->
                found(visible, "last_formula", Formulas.result(visible.plain(), formula)));
    }

    private static boolean holdsMathematics(String piece) {
        return piece.chars().anyMatch(c -> c >= '0' && c <= '9' || c == '\\' || c == '=')
                || piece.strip().length() == 1;
    }

    private static Span rightSide(String plain, Span formula) {
        int equals = plain.lastIndexOf('=', formula.end() - 1);
        return equals > formula.start() && equals + 1 < formula.end() && plain.charAt(equals - 1) != '\\'
                ? new Span(equals + 1, formula.end()).trim(plain) : formula;
    }
}
