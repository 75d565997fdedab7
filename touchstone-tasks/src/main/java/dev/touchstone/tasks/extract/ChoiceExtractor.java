package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the one option that a model chose, as a capital letter.
///
/// Ladder: `bare_letter` (the text is one letter), `boxed`, `answer_tag`, `json_field`, `self_correction`,
/// `answer_phrase` (last announcement followed by a letter), `answer_phrase_text` (followed by an option's
/// text), `leading_letter` (the text begins with the letter), `choice_verb` (`I choose C`, `that leaves B`,
/// `B is correct`), `option_marks` (the options are judged one by one, and one is right), `option_text` (the
/// one option whose text is named), `conclusion_letter` (last sentence), `only_letter`. The last two go by
/// the end of the text and need that it was not cut.
public final class ChoiceExtractor implements AnswerExtractor {

    /// Valid letters when the options are not known: A to L.
    static final int DEFAULT_LETTERS = 12;

    private static final Pattern NAMED = Pattern.compile("\\W{0,4}(?:(?i:option|choice|letter)\\s|选项|选)");

    private static final Pattern SAID = Pattern.compile("\\s*(?:(?:i (?:think|believe|guess|choose|pick"
            + "|say|would say"
            + "|(?:would )?go with)|i'd (?:say|go with)|it'?s|it is|that'?s|probably|maybe|definitely"
            + "|must be)[,:]?\\s){1,2}"
            + "(?:option |the answer is |it'?s |it is )?\\(?([a-l])\\)?\\s*[.!]?\\s*");

    /// A question repeated, whose answer a line `A: B` tells.
    private static final Pattern ASKED = Pattern.compile("(?m)^\\s{0,4}q ?[:.]");
    private static final int SOON = 24;

    /// Creates the extractor; it has no settings.
    public ChoiceExtractor() {}

    @Override
    public Optional<Extraction> extract(Visible visible, List<String> choices) {
        if (visible.blank()) {
            return Optional.empty();
        }
        int limit = choices.isEmpty() ? DEFAULT_LETTERS : choices.size();
        OptionTexts texts = new OptionTexts(choices);
        return bare(visible, limit)
                .or(() -> Boxes.last(visible.plain()).flatMap(box -> inside(visible, box, limit, texts,
                "boxed")))
                .or(() -> Wrapped.tag(visible).flatMap(tag -> inside(visible, tag, limit, texts,
                "answer_tag")))
                .or(() -> Wrapped.field(visible).flatMap(field -> inside(visible, field, limit, texts,
                "json_field")))
                .or(() -> phrase(visible, limit, texts))
                .or(() -> leading(visible, limit))
                .or(() -> verb(visible, limit))
                .or(() -> Corrections.anywhere(visible, limit).map(letter -> letter(visible, letter,
                "self_correction")))
                .or(() -> OptionMarks.only(visible, limit).map(letter -> letter(visible, letter,
                "option_marks")))
                .or(() -> visible.refused() ? Optional.empty() : texts.named(visible, "option_text"))
                .or(() -> visible.endTells() ? ChoiceEnding.find(visible, limit) : Optional.empty());
    }

    static Extraction letter(Visible visible, Span letter, String rule) {
        return visible.found(Letters.capital(visible.plain(), letter), rule, letter.start(), letter.end());
    }

