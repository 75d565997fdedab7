package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds choices that are told by a verb: `I would choose option C`, `that leaves B`, `it must be D`, `B is
/// correct`.
///
/// A clause that denies (`a common mistake would be to choose B`) tells nothing.
final class ChoiceVerbs {

    private static final List<String> VERBS = List.of(
            "choose", "choosing", "chose", "pick", "select", "selecting", "go with", "going with", "opt for",
            "leaves", "leaving",
            "left with", "must be", "should be", "has to be", "would be", "will be", "it is", "it's", "it’s",
            "that is", "that's",
            "this is", "but rather", "but", "instead", "say", "guess", "answer", "one is", "conclude", "指向",
            "应为", "应是",
            "就是", "而是", "只有", "只剩", "剩下", "只能是", "应该是", "认为是", "倾向于",
            "prefer", "lean towards", "lean toward", "leaning towards", "favor", "favour", "settle on",
            "vote for",
            "points to", "only", "makes it", "make it", "makes", "decides for", "decide for",
            "in favor of", "in favour of", "change it to", "changing to", "switch to", "go for",
            "going for", "went with", "stick with", "matches", "fits", "corresponds to");
    private static final Pattern AFFIRMED = Pattern.compile(
            "[)\\]}*.\"'”:]{0,3}(?:\\s(?-i:[A-Z])[\\w ,'-]{0,60})?\\s{0,4}(?:\\b(?:is|are|seems|looks|must be"
            + "|would be)\\s(?:the\\s|definitely\\s|clearly\\s"
                    + "|likely\\s|most likely\\s|indeed\\s|therefore\\s){0,2}(?:correct|right|best|true"
                    + "|answer|only correct|most appropriate"
                    + "|most accurate|valid choice|better|more likely|left(?! out| over)|the one)\\b"
            + "|\\b(?:remains|makes sense|stands out|(?:fits|works|matches)(?=\\s?[.,;!]|$|\\s(?:best|well"
            + "|here|the\\s(?:clue|description|question|context)|and\\s(?:the\\s)?others)))\\b|\\b(?:is"
            + "|does)\\s?(?:[.!]|$)|\\bit is\\s?(?:[.!]|$)"
                    + "|(?:选?项)?(?:的?说法|表述|描述)?(?:才?是|才|为)?(?:正确|对的|对(?=[，。；,.;！\\s]|$)|符合|当选|成立"
            + "|(?:最为?|更)(?:佳|合适|恰当|准确|符合|合理|贴切))|才对)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIED = Pattern.compile(
            "[)\\]}*\"'”]{0,3}\\s{0,2}(?:(?:is|are|was|seems|looks)\\s(?:also\\s|clearly\\s"
            + "|definitely\\s|therefore\\s)?(?:not\\b|in"
                    + "correct|wrong|false|n't|invalid|out\\b|ruled)|isn't|can't|cannot|can not|doesn't"
                    + "|does not|(?:选?项)?(?:的?说法|表述|描述)?(?:是|为)?(?:错|不正确|不对|有误|不符|不选|排除))");

    private static final Pattern EXCEPT = Pattern.compile("\\b(?:all|every|each|everything|none|any)\\b"
            + "[^.,;\\n]{0,40}\\b(?:except|but|other than|apart from)(?: for)?(?=[ (])"
            + "|除了?(?=[^，。\\n]{1,8}[，外])");

    private ChoiceVerbs() {}

    /// Whether what follows a letter says that it is wrong.
    static boolean denied(String lower, Span letter) {
        return DENIED.matcher(lower).region(letter.end(), lower.length()).lookingAt();
    }

    /// The last choice behind `from`.
    static Optional<Span> last(Visible visible, int from, int limit) {
        if (from >= visible.plain().length()) {
            return Optional.empty();
        }
        Optional<Span> best = affirmed(visible, from, limit);
        Optional<Span> excepted = excepted(visible, from, limit);
        if (excepted.isPresent() && (best.isEmpty() || excepted.get().start() > best.get().start())) {
            best = excepted;
        }
        for (String verb : VERBS) {
            Optional<Span> found = lastOf(visible, verb, from, limit);
            if (found.isPresent() && (best.isEmpty() || found.get().start() > best.get().start())) {
                best = found;
            }
        }
        return best;
    }

