package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds a verdict, as `yes` or `no`; true, correct, plausible, 正确, 对, 是 and their opposites are read as
/// such.
///
/// Ladder: `leading_verdict` (`No. The passage says otherwise.`), `boxed`, `answer_tag`, `json_field`,
/// `answer_phrase`, `last_verdict` (the last verdict of the text, `not` before it turns it round).
public final class YesNoExtractor implements AnswerExtractor {

    private static final Pattern VERDICT = Pattern.compile(
            "(?<no>\\b(?:no|false|incorrect|wrong|implausible|untrue|invalid|inaccurate)\\b|不正确|不对|不是"
            + "|不成立|不合理|错误|错|否|假|没有)"
                    + "|(?<yes>\\b(?:yes|true|correct|right|plausible|valid|accurate|yep|yeah)\\b|正确|成立"
                    + "|合理|对|是的|是|真|有)");
    private static final String FIRST = "nfiwuytcrpva";
    private static final String FIRST_ZH = "不错否假没正成合对是真有";
    private static final Pattern TURNED = Pattern.compile("(?:\\bnot\\b|n't\\b|n’t\\b|\\bnever\\b|并非|并不"
            + "|不)\\s?(?:\\w{1,12}\\s){0,2}$");
    private static final Pattern LEAD = Pattern.compile("[\\s*_#>\"'(\\[$\\\\{]{0,8}");

    /// Creates the extractor; it has no settings.
    public YesNoExtractor() {}

    @Override
    public Optional<Extraction> extract(Visible visible, List<String> choices) {
        if (visible.blank()) {
            return Optional.empty();
        }
        return leading(visible)
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
        Optional<Extraction> announced = phrase(visible);
        return announced.isPresent() ? announced : Optional.of(found(visible, verdict, "leading_verdict"));
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

    private static Optional<Extraction> last(Visible visible) {
        String lower = visible.lower();
        Matcher verdict = VERDICT.matcher(lower).useTransparentBounds(true);
        Optional<Extraction> last = Optional.empty();
        int i = 0;
        while (i < lower.length()) {
            if (begins(lower, i) && verdict.region(i, lower.length()).lookingAt()) {
                last = Optional.of(found(visible, verdict, "last_verdict"));
                i = verdict.end();
            } else {
                i++;
            }
        }
        return last;
    }

    private static Extraction found(Visible visible, Matcher verdict, String rule) {
        String before = visible.lower().substring(Math.max(0, verdict.start() - 24), verdict.start());
        boolean turned = TURNED.matcher(before).find();
        boolean yes = verdict.group("yes") != null;
        return visible.found(yes != turned ? "yes" : "no", rule, verdict.start(), verdict.end());
    }
}
