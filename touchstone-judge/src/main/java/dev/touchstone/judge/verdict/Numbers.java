package dev.touchstone.judge.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the number that a reply gives, by the first rule that finds any: a field of a JSON object, double
/// brackets (`[[7]]`), a labelled number (`Rating: 7/10`, `评分：7`), a text that is a number.
final class Numbers {

    private static final String NUMBER = "(-?\\d{1,9}(?:\\.\\d{1,9})?)";
    private static final Pattern ALONE =
            Pattern.compile("^[\\s*_]*" + NUMBER + "\\s*(?:[/／]\\s*\\d+(?:\\.\\d+)?|分|%)?[\\s*_.。]*$");
    private static final Pattern BRACKETS = Pattern.compile("\\[\\[\\s*" + NUMBER + "\\s*]]");

    private Numbers() {}

    /// Numbers of one rule.
    ///
    /// @param values different ones
    record Found(List<Double> values, String rule) {}

    /// @param field name of the JSON field
    /// @param labels regular expressions of words before a number
    static Found in(String text, String field, List<String> labels) {
        List<JsonObjects.Found> json = JsonObjects.values(text, field);
        if (!json.isEmpty()) {
            TreeSet<Double> values = new TreeSet<>();
            json.forEach(found -> alone(found.value()).ifPresent(values::add));
            boolean repaired = json.stream().anyMatch(JsonObjects.Found::repaired);
            return new Found(new ArrayList<>(values), repaired ? "json_repaired" : "json");
        }
        if (JsonObjects.mentions(text, field)) {
            return new Found(List.of(), ""); // the field is there and its number is not whole
        }
        List<Double> bracketed = all(BRACKETS, text);
        if (!bracketed.isEmpty()) {
            return new Found(bracketed, "double_brackets");
        }
        Pattern labelled = Pattern.compile("(?i)(?<![A-Za-z])(?<![A-Za-z]_)(?:" + String.join("|", labels)
                + ")[\\s*_\"]*(?:[:：=]|is|为|是)?[\\s*_\"]*" + NUMBER
                + "(?![\\d.]*\\d)(?!\\s*(?:to|-|–|~|到)\\s*\\d)");
        List<Double> named = all(labelled, JsonObjects.beforeCut(text)); // other fields are not asked for
        if (!named.isEmpty()) {
            return new Found(named, "labelled");
        }
        OptionalDouble bare = alone(text);
        return bare.isPresent() ? new Found(List.of(bare.getAsDouble()), "bare") : new Found(List.of(), "");
    }

    /// A text that is a number, perhaps with its highest mark behind it.
    static OptionalDouble alone(String text) {
        Matcher matcher = ALONE.matcher(text);
        return matcher.find()
                ? OptionalDouble.of(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }

    private static List<Double> all(Pattern pattern, String text) {
        return pattern.matcher(text).results()
                .map(hit -> Double.parseDouble(hit.group(1))).distinct().toList();
    }
}
