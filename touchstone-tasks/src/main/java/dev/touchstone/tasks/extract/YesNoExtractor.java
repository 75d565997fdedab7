package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a verdict, as `yes` or `no`; true, correct, plausible, 正确, 对, 是 and their opposites are read as
/// such.
///
/// Ladder: `bare_verdict` (the text is one sign or one short sentence: `T`, `√`, `It does not.`),
/// `self_correction` (`Yes... wait, actually no.`), `leading_verdict` (`No. The passage says otherwise.`),
/// `boxed`, `answer_tag`, `json_field`, `answer_phrase`, `last_verdict` (the last verdict of the text, `not`
/// before it turns it round).
public final class YesNoExtractor implements AnswerExtractor {

    private static final Pattern VERDICT = Pattern.compile(
            "(?<no>\\b(?:no|nope|nah|false|incorrect|wrong|implausible|untrue|invalid|inaccurate)\\b|不正确|不对"
            + "|不是|不成立|不合理|错误|错|否|假|没有)"
                    + "|(?<yes>没错|不错|\\b(?:yes|true|correct|right|plausible|valid|accurate|yep|yeah)\\b|正确|成立"
                    + "|合理|对(?![于方象应比手话面策称不])|是的|是|真|有)");
    private static final String FIRST = "nfiwuytcrpva";
    private static final String FIRST_ZH = "不错否假没正成合对是真有";
    private static final Pattern TURNED = Pattern.compile("(?:\\bnot\\b|n't\\b|n’t\\b|\\bnever\\b|并非|并不"
            + "|不)\\s?(?:\\w{1,12}\\s){0,2}$");
    private static final Pattern LEAD = Pattern.compile("[\\s*_#>\"'(\\[$\\\\{]{0,8}");

    private static final Pattern REASON = Pattern.compile("\\b(?:because|since)\\b|因为|由于");
    private static final String REASONS = "bs因由";
    private static final Pattern PREDICATE = Pattern.compile("(?:\\b(?:is|are|was|be|as|it's"
            + "|that's)\\s(?:also |therefore "
            + "|indeed |clearly |actually |definitely |not |completely |entirely ){0,2}|n't |n’t |[是为]|说法|判断"
            + "|陈述|命题|结论|观点|表述|描述|句话|这|并)[\"'“*]{0,2}$");
    private static final String WEAK = "是有真对否假错";
    private static final Pattern TAKEN_BACK = Pattern.compile("(?:(?:wait|actually|correction|sorry|oops"
            + "|hold on"
            + "|scratch that|on second thought|my mistake|hmm|it's|it is|i mean|the answer is|更正|不对|等等|应该是)"
            + "[\\s,.:;!，。：；！…-]{0,4}){1,4}");
    private static final Pattern SIGN = Pattern.compile(
            "(?:(?:判断(?:结果)?|答案|answer|verdict|result):\\s{0,2})?[(\\[\"'\\s]{0,3}(?:(?<yes>[ty√✓✔✅]"
                    + "|absolutely|definitely|certainly|of course|it is so)"
            + "|(?<no>[fn×✗✘❌]|absolutely not|definitely not|certainly not"
            + "|of course not))[)\\]\"'.!\\s]{0,4}");
    private static final Pattern BRIEF = Pattern.compile(
            "(?:it|they|he|she|this|that|we|you|one) (?:does|do|did|is|are|was|were|can|could|will|would|has"
            + "|have|had|should|may|ca|wo)(?<no>n't|n’t| not|not)?[.!]?");
    private static final int LONGEST_SIGN = 40;

    /// Creates the extractor; it has no settings.
    public YesNoExtractor() {}

    @Override
    public Optional<Extraction> extract(Visible visible, List<String> choices) {
        if (visible.blank()) {
            return Optional.empty();
        }
        return sign(visible)
                .or(() -> leading(visible))
                .or(() -> Boxes.last(visible.plain()).flatMap(box -> first(visible, box, "boxed")))
                .or(() -> Wrapped.tag(visible).flatMap(tag -> first(visible, tag, "answer_tag")))
                .or(() -> Wrapped.field(visible).flatMap(field -> first(visible, field, "json_field")))
                .or(() -> phrase(visible))
                .or(() -> visible.endTells() ? last(visible) : Optional.empty());
    }

    /// A verdict at the begin, set apart by punctuation; a later announcement that says otherwise is a
    /// correction.
    private static Optional<Extraction> leading(Visible visible) {
        String lower = visible.lower();
        Matcher lead = LEAD.matcher(lower);
        int from = lead.lookingAt() ? lead.end() : 0;
        Matcher verdict = VERDICT.matcher(lower).region(from, lower.length()).useTransparentBounds(true);
        if (!verdict.lookingAt() || !apart(lower, verdict)) {
            return Optional.empty();
        }
        Extraction leading = found(visible, verdict, "leading_verdict");
        int end = verdict.end();
        return phrase(visible).or(() -> corrected(visible, end)).or(() -> Optional.of(leading));
    }

