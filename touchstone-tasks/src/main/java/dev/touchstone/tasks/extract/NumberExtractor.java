package dev.touchstone.tasks.extract;

import dev.touchstone.metrics.exact.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the number that answers a word problem.
///
/// Ladder: `boxed` (last LaTeX box), `hash` (`#### 12`), `answer_tag`, `json_field`, `self_correction` (taken
/// back after an announcement), `answer_phrase` (last announcement that holds a number), `answer_line` (`A:
/// 12`), `leading_number` (a first line that is a number, an explanation behind), `bold_number`,
/// `conclusion` (last sentence that begins like one), `last_number`, `spelled_number` (in words, in a text
/// without digits), `ordinal` (`on the 15th day`, in a text without other numbers).
/// The last five go by the end of the text and need that it was not cut.
public final class NumberExtractor implements AnswerExtractor {

    /// Words between a denied number and the one that stands for it.
    private static final Pattern TURN = Pattern.compile("\\bbut(?: rather)?\\s(?=[-$€£¥\\\\\\d])"
            + "|\\brather,?\\s(?=[-$€£¥"
            + "\\\\\\d])|\\b(?:it is|it's|it’s|should be|must be|the answer is)\\s(?!not)|而是|应该?[是为]");

    private static final Pattern ORDINAL = Pattern.compile("(?<![A-Za-z0-9.,])(\\d{1,9})(?:st|nd|rd|th)\\b");

    /// Creates the extractor; it has no settings.
    public NumberExtractor() {}

    @Override
    public Optional<Extraction> extract(Visible visible, List<String> choices) {
        return read(visible).map(reading -> extraction(visible, reading));
    }

    /// What was found, as it is shown.
    public static Extraction extraction(Visible visible, NumberReading reading) {
        return visible.found(reading.token().value().display(), reading.rule(), reading.token().start(),
                reading.token().end());
    }

    /// The number with all that its text says of it.
    public Optional<NumberReading> read(Visible visible) {
        if (visible.blank()) {
            return Optional.empty();
        }
        String plain = visible.plain();
        return Boxes.last(plain).flatMap(box -> wrapped(visible, box, "boxed"))
                .or(() -> hash(plain))
                .or(() -> Wrapped.tag(visible).flatMap(tag -> wrapped(visible, tag, "answer_tag")))
                .or(() -> Wrapped.field(visible).flatMap(field -> wrapped(visible, field, "json_field")))
                .or(() -> phrase(visible))
                .or(() -> line(visible))
                .or(() -> LeadingNumber.read(plain))
                .or(() -> visible.endTells() ? bold(visible) : Optional.empty())
                .or(() -> visible.endTells() ? NumberConclusion.read(plain, 0) : Optional.empty())
                .or(() -> visible.endTells() ? SpelledConclusion.read(visible) : Optional.empty())
                .or(() -> visible.endTells() ? ordinal(plain) : Optional.empty());
    }

    /// The number within a box or a tag, in digits or in words: `\boxed{\text{twelve}}`.
    private static Optional<NumberReading> wrapped(Visible visible, Span span, String rule) {
        String text = "\\text{";
        boolean words = visible.plain().startsWith(text, span.start());
        int start = words ? span.start() + text.length() : span.start();
        return pick(visible.plain(), span)
                .or(() -> SpelledNumbers.at(visible, new Span(start, span.end())))
                .map(token -> new NumberReading(token, rule));
    }

    private static Optional<NumberReading> hash(String plain) {
        int at = plain.lastIndexOf("####");
        if (at < 0) {
            return Optional.empty();
        }
        int end = plain.indexOf('\n', at);
        return pick(plain, new Span(at + 4, end < 0 ? plain.length() : end))
                .map(token -> new NumberReading(token, "hash"));
    }

    private static Optional<NumberReading> phrase(Visible visible) {
        String plain = visible.plain();
        List<Phrase> phrases = Phrases.find(visible);
        for (int i = phrases.size() - 1; i >= 0; i--) {
            Span announced = Phrases.announced(plain, phrases.get(i));
            if (phrases.get(i).negated()) {
                Optional<NumberReading> instead = instead(visible, announced);
                if (instead.isPresent()) {
                    return instead;
                }
                continue;
            }
            Optional<NumberToken> token = SpelledNumbers.at(visible, announced)
                            .or(() -> pick(plain, announced).map(first -> SpacedGroups.joined(plain, first)));
            if (token.isPresent()) {
                Optional<NumberToken> instead = Corrections.number(plain, token.get().end(), announced.end());
                if (instead.isPresent()) {
                    return Optional.of(new NumberReading(instead.get(), "self_correction"));
                }
                int corrected = Corrections.after(visible.lower(), announced.end());
                if (corrected < plain.length() && visible.endTells()) {
                    Optional<NumberReading> later = NumberConclusion.read(plain, corrected);
                    if (later.isPresent()) {
                        return Optional.of(new NumberReading(later.get().token(), "self_correction"));
                    }
                }
                return Optional.of(new NumberReading(token.get(), "answer_phrase"));
            }
        }
        return Optional.empty();
    }