    /// The first choice behind `from`.
    static Optional<Span> first(Visible visible, int from, int limit) {
        Optional<Span> best = Optional.empty();
        for (String verb : VERBS) {
            String lower = visible.lower();
            for (int at = lower.indexOf(verb, from); at >= 0; at = lower.indexOf(verb, at + verb.length())) {
                Optional<Span> found = after(visible, verb, at, limit);
                if (found.isPresent()) {
                    best = best.filter(span -> span.start() < found.get().start()).or(() -> found);
                    break;
                }
            }
        }
        return best;
    }

    private static Optional<Span> lastOf(Visible visible, String verb, int from, int limit) {
        String lower = visible.lower();
        if (lower.indexOf(verb, from) < 0) {
            return Optional.empty(); // a search forwards is several times faster than one backwards
        }
        for (int at = lower.lastIndexOf(verb); at >= from; at = lower.lastIndexOf(verb, at - 1)) {
            Optional<Span> found = after(visible, verb, at, limit);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Span> after(Visible visible, String verb, int at, int limit) {
        String lower = visible.lower();
        if (Characters.latin(verb.charAt(0)) && at > 0 && Characters.latin(lower.charAt(at - 1))) {
            return Optional.empty();
        }
        int end = at + verb.length();
        for (String filler : List.of(" only", " just", " definitely", " clearly", " probably", " therefore",
                " actually")) {
            if (lower.startsWith(filler, end)) {
                end += filler.length();
            }
        }
        boolean within = Characters.latin(lower.charAt(end - 1)) && end < lower.length()
                && Characters.latin(lower.charAt(end));
        if (within || end < lower.length() && lower.charAt(end) == '\n') {
            return Optional.empty();
        }
        Optional<Span> letter = Letters.at(visible.plain(), end, limit)
                .filter(span -> span.start() - at < 40 && !Characters.latin(lower.charAt(span.start() - 1)))
                .filter(span -> Characters.capital(visible.plain().charAt(span.start())) || visible.plain()
                .charAt(span.start() - 1) == '(');
        boolean turns = verb.startsWith("but") || verb.equals("instead") || verb.equals("而是");
        return letter.filter(span -> !denied(lower, span) && !Letters.listed(visible.plain(), span)
                && (turns || !against(lower, at)));
    }

    /// The letter that is taken out of all others: `all options except B are wrong`, `除了B，其余都不对`.
    private static Optional<Span> excepted(Visible visible, int from, int limit) {
        Matcher except = EXCEPT.matcher(visible.lower()).region(from, visible.lower().length());
        Optional<Span> last = Optional.empty();
        for (int tries = 0; tries < 50 && except.find(); tries++) {
            int at = except.end();
            Optional<Span> before = last;
            last = Letters.at(visible.plain(), at, limit).filter(letter -> letter.start() - at < 12
                    && !Letters.listed(visible.plain(), letter)).or(() -> before);
        }
        return last;
    }

    /// The last letter that is said to be right: `B is correct`, `B项正确`.
    private static Optional<Span> affirmed(Visible visible, int from, int limit) {
        String plain = visible.plain();
        int tries = 0;
        for (int i = plain.length() - 1; i >= from && tries < 200; i--) {
            char c = plain.charAt(i);
            if (Characters.capital(c) && c - 'A' < limit && Letters.alone(plain, i)) {
                tries++;
                Matcher matcher = AFFIRMED.matcher(plain).region(i + 1, plain.length());
                if (matcher.lookingAt() && !against(visible.lower(), i) && !Letters.joined(plain, i)) {
                    return Optional.of(new Span(i, i + 1));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the clause before `at` denies.
    private static boolean against(String lower, int at) {
        int from = at;
        while (from > 0 && at - from < 60 && ",;，；".indexOf(lower.charAt(from - 1)) < 0
                && !Characters.endsSentence(lower, from - 1)) {
            from--;
        }
        String clause = lower.substring(from, at);
        for (String denial : List.of("not ", "n't ", "n’t ", "never ", "mistake", "wrong", "incorrect",
                "avoid", "eliminate",
                "exclude", "rule out", "tempting", "tempted", "neither", "nor ", "unless", "if ", "could be",
                "whether", "what ", "不", "排除",
                "误", "错", "如果", "若", "cannot", "why ")) {
            if (clause.contains(denial)) {
                return true;
            }
        }
        return false;
    }
}
