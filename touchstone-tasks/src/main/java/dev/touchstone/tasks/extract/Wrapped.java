package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds answers that a model wrapped for a machine: `<answer>...</answer>`, a field of a JSON object.
final class Wrapped {

    private static final List<String> NAMES =
            List.of("\"answer\"", "\"final_answer\"", "\"finalanswer\"", "\"final answer\"", "\"result\"",
            "\"答案\"",
                    "\"choice\"", "\"option\"", "\"answers\"", "\"correct_answer\"", "\"correct_answers\"",
                    "\"correct_option\"", "\"correct_options\"", "\"selected\"", "\"final\"");
    private static final Pattern VALUE = Pattern.compile("\\s{0,9}:\\s{0,9}(?:\"([^\"\\\\]*+"
            + "(?:\\\\.[^\"\\\\]*+){0,200}+)\"|\\[([^\\]]{0,2000})\\]|([^\\s,}\\]\"]{1,200}))");

    private Wrapped() {}

    /// Content of the last closed answer tag.
    static Optional<Span> tag(Visible visible) {
        String lower = visible.lower();
        int close = lower.lastIndexOf("</answer>");
        if (close < 0) {
            return Optional.empty();
        }
        int open = lower.lastIndexOf("<answer>", close);
        return open < 0 ? Optional.empty() : Optional.of(new Span(open + 8, close).trim(lower));
    }

    /// The answer of a JSON text less the doubling of its backslashes.
    static Extraction unescaped(Extraction found) {
        return new Extraction(found.answer().replace("\\\\", "\\"), found.rule(), found.start(), found.end());
    }

    /// Value of the last field whose name says that it is the answer.
    static Optional<Span> field(Visible visible) {
        String lower = visible.lower();
        if (lower.indexOf('"') < 0) {
            return Optional.empty();
        }
        for (String name : NAMES) {
            int at = lower.lastIndexOf(name);
            if (at < 0) {
                continue;
            }
            Matcher value = VALUE.matcher(lower).region(at + name.length(), lower.length());
            if (value.lookingAt()) {
                int group = value.start(1) >= 0 ? 1 : value.start(2) >= 0 ? 2 : 3;
                return Optional.of(new Span(value.start(group), value.end(group)).trim(lower));
            }
        }
        return Optional.empty();
    }
}