    /// The last ordinal of a text without any other number: `on the 15th day`.
    private static Optional<NumberReading> ordinal(String plain) {
        Matcher ordinal = ORDINAL.matcher(plain);
        Optional<NumberReading> last = Optional.empty();
        while (ordinal.find()) {
            Rational value = Rational.of(Long.parseLong(ordinal.group(1)));
            last = Optional.of(new NumberReading(
                    new NumberToken(ordinal.start(1), ordinal.end(1), value, value, false), "ordinal"));
        }
        return last;
    }

    private static Optional<NumberReading> line(Visible visible) {
        List<Phrase> lines = Phrases.answerLines(visible);
        for (int i = lines.size() - 1; i >= 0; i--) {
            Optional<NumberToken> token = pick(visible.plain(), Phrases.announced(visible.plain(),
                    lines.get(i))).map(first -> SpacedGroups.joined(visible.plain(), first));
            if (token.isPresent()) {
                return Optional.of(new NumberReading(token.get(), "answer_line"));
            }
        }
        return Optional.empty();
    }

    /// The last bold number, when nothing with a number follows but notes.
    private static Optional<NumberReading> bold(Visible visible) {
        String text = visible.text();
        int close = text.lastIndexOf("**");
        if (close < 2) {
            return Optional.empty();
        }
        int open = text.lastIndexOf("**", close - 1);
        if (open < 0 || close - open <= 2 || close - open > 200 || !Notes.onlyNotes(visible.plain(), close)) {
            return Optional.empty();
        }
        return pick(visible.plain(), new Span(open, close))
                .filter(token -> !NumberConclusion.circumstance(visible.plain(), token))
                .map(token -> new NumberReading(token, "bold_number"));
    }

    /// The number that stands for a denied one: `is not 24 but 26`, `is not 24. It is 26.`
    private static Optional<NumberReading> instead(Visible visible, Span denied) {
        String plain = visible.plain();
        Matcher turn = TURN.matcher(visible.lower()).region(denied.start(), plain.length());
        boolean turned = turn.find();
        List<NumberToken> behind = turned ? NumberScanner.all(plain, turn.end(), plain.length()) : List.of();
        if (!behind.isEmpty()) {
            return Optional.of(new NumberReading(behind.getFirst(),
                    turn.end() <= denied.end() ? "answer_phrase" : "self_correction"));
        }
        List<NumberToken> tokens = NumberScanner.all(plain, denied.start(), denied.end());
        return tokens.size() < 2 ? Optional.empty()
                : Optional.of(new NumberReading(tokens.getLast(), "answer_phrase"));
    }

    /// The number of an announcement: behind the last `=` where it is a calculation, else the first outside
    /// brackets.
    static Optional<NumberToken> pick(String plain, Span span) {
        List<NumberToken> tokens = NumberScanner.all(plain, span.start(), span.end());
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        int equals = Calculations.equalsSign(plain, span);
        if (equals >= span.start() && (tokens.getFirst().start() > equals
                || Calculations.leadsTo(plain, tokens.getFirst().end(), equals))) {
            for (NumberToken token : tokens) {
                if (token.start() > equals) {
                    return Optional.of(token);
                }
            }
        }
        if (equals < span.start() && tokens.size() > 2 && NumberConclusion.operand(plain, span,
                tokens.getFirst())) {
            return Optional.of(NumberConclusion.choose(plain, span, tokens));
        }
        List<NumberToken> outside = new ArrayList<>(tokens);
        outside.removeIf(token -> Calculations.bracketed(plain, span.start(), token.start()));
        List<NumberToken> free = outside.isEmpty() ? tokens : outside;
        return free.size() < 2 ? Optional.of(free.getFirst())
                : NumberConclusion.told(plain, span, free).or(() -> Optional.of(free.getFirst()));
    }
}
