package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// BIG-Bench Hard: what stands between the first and the second `answer is `.
final class BbhRules {

    private static final Pattern BRACKETED = Pattern.compile("\\(([A-Z])\\)*");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern BOLD = Pattern.compile("\\*\\*(.{0,2000}?)\\*\\*", Pattern.DOTALL);

    private BbhRules() {}

    private static String announced(String text) {
        int at = text.indexOf("answer is ");
        if (at < 0) {
            return text;
        }
        int from = at + 10;
        int next = text.indexOf("answer is ", from);
        return (next < 0 ? text.substring(from) : text.substring(from, next)).strip();
    }

    /// The first letter in a bracket, else the first capital, else all of it.
    record Choice() implements CompatRule {
        @Override
        public String extract(String text, Reference reference) {
            return letter(announced(text));
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
        public String extract(String text, Reference reference) {
            String line = announced(text);
            int end = line.indexOf('\n');
            line = (end < 0 ? line : line.substring(0, end)).strip();
            if (line.endsWith(".")) {
                line = line.substring(0, line.length() - 1).strip();
            }
            Matcher bold = BOLD.matcher(line);
            return bold.find() ? bold.group(1) : line;
        }
    }
}