    /// A verdict right behind the words that take the first one back: `Yes... wait, actually no.`
    private static Optional<Extraction> corrected(Visible visible, int from) {
        String lower = visible.lower();
        Matcher words = TAKEN_BACK.matcher(lower).region(Corrections.after(lower, from), lower.length());
        if (!words.lookingAt()) {
            return Optional.empty();
        }
        Matcher verdict = VERDICT.matcher(lower).region(words.end(),
                lower.length()).useTransparentBounds(true);
        return verdict.lookingAt() ? Optional.of(found(visible, verdict, "self_correction"))
                : Optional.empty();
    }

    /// A text that is one sign, `T`, `×`, or one short sentence, `It does not.`
    private static Optional<Extraction> sign(Visible visible) {
        String lower = visible.lower().strip();
        if (lower.length() > LONGEST_SIGN) {
            return Optional.empty();
        }
        Matcher sign = SIGN.matcher(lower);
        Matcher brief = BRIEF.matcher(lower);
        boolean yes = sign.matches() ? sign.group("yes") != null : brief.matches() && brief.group(
                "no") == null;
        boolean read = sign.matches() || brief.matches();
        return read ? Optional.of(visible.found(yes ? "yes" : "no", "bare_verdict", 0,
                visible.text().length()))
                : Optional.empty();
    }

    private static boolean apart(String lower, Matcher verdict) {
        int end = verdict.end();
        return end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end))
                && lower.charAt(end) != ' '
                || lower.startsWith(" -", end) || lower.startsWith(" (", end) || lower.substring(end)
                .isBlank()
                || lower.startsWith("  ", end) || lower.startsWith(" \n", end);
    }

    private static Optional<Extraction> phrase(Visible visible) {
        List<Phrase> phrases = Phrases.find(visible);
        for (int i = phrases.size() - 1; i >= 0; i--) {
            Optional<Extraction> found =
                    first(visible, Phrases.announced(visible.plain(), phrases.get(i)), "answer_phrase");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Extraction> first(Visible visible, Span span, String rule) {
        Matcher verdict = VERDICT.matcher(visible.lower()).useTransparentBounds(true);
        for (int i = span.start(); i < span.end(); i++) {
            if (begins(visible.lower(), i) && verdict.region(i, span.end()).lookingAt()) {
                return Optional.of(found(visible, verdict, rule));
            }
        }
        return Optional.empty();
    }

    /// Whether a verdict can begin here; spares the pattern at nearly all places.
    private static boolean begins(String lower, int i) {
        char c = lower.charAt(i);
        return c > 0x7f ? FIRST_ZH.indexOf(c) >= 0
                : FIRST.indexOf(c) >= 0 && (i == 0 || !Characters.latin(lower.charAt(i - 1)));
    }

    /// The last verdict that is said of something (`the claim is false`, `说法正确`), else the last one of any
    /// kind.
    ///
    /// What stands behind `because` gives a reason, not a verdict, where the sentence has a verdict before
    /// it.
    private static Optional<Extraction> last(Visible visible) {
        String lower = visible.lower();
        Matcher verdict = VERDICT.matcher(lower).useTransparentBounds(true);
        Matcher reason = REASON.matcher(lower);
        Optional<Extraction> said = Optional.empty();
        Optional<Extraction> loose = Optional.empty();
        boolean given = false;
        for (int i = 0; i < lower.length(); i++) {
            if (Characters.endsSentence(lower, i)) {
                given = false;
            } else if (given && REASONS.indexOf(lower.charAt(i)) >= 0 && reason.region(i, lower.length())
                    .lookingAt()) {
                i = sentenceEnd(lower, i) - 1;
            } else if (begins(lower, i) && verdict.region(i, lower.length()).lookingAt()) {
                boolean predicate = PREDICATE.matcher(lower).region(Math.max(0, i - 24), i).find();
                boolean weak = verdict.end() - i == 1 && WEAK.indexOf(lower.charAt(i)) >= 0 && i > 0
                        && !Characters.endsSentence(lower, i - 1)
                        && "，, :“”\"".indexOf(lower.charAt(i - 1)) < 0
                        && (!predicate || "是有否".indexOf(lower.charAt(i)) >= 0);
                Extraction extraction = found(visible, verdict, "last_verdict");
                said = predicate && !weak ? Optional.of(extraction) : said;
                loose = weak ? loose : Optional.of(extraction);
                given |= !weak;
                i = verdict.end() - 1;
            }
        }
        return said.isPresent() ? said : loose;
    }

    private static int sentenceEnd(String lower, int from) {
        int end = from;
        while (end < lower.length() && !Characters.endsSentence(lower, end)) {
            end++;
        }
        return end;
    }

    private static Extraction found(Visible visible, Matcher verdict, String rule) {
        String before = visible.lower().substring(Math.max(0, verdict.start() - 24), verdict.start());
        boolean turned = TURNED.matcher(before).find();
        boolean yes = verdict.group("yes") != null;
        return visible.found(yes != turned ? "yes" : "no", rule, verdict.start(), verdict.end());
    }
}
