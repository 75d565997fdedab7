package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// BIG-Bench Hard: what stands between the first and the second `answer is `.
final class BbhRules {

    private static final String LEAD = "answer is ";
    private static final Pattern BRACKETED = Pattern.compile("\\(([A-Z])");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final String BOLD = "**";

    private BbhRules() {}

    private static String announced(String text) {
        int at = text.indexOf(LEAD);
        if (at < 0) {
            return text;
        }
        int from = at + LEAD.length();
        int next = text.indexOf(LEAD, from);
        return PythonText.strip(next < 0 ? text.substring(from) : text.substring(from, next));
    }

    /// The first letter behind an opening bracket, else the first capital, else all of it.
    record Choice() implements CompatRule {
        @Override
        public Optional<String> extract(String text, Reference reference) {
            return Optional.of(letter(announced(text)));
        }

        @Override
        public String reference(Reference reference) {
            return letter(announced(reference.gold()));
        }

        private static String letter(String text) {
            Matcher bracketed = BRACKETED.matcher(text);
            if (bracketed.find()) {
                return bracketed.group(1);
            }
            Matcher capital = CAPITAL.matcher(text);
            return capital.find() ? capital.group() : text;
        }
    }

    /// The first line less a final full stop; a bold piece stands for the whole.
    record FreeForm() implements CompatRule {
        @Override
        public Optional<String> extract(String text, Reference reference) {
            String line = PythonText.strip(PythonText.firstLine(announced(text)));
            if (line.endsWith(".")) {
                line = PythonText.strip(line.substring(0, line.length() - 1));
            }
            int open = line.indexOf(BOLD);
            int close = open < 0 ? -1 : line.indexOf(BOLD, open + BOLD.length());
            return Optional.of(close < 0 ? line : line.substring(open + BOLD.length(), close));
        }
    }
}
