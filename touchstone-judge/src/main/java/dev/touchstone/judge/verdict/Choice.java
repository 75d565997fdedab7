package dev.touchstone.judge.verdict;

import dev.touchstone.judge.verdict.Verdict.Unread;
import dev.touchstone.judge.verdict.Verdict.Why;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads one of a few words out of a reply, by the first rule that finds any: a field of a JSON object, a
/// letter in double brackets, a labelled line, the whole text.
///
/// Two findings of one rule that differ are no verdict. A word counts only when it is the whole of what
/// stands there: `incorrect` is not `correct`. An object that was cut counts for the field that is asked for
/// alone, and with a value that was not cut: what a reply to another question says is not guessed.
///
/// @param fields names of JSON fields, the first that occurs counts; the first is the one that is asked for
/// @param labels names before a colon, such as `GRADE`
/// @param words every accepted word in lower case, and the label that it means
/// @param bound words that mean something under the field that is asked for, and under another one something
///        else, such as a letter
record Choice(List<String> fields, List<String> labels, Map<String, String> words, Set<String> bound) {

    private static final Pattern BRACKETS = Pattern.compile("\\[\\[\\s*([^\\[\\]\\n]{1,30}?)\\s*]]");
    private static final String MARKS = "[\\s\\p{Punct}“”‘’（）「」。，：]+";
    private static final Pattern TRIM = Pattern.compile("^" + MARKS + "|" + MARKS + "$");

    /// A word, or the reason why there is none.
    ///
    /// @param found the label and the rule
    record Result(Optional<Map.Entry<String, String>> found, Why why) {

        /// The verdict of this.
        ///
        /// @param values value of each label
        Verdict verdict(Map<String, Double> values, Map<String, Double> parts) {
            return found.<Verdict>map(word -> new Verdict.Read(
                    word.getKey(), values.get(word.getKey()), word.getValue(), parts))
                    .orElseGet(() -> new Unread(why));
        }
    }

    Result in(String text) {
        for (String field : fields) {
            List<JsonObjects.Found> values = JsonObjects.values(text, field);
            if (!values.isEmpty()) {
                boolean repaired = values.stream().anyMatch(JsonObjects.Found::repaired);
                boolean asked = field.equals(fields.getFirst());
                return decided(values.stream().filter(found -> asked || counts(found))
                        .map(JsonObjects.Found::value).toList(), repaired ? "json_repaired" : "json");
            }
        }
        List<String> bracketed = BRACKETS.matcher(text).results().map(hit -> hit.group(1)).toList();
        if (!bracketed.isEmpty()) {
            return decided(bracketed, "double_brackets");
        }
        List<String> labelled = labelled().matcher(text).results().map(hit -> hit.group(1)).toList();
        if (!labelled.isEmpty()) {
            return decided(labelled, "labelled");
        }
        return word(text).isPresent() ? decided(List.of(text), "bare") : nothing(Why.NO_VERDICT);
    }

    /// Whether the value of another field than the one asked for says the same there.
    private boolean counts(JsonObjects.Found found) {
        return found.whole() && !bound.contains(found.value().strip().toLowerCase(Locale.ROOT));
    }

    private Pattern labelled() {
        return Pattern.compile("(?im)(?:^|[\\s*_#>])(?:" + String.join("|", labels)
                + ")[\\s*_]*[:：=][\\s*_]*([^\\n.。;；,，]{1,30})");
    }

    private Result decided(List<String> texts, String rule) {
        Map<String, String> labelsSeen = new LinkedHashMap<>();
        for (String text : texts) {
            word(text).ifPresent(label -> labelsSeen.put(label, rule));
        }
        return switch (labelsSeen.size()) {
            case 0 -> nothing(Why.NO_VERDICT);
            case 1 -> new Result(Optional.of(labelsSeen.entrySet().iterator().next()), Why.NO_VERDICT);
            default -> nothing(Why.SEVERAL_VERDICTS);
        };
    }

    private static Result nothing(Why why) {
        return new Result(Optional.empty(), why);
    }

    private Optional<String> word(String text) {
        Matcher matcher = TRIM.matcher(text.length() > 60 ? "" : text);
        return Optional.ofNullable(words.get(matcher.replaceAll("").toLowerCase(Locale.ROOT)));
    }
}
