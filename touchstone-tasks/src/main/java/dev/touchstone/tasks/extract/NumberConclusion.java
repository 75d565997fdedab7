package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads the number of the last sentence that holds one, notes and remarks (`This is 4 more than the 10
/// planned`) left aside.
///
/// Within the sentence, surest first: behind the last `=`, or before it where the calculation stands behind
/// (`81 = 9 * 9`); behind the last verb that a result follows (`is 12`, `costs $12`, `共有12`); behind `to`;
/// the last number that is no circumstance (`in 52 weeks`, `the 3 friends`, `4 each`); the last number
/// outside brackets.
final class NumberConclusion {

    private static final Pattern BEGINNING = Pattern.compile(
            "(?i)(?:so|thus|hence|therefore|in total|altogether|overall|finally|in conclusion"
            + "|consequently|total)\\b|因此|所以|综上|故|于是|总共|一共|共|答");
    private static final String FILLER = "\\s?(?:(?:a total of|only|exactly|about|approximately|around|still"
            + "|now|just|also|then|actually|really|in fact|indeed|equal to|at least|at most|up to"
            + "|no more than|no fewer than)\\s)?[\\s\\\\$€£¥(:]{0,4}$";
    private static final Pattern AFTER_VERB = Pattern.compile(
            "(?i)(?:\\b(?:is|are|was|were|be|has|have|had|makes?|made|costs?|equals?|earns?|earned|pays?"
            + "|paid|spends?|spent|needs?|gets?|got|gives?|leaves?|left|takes?|took|receives?|received|sold"
            + "|sells?|buys?|bought|owes?|owed|weighs?|saves?|saved|it's|it’s|total(?:ling|ing)?"
            + "|(?:total|sum|profit|average|amount|cost|price|revenue|balance|remainder|maximum|minimum"
            + "|distance|score|savings|earnings|weight|length) of)|(?:left|up|him"
            + "|her|them) with|[是为有得需花剩用要共到][了下着]?)"
            + FILLER);
    private static final Pattern AFTER_LINK = Pattern.compile("(?i)\\bto" + FILLER);
    private static final Pattern CIRCUMSTANCE = Pattern.compile(
            "(?i)\\b(?:in|(?:out|goal|target|limit|budget|capacity) of|after|before|per|every|each|within"
                    + "|over|during|at|by|from|than|with|between"
            + "|among|across|on"
            + "|for|the)\\s{1,4}\\$?$|\\b(?:after|before|by|from|for|of)\\s[a-z]{2,12}ing\\s{1,4}(?:(?:him"
            + "|her|them|it|off|out)\\s)?\\$?$");
    private static final Pattern OWN = Pattern.compile("(?i)\\b(?:his|her|their|its|these|those|other"
            + "|all)\\s{1,4}\\$?$");
    private static final Pattern BEHIND_THAN = Pattern.compile("(?i)\\b(?:more|less|fewer|greater|higher"
            + "|lower|older|younger|longer|shorter|larger"
            + "|smaller)(?: [a-z]{1,12}){0,2} than\\b[^,;，；]{0,40}(?:, who[^,;]{0,20})?$");
    private static final Pattern SUBORDINATE = Pattern.compile("(?i)\\S\\s?(?:\\b(?:if|when|because|since"
            + "|while|unless)\\b|因为|由于|如果)[^,;，；]{0,60}$");
    private static final Pattern OPERAND = Pattern.compile("\\s{0,2}(?:[+×÷*]|\\\\times|\\\\cdot"
            + "|-\\s)\\s{0,2}[$€£\\d(\\\\]");
    private static final Pattern BEHIND_OPERATOR = Pattern.compile("[\\d)]\\s{0,2}[+×÷*-]\\s{0,2}$");
    private static final Pattern COMPARED = Pattern.compile("(?i)\\s?(?:(?:[a-z]{1,12}\\s){0,2}(?:more|less"
            + "|fewer|greater)(?:\\s[a-z]{1,12}){0,2} than|times (?:as|more|the)\\b)");
    private static final Pattern SHARED = Pattern.compile("(?i)\\s?(?:[a-z]{1,12}\\s){0,2}(?:each"
            + "|apiece)\\b");
    private static final Pattern CLAUSE = Pattern.compile("[,，;] ?(?:so|but|and so|therefore|thus|hence|then"
            + "|所以|因此)|\\sso\\s(?:he|she|it|they|we|you|i|the|there|that)\\b", Pattern.CASE_INSENSITIVE);
    /// What is said again in a better form: `12.6, which rounds to 13`, `3 dozen, that is, 36`.
    private static final Pattern RESTATED = Pattern.compile("(?i)(?:\\bround(?:s|ed|ing)?(?: it)?(?: up"
            + "| down| off)?"
            + " to|dozen\\b[^,;\\n]{0,20}, (?:that is|i\\.e\\.|namely|or),?|四舍五入(?:后?[为得是])?|取整(?:后?[为得是])?)"
            + FILLER);
    /// Words that number a part of the text itself: `Step 1`.
    private static final Pattern LABEL = Pattern.compile("(?i)\\b(?:step|case|part|equation|eq\\.|figure"
            + "|fig\\."
            + "|question|problem|method|approach)\\s#?\\(?$|(?:步骤|情况|方法|问题)\\s?$|第$");
    /// Behind a number that a sentence begins with: `165 is the sum of 100 and 65`.
    private static final Pattern SUBJECT = Pattern.compile("(?:\\s[a-z]{1,12}){0,2}\\s(?:is|are"
            + "|was) (?:the|our|my) (?:final |correct"
            + " |right )?(?:sum|product|difference|quotient|total|average|result|answer)\\b");
    private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff]{1,12}(?![\\u4e00-\\u9fff]*[,，(])");
    private static final Pattern TOLD = Pattern.compile("[共得剩需用花有是为](?:了|下)?\\s?$");
    private static final Pattern DENIED = Pattern.compile("(?i)(?:\\bnot|n't|\\brather than|\\binstead of"
            + "|不是|而非|并非"
            + "|不等于)(?:\\s(?:just|only|the))?[\\s$€£¥\\\\]{0,3}$");
    private static final Pattern REMARK = Pattern.compile("(?i)\\s{0,3}(?:this|that|it"
            + "|which)\\b[^.\\n]{1,60}?"
            + "\\b(?:more|less|fewer|greater|higher|lower|longer|shorter|older|younger) than\\b|\\s{0,3}这?比");

    private NumberConclusion() {}

    /// Whether a sentence begins like a conclusion.
    static boolean begins(String plain, Span sentence) {
        int first = sentence.start();
        while (first < sentence.end() && plain.charAt(first) <= ' ') {
            first++;
        }
        return BEGINNING.matcher(plain).region(first, sentence.end()).lookingAt();
    }

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
        Optional<NumberReading> remark = Optional.empty();
        int sentenceEnd = end;
        while (sentenceEnd > start) {
            int sentence = sentenceEnd - 1;
            int furthest = Math.max(start, sentenceEnd - 2_000);
            while (sentence > furthest && !Characters.endsSentence(plain, sentence - 1)) {
                sentence--;
            }
            Span whole = new Span(sentence, sentenceEnd);
            List<NumberToken> tokens = NumberScanner.all(plain, sentence, sentenceEnd).stream()
                    .filter(token -> !stands(plain, whole, token, LABEL)).toList();
            if (!tokens.isEmpty()) {
                NumberReading reading = new NumberReading(choose(plain, whole, tokens),
                        begins(plain, whole) ? "conclusion" : "last_number");
                boolean aside = sentence > start && Notes.check(plain, sentence, sentenceEnd)
                        || remark(plain, whole) || Notes.asks(plain, whole);
                if (!aside) {
                    return Optional.of(reading);
                }
                remark = remark.or(() -> Optional.of(reading));
            }
            sentenceEnd = sentence;
        }
        return remark;
    }

    /// Whether a sentence only compares a result with something: it draws no conclusion and computes nothing.
    private static boolean remark(String plain, Span sentence) {
        return REMARK.matcher(plain).region(sentence.start(), sentence.end()).lookingAt()
                && !CLAUSE.matcher(plain).region(sentence.start(), sentence.end()).find()
                && Calculations.equalsSign(plain, sentence) < 0;
    }

    /// The number that a sentence tells.
    ///
    /// @param tokens the numbers of the sentence, at least one
    static NumberToken choose(String plain, Span sentence, List<NumberToken> tokens) {
        int equals = Calculations.equalsSign(plain, sentence);
        if (equals >= 0) {
            for (NumberToken token : tokens) {
                if (token.start() > equals) {
                    return Calculations.reversed(plain, sentence, equals, tokens)
                            .or(() -> last(plain, sentence, tokens, RESTATED).filter(again ->
                                    again.start() > equals))
                            .or(() -> further(plain, sentence, token, tokens)).orElse(token);
                }
            }
        }
        List<NumberToken> outside = tokens.stream()
                .filter(token -> !Calculations.bracketed(plain, sentence.start(), token.start()))
                .toList();
        if (SUBJECT.matcher(plain).region(tokens.getFirst().end(), sentence.end()).lookingAt()
                && plain.substring(sentence.start(), tokens.getFirst().start()).isBlank()) {
            return tokens.getFirst();
        }
        List<NumberToken> candidates = results(plain, sentence, outside.isEmpty() ? tokens : outside);
        if (candidates.size() == 1) {
            return candidates.getFirst();
        }
        NumberToken chosen = last(plain, sentence, candidates, RESTATED)
                .or(() -> last(plain, sentence, candidates, AFTER_VERB))
                .or(() -> last(plain, sentence, candidates, AFTER_LINK))
                .or(() -> free(plain, sentence, candidates, List.of(CIRCUMSTANCE, OWN)))
                .or(() -> free(plain, sentence, candidates, List.of(CIRCUMSTANCE)))
                .orElseGet(candidates::getLast);
        return Corrections.number(plain, chosen.end(), sentence.end()).orElse(chosen);
    }

    /// The numbers that are no operands of a calculation and not compared with; all where none is left.
    private static List<NumberToken> results(String plain, Span sentence, List<NumberToken> tokens) {
        List<NumberToken> alone = tokens.stream().filter(token ->
                !operand(plain, sentence, token)
                        && !stands(plain, sentence, token, BEHIND_OPERATOR)).toList();
        List<NumberToken> meant = rest(alone.isEmpty() ? tokens : alone,
                token -> stands(plain, sentence, token, DENIED));
        List<NumberToken> own = rest(meant, token -> stands(plain, sentence, token, BEHIND_THAN)
                || stands(plain, sentence, token, SUBORDINATE));
        return rest(own, token -> follows(plain, sentence, token, COMPARED));
    }

    /// The numbers that a test does not find; all where none is left.
    private static List<NumberToken> rest(List<NumberToken> tokens, Predicate<NumberToken> test) {
        List<NumberToken> rest = tokens.stream().filter(test.negate()).toList();
        return rest.isEmpty() ? tokens : rest;
    }

    /// The last number that follows what a pattern finds.
    private static Optional<NumberToken> last(
            String plain, Span sentence, List<NumberToken> candidates, Pattern before) {
        return candidates.reversed().stream().filter(token -> stands(plain, sentence, token,
                before)).findFirst();
    }

    /// The number of a later clause that follows a verb: `2 + 3 = 5, so he has 10`.
    private static Optional<NumberToken> further(
            String plain, Span sentence, NumberToken first, List<NumberToken> tokens) {
        List<NumberToken> later = tokens.stream().filter(token -> token.start() > first.end()
                && !compared(plain, sentence, token)
                && CLAUSE.matcher(plain).region(first.end(), token.start()).find()).toList();
        return last(plain, sentence, later, AFTER_VERB);
    }

    /// The last number that none of the patterns finds to be a circumstance.
    private static Optional<NumberToken> free(
            String plain, Span sentence, List<NumberToken> candidates, List<Pattern> circumstances) {
        return candidates.reversed().stream().filter(token -> !follows(plain, sentence, token, SHARED))
                .filter(token -> circumstances.stream()
                .noneMatch(circumstance -> stands(plain, sentence, token, circumstance))).findFirst();
    }

    private static boolean stands(String plain, Span sentence, NumberToken token, Pattern before) {
        // a sign may belong to the number and yet stand in the sentence before
        return token.start() > sentence.start() && before.matcher(plain).region(Math.max(sentence.start(),
                token.start() - 64), token.start())
                .useTransparentBounds(true).find();
    }

    /// Whether a number tells a circumstance: `after selling 116`.
    static boolean circumstance(String plain, NumberToken token) {
        return stands(plain, new Span(0, plain.length()), token, CIRCUMSTANCE);
    }

    /// The number of an announcement that begins with another one as a circumstance: `In 11 games they
    /// scored 165`,
    /// `11场比赛共得165分`.
    static Optional<NumberToken> told(String plain, Span announced, List<NumberToken> tokens) {
        NumberToken first = tokens.getFirst();
        if (circumstance(plain, first) && first.start() - announced.start() < 12) {
            return tokens.stream().filter(token -> !circumstance(plain, token)).findFirst();
        }
        boolean begins = plain.substring(announced.start(), first.start()).isBlank() && HAN.matcher(plain)
                .region(first.end(), announced.end()).lookingAt();
        return begins ? tokens.stream().skip(1).filter(token -> stands(plain, announced, token, TOLD))
                .findFirst() : Optional.empty();
    }

    /// Whether an operator and a further operand follow.
    static boolean operand(String plain, Span sentence, NumberToken token) {
        return follows(plain, sentence, token, OPERAND);
    }

    private static boolean follows(String plain, Span sentence, NumberToken token, Pattern behind) {
        return behind.matcher(plain).region(Math.min(token.end(), sentence.end()), sentence.end())
                .lookingAt();
    }

    private static boolean compared(String plain, Span sentence, NumberToken token) {
        return stands(plain, sentence, token, BEHIND_THAN) || stands(plain, sentence, token, SUBORDINATE)
                || follows(plain, sentence, token, COMPARED);
    }
}
