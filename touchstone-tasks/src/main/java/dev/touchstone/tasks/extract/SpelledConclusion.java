package dev.touchstone.tasks.extract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the number in words that a text without any digits concludes with: `She has twenty-one marbles.`,
/// `所以一共有十二个。`.
///
/// The last sentence must be closed, and the number must follow a verb that a result follows, or be the only
/// one of a sentence that begins like a conclusion.
final class SpelledConclusion {

    private static final Pattern AFTER_VERB = Pattern.compile(
            "(?:\\b(?:is|are|was|were|has|have|had|makes?|made|costs?|equals?|earns?|earned|pays?|paid"
            + "|needs?|gets?|got"
            + "|gives?|leaves?|left|takes?|took|receives?|received|sold|bought) |[是为有得剩需花用赚共了下])$");
    private static final Pattern CHINESE_WORD = Pattern.compile("一[样定起般致直些点切旦边方]|[一两]者");

    private SpelledConclusion() {}

    static Optional<NumberReading> read(Visible visible) {
        String lower = visible.lower();
        int end = lower.length();
        while (end > 0 && lower.charAt(end - 1) <= ' ') {
            end--;
        }
        Optional<NumberToken> whole = SpelledNumbers.at(visible, new Span(0, end));
        if (whole.isPresent() && end - whole.get().end() < 3) {
            return Optional.of(new NumberReading(whole.get(), "spelled_number"));
        }
        if (end == 0 || ".。!！)".indexOf(lower.charAt(end - 1)) < 0
                || lower.chars().anyMatch(c -> Characters.digit((char) c))) {
            return Optional.empty();
        }
        int start = end - 1;
        while (start > 0 && end - start < 500 && !Characters.endsSentence(lower, start - 1)) {
            start--;
        }
        return last(visible, new Span(start, end)).map(token -> new NumberReading(token, "spelled_number"));
    }

    private static Optional<NumberToken> last(Visible visible, Span sentence) {
        String lower = visible.lower();
        Optional<NumberToken> last = Optional.empty();
        Optional<NumberToken> only = Optional.empty();
        int count = 0;
        for (int i = sentence.start(); i < sentence.end(); i++) {
            boolean inside = i > 0 && Characters.latin(lower.charAt(i - 1))
                    && Characters.latin(lower.charAt(i));
            Optional<NumberToken> token = inside || lower.charAt(i) <= ' ' ? Optional.empty()
                    : SpelledNumbers.at(visible, new Span(i, sentence.end()));
            if (token.isEmpty() || CHINESE_WORD.matcher(lower).region(i, lower.length()).lookingAt()) {
                continue;
            }
            Matcher verb = AFTER_VERB.matcher(lower).region(Math.max(sentence.start(), i - 12), i)
                    .useTransparentBounds(true);
            last = verb.find() ? token : last;
            only = token;
            count++;
            i = token.get().end() - 1;
        }
        boolean concluded = count == 1 && NumberConclusion.begins(visible.plain(), sentence);
        return last.isPresent() || !concluded ? last : only;
    }
}
