package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Open questions of AGIEval, read behind the last `答案是` where there is one: the last box, else what the
/// last line with two dollar signs holds between its outer ones, else what follows the last `=`, else the
/// last number; of each the part behind its last `=`. Equal as [ClozeStrings].
///
/// Kept faults of the original: once any box is begun, nothing but a well-formed last box counts; text is
/// cut at a backslash with an n, where a line break was meant.
final class ClozeRule implements CompatRule {

    private static final String[] LEADS = {"The answer is therefore", "答案是"};
    private static final Pattern NUMBER = PythonText.pattern(
            "(?<!\\p{Nd})\\p{Nd}++(?:\\.\\p{Nd}++)?(?![\\p{L}\\p{N}_])", 0);

    @Override
    public Optional<String> extract(String answer, Reference reference) {
        String text = announced(answer);
        if (text.contains("\\boxed")) {
            return CompatBoxes.last(text).flatMap(CompatBoxes.Box::content).map(ClozeRule::rightSide);
        }
        String piece = rightSide(betweenDollars(text));
        return piece.isEmpty() ? withoutDollars(text) : Optional.of(piece);
    }

    @Override
    public boolean equal(String extracted, String reference) {
        return ClozeStrings.equal(extracted, reference);
    }

    private static String announced(String answer) {
        String text = answer;
        for (String lead : LEADS) {
            int at = text.startsWith(lead) ? 0 : text.lastIndexOf(lead);
            text = at < 0 ? text : PythonText.strip(text.substring(at + lead.length()));
        }
        return text;
    }

    private static String betweenDollars(String text) {
        int close = text.lastIndexOf('$');
        while (close > 0) {
            int line = text.lastIndexOf('\n', close) + 1;
            int open = text.indexOf('$', line);
            if (open < close) {
                return text.substring(open + 1, close);
            }
            close = line == 0 ? -1 : text.lastIndexOf('$', line - 1);
        }
        return "";
    }

    private static Optional<String> withoutDollars(String text) {
        int equals = text.lastIndexOf('=');
        if (equals >= 0) {
            String right = rightSide(text);
            int to = right.length();
            while (to > 0 && right.charAt(to - 1) == '.') {
                to--;
            }
            int cut = right.indexOf("\\n");
            return Optional.of(right.substring(0, cut >= 0 && cut < to ? cut : to));
        }
        Matcher matcher = NUMBER.matcher(text);
        Optional<String> last = Optional.empty();
        while (matcher.find()) {
            last = Optional.of(matcher.group());
        }
        return last;
    }

    /// What follows the last `=` without spaces before it; all of it where there is none.
    private static String rightSide(String text) {
        int at = text.lastIndexOf('=') + 1;
        if (at == 0) {
            return text;
        }
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return text.substring(at);
    }
}