    private static Optional<Extraction> bare(Visible visible, int limit) {
        String plain = visible.plain();
        if (plain.length() > 40) {
            return Optional.empty();
        }
        int letters = 0;
        int last = 0;
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isLetterOrDigit(plain.charAt(i))) {
                letters++;
                last = i;
            }
        }
        char c = letters == 1 ? plain.charAt(last) : ' ';
        boolean valid = Characters.latin(c) && (c | 32) - 'a' < limit;
        if (valid) {
            return Optional.of(letter(visible, new Span(last, last + 1), "bare_letter"));
        }
        Matcher said = SAID.matcher(visible.lower());
        if (said.matches() && plain.charAt(said.start(1)) >= 'a' && said.group(1).charAt(0) - 'a' < limit) {
            return Optional.of(letter(visible, new Span(said.start(1), said.end(1)), "bare_letter"));
        }
        int end = last;
        return Letters.at(plain, 0, limit).filter(found -> found.start() == end && NAMED.matcher(plain)
                .lookingAt())
                .map(found -> letter(visible, found, "bare_letter"));
    }

    private static Optional<Extraction> inside(
            Visible visible, Span span, int limit, OptionTexts texts, String rule) {
        String plain = visible.plain();
        Optional<Span> letter = Letters.at(plain, span.start(), limit).filter(found ->
                found.end() <= span.end());
        if (letter.isPresent() && Letters.listed(plain, letter.get())) {
            return Optional.empty(); // several options where one is asked for
        }
        return letter.map(found -> letter(visible, found, rule))
                .or(() -> texts.unique(visible, span).map(option ->
                        visible.found(option, rule, span.start(), span.end())));
    }

    private static Optional<Extraction> phrase(Visible visible, int limit, OptionTexts texts) {
        String plain = visible.plain();
        List<Phrase> phrases = ChoicePhrases.find(visible);
        if (phrases.isEmpty() && ASKED.matcher(visible.lower()).find()) {
            phrases = Phrases.answerLines(visible);
        }
        for (int i = phrases.size() - 1; i >= 0; i--) {
            Phrase phrase = phrases.get(i);
            if (phrase.negated()) {
                Optional<Span> instead = ChoiceVerbs.first(visible, phrase.end(), limit);
                if (instead.isPresent()) {
                    return Optional.of(letter(visible, instead.get(), "self_correction"));
                }
                continue;
            }
            Optional<Span> letter = Letters.at(plain, phrase.end(), limit)
                    .filter(found -> !ChoiceVerbs.denied(visible.lower(), found)
                            && !Letters.listed(plain, found));
            if (letter.isPresent()) {
                return Optional.of(corrected(visible, letter.get(), limit));
            }
            Span announced = Phrases.announced(plain, phrase);
            Optional<String> option = texts.unique(visible, announced);
            if (option.isPresent()) {
                return Optional.of(visible.found(
                        option.get(), "answer_phrase_text", announced.start(), announced.end()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Extraction> verb(Visible visible, int limit) {
        Optional<Span> letter = ChoiceVerbs.last(visible, 0, limit);
        return letter.flatMap(found -> Corrections.letter(visible.plain(),
                        Corrections.after(visible.lower(), found.end()), limit))
                .map(later -> letter(visible, later, "self_correction"))
                .or(() -> letter.map(found -> letter(visible, found, "choice_verb")));
    }

    private static Extraction corrected(Visible visible, Span letter, int limit) {
        int correction = Corrections.after(visible.lower(), letter.end());
        return ChoiceVerbs.last(visible, correction, limit)
                .or(() -> Corrections.letter(visible.plain(), correction, limit))
                .map(later -> letter(visible, later, "self_correction"))
                .orElseGet(() -> letter(visible, letter, "answer_phrase"));
    }

    /// A letter at the very beginning, set apart by a mark; not when the text goes through the options one by
    /// one.
    private static Optional<Extraction> leading(Visible visible, int limit) {
        String plain = visible.plain();
        Optional<Span> letter = Letters.at(plain, 0, limit);
        if (letter.isEmpty() || letter.get().start() > 12 || letter.get().end() >= plain.length()) {
            return Optional.empty();
        }
        Span found = letter.get();
        char next = plain.charAt(found.end());
        int newline = plain.indexOf('\n', found.end());
        boolean alone = newline >= 0 && plain.substring(found.end(), newline).isBlank();
        boolean apart = alone || next == '.' || next == ')'
                || next == ':' || next == '\n' || next == ','
                || next == '。'
                || next == ']' || next == '，' || next == '、' || next == '}'
                || next == ' ' && Letters.capital(plain, found).charAt(0) != 'A' && Letters.capital(plain,
                found).charAt(0) != 'I'
                || next == ' ' && (plain.startsWith("because", found.end() + 1)
                || plain.charAt(found.end() - 1) == ')'
                        || found.end() + 1 < plain.length() && plain.charAt(found.end() + 1) == '\n');
        if (!apart || Characters.digit(plain.charAt(Math.max(0, found.start() - 1)))
                || enumerates(plain, found, limit) || ChoiceVerbs.denied(visible.lower(), found)
                || Letters.listed(plain, found) || OptionMarks.wrong(plain, found)
                || OptionMarks.oneOfSeveral(plain, found, limit)) {
            return Optional.empty();
        }
        int correction = Corrections.after(visible.lower(), found.end());
        boolean soon = correction - found.end() < SOON;
        return Corrections.letter(plain, correction, limit)
                .or(() -> soon ? ChoiceVerbs.last(visible, correction, limit) : Optional.empty())
                .map(later -> letter(visible, later, "self_correction"))
                .or(() -> soon && visible.endTells() ? ChoiceEnding.concluded(visible, correction, limit)
                        : Optional.empty())
                .or(() -> Optional.of(letter(visible, found, "leading_letter")));
    }

    /// Whether later lines begin with other letters in the same manner.
    private static boolean enumerates(String plain, Span first, int limit) {
        char mark = plain.charAt(first.end());
        for (int line = plain.indexOf('\n', first.end()); line >= 0; line = plain.indexOf('\n', line + 1)) {
            Optional<Span> letter = Letters.at(plain, line + 1, limit);
            if (letter.isPresent() && letter.get().start() - line <= 8 && letter.get().end() < plain.length()
                    && plain.charAt(letter.get().end()) == mark && mark != '\n' && mark != ' '
                    && plain.charAt(letter.get().start()) != plain.charAt(first.start())) {
                return true;
            }
        }
        return false;
    }
}
