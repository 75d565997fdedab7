package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the number of the last sentence that holds one, notes left aside.
///
/// Within the sentence, surest first: behind the last `=`; behind the last verb or preposition that a result
/// follows (`is 12`, `costs $12`, `共有12`); the last number outside brackets.
final class NumberConclusion {

    private static final Pattern BEGINNING = Pattern.compile(
            "(?i)(?:so|thus|hence|therefore|in total|altogether|overall|finally|in conclusion"
            + "|consequently|total)\\b"
                    + "|因此|所以|综上|故|于是|总共|一共|共|答");
    private static final Pattern BEFORE_RESULT = Pattern.compile(
            "(?i)(?:\\b(?:is|are|was|were|be|has|have|had|makes?|made|costs?|equals?|earns?|earned|pays?"
            + "|paid|spends?|spent"
                    + "|needs?|gets?|got|gives?|leaves?|left|takes?|took|receives?|received|sold|sells"
                    + "|bought|total(?:ling|ing)?"
                    + "|of|to)|[是为有得需花剩用要共到])"
                    + "\\s?(?:(?:a total of|only|exactly|about|approximately|around|still|now|just|also"
                    + "|then|equal to)\\s)?"
                    + "[\\s\\\\$€£¥(:]{0,4}$");

    private NumberConclusion() {}

    /// @param from where to begin to look
    static Optional<NumberReading> read(String plain, int from) {
        int end = plain.length();
        Optional<NumberReading> noted = Optional.empty();
        while (end > from) {
            int start = Math.max(from, plain.lastIndexOf('\n', end - 1) + 1);
            if (start < end) {
                Optional<NumberReading> reading = line(plain, start, end);
                if (reading.isPresent() && !Notes.note(plain, start, end)) {
                    return reading;
                }
                noted = noted.or(() -> reading);
            }
            end = start == from ? from : start - 1;
        }
        return noted;
    }

    private static Optional<NumberReading> line(String plain, int start, int end) {
        int sentenceEnd = end;
        while (sentenceEnd > start) {
            int sentence = sentenceEnd - 1;
            int furthest = Math.max(start, sentenceEnd - 2_000);
            while (sentence > furthest && !Characters.endsSentence(plain, sentence - 1)) {
                sentence--;
            }
            List<NumberToken> tokens = NumberScanner.all(plain, sentence, sentenceEnd);
            if (!tokens.isEmpty()) {
                int first = sentence;
                while (first < sentenceEnd && plain.charAt(first) <= ' ') {
                    first++;
                }
                String rule = BEGINNING.matcher(plain).region(first, sentenceEnd).lookingAt()
                        ? "conclusion" : "last_number";
                return Optional.of(new NumberReading(choose(plain, new Span(sentence, sentenceEnd), tokens),
                        rule));
            }
            sentenceEnd = sentence;
        }
        return Optional.empty();
    }

    private static NumberToken choose(String plain, Span sentence, List<NumberToken> tokens) {
        int equals = plain.lastIndexOf('=', sentence.end() - 1);
        if (equals >= sentence.start()) {
            for (NumberToken token : tokens) {
                if (token.start() > equals) {
                    return token;
                }
            }
        }
        List<NumberToken> outside = tokens.stream()
                .filter(token -> !Calculations.bracketed(plain, sentence.start(), token.start()))
                .toList();
        List<NumberToken> candidates = outside.isEmpty() ? tokens : outside;
        for (int i = candidates.size() - 1; i >= 0 && candidates.size() > 1; i--) {
            int start = candidates.get(i).start();
            Matcher before = BEFORE_RESULT.matcher(plain)
                    .region(Math.max(sentence.start(), start - 32), start).useTransparentBounds(true);
            if (before.find()) {
                return candidates.get(i);
            }
        }
        return candidates.getLast();
    }
}
