package dev.touchstone.tasks.score.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ordered rules that look for an announced option letter, Chinese first, then English; the first that
/// matches wins.
///
/// Kept faults of the original: the rule for `故` and the first one for `只有` have grown together for want of
/// a comma and never match apart; three rules take any word after `答案是` and look for a letter within it; a
/// rule meant for numbered answers takes everything after a `1`.
final class FirstOption {

    private static final List<Rule> RULES = rules();
    private static final List<Rule> LOOSE = List.of(new Rule("", "@:"), new Rule("", "@"));
    /// Longer than anything that a rule for the end of the text can match.
    private static final int ENDING = 16;

    private final String options;
    private final List<Search> searches;
    private final List<Search> loose;

    /// @param options the letters, such as `ABCD`
    FirstOption(String options) {
        this.options = options;
        this.searches = RULES.stream().map(rule -> new Search(rule, compile(rule.expression(), options)))
                .toList();
        this.loose = LOOSE.stream().map(rule -> new Search(rule, compile(rule.expression(), options)))
                .toList();
    }

    /// @param cushion whether a letter anywhere counts when no rule matches
    /// @return one letter, empty when none is found
    String find(String answer, boolean cushion) {
        String text = PythonText.strip(answer);
        for (Search search : searches) {
            String letter = letter(search, text);
            if (!letter.isEmpty()) {
                return letter;
            }
        }
        if (cushion) {
            for (Search search : loose) {
                String letter = letter(search, text);
                if (!letter.isEmpty()) {
                    return letter;
                }
            }
        }
        return "";
    }

    private String letter(Search search, String text) {
        Rule rule = search.rule();
        if (!text.contains(rule.needs())) {
            return "";
        }
        String found = switch (rule.place()) {
            case ANYWHERE -> matched(search.pattern().matcher(text));
            case AT_END -> matched(search.pattern().matcher(text)
                    .region(Math.max(0, text.length() - ENDING), text.length()));
            case WORD_BEHIND -> word(text, rule.needs());
        };
        for (int i = 0; i < options.length(); i++) {
            if (found.indexOf(options.charAt(i)) >= 0) {
                return options.substring(i, i + 1);
            }
        }
        return "";
    }

    private static String matched(Matcher matcher) {
        if (!matcher.find()) {
            return "";
        }
        String group = matcher.groupCount() > 0 ? matcher.group(1) : null;
        return group != null && !group.isEmpty() ? group : matcher.group();
    }

    /// The word behind the first lead whose word ends the text or holds a full stop, up to its last full
    /// stop.
    private static String word(String text, String lead) {
        int at = text.indexOf(lead);
        while (at >= 0) {
            int start = at + lead.length();
            start = start < text.length() && PythonText.space(text.charAt(start)) ? start + 1 : start;
            int end = start;
            while (end < text.length() && !PythonText.space(text.charAt(end))) {
                end++;
            }
            int stop = end;
            while (end < text.length() && stop > start && text.charAt(stop) != '。') {
                stop--;
            }
            if (stop > start) {
                return text.substring(start, stop);
            }
            // no lead within this word can do better, one at its very end has a word of its own
            at = text.indexOf(lead, Math.max(at + 1, end - lead.length()));
        }
        return "";
    }

    private static Pattern compile(String rule, String options) {
        return PythonText.pattern(rule.replace("@", "([" + options + "])").replace("#", "[" + options + "]"),
                Pattern.DOTALL);
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (String lead : List.of("答案是?\\s*", "答案是?\\s*：\\s*", "答案是?\\s*:\\s*", "答案选项应?该?是\\s*",
                "答案选项应?该?为\\s*",
                "答案应该?是\\s*", "答案应该?选\\s*", "答案选项为?\\s*：\\s*")) {
            rules.add(new Rule("答案", lead + "@"));
        }
        rules.add(new Rule("答案选项", "答案选项为?\\s+\\(?\\*?\\*?@\\*?\\*?\\)?"));
        for (String lead : List.of("答案选项是?\\s*:\\s*", "答案为\\s*", "答案选\\s*", "选择?\\s*")) {
            rules.add(new Rule("选择?\\s*".equals(lead) ? "选" : "答案", lead + "@"));
        }
        rules.add(new Rule("只有", "故选?\\s*@只有选?项?\\s?@\\s?是?对"));
        for (String tail : List.of("是?错", "不?正确", "错误")) {
            rules.add(new Rule("只有", "只有选?项?\\s?@\\s?" + tail));
        }
        for (String lead : List.of("不?对", "不?正确", "错误")) {
            rules.add(new Rule("说法", "说法" + lead + "选?项?的?是\\s?@"));
        }
        rules.add(new Rule("是正确的", "@\\s?是正确的"));
        rules.add(new Rule("是正确答案", "@\\s?是正确答案"));
        rules.add(new Rule("选项", "选项\\s?@\\s?正确"));
        rules.add(new Rule("所以答", "所以答\\s?@"));
        for (String ending : List.of("所以\\s?(@[.。$]?$)", "所有\\s?(@[.。$]?$)", "[\\s，：:,]@[。，,\\.]?$",
                "[\\s，,：:][故即]@[。\\.]?$", "[\\s，,：:]因此@[。\\.]?$", "[是为。]\\s?@[。\\.]?$", "因此\\s?@[。\\.]?$",
                "显然\\s?@[。\\.]?$")) {
            rules.add(new Rule("", ending, Place.AT_END));
        }
        for (String lead : List.of("答案是", "答案应该是", "答案为")) {
            rules.add(new Rule(lead, "", Place.WORD_BEHIND));
        }
        rules.add(new Rule(":", "(?i)ANSWER\\s*:\\s*@"));
        rules.add(new Rule("he answer is", "[Tt]he answer is:?\\s+\\(?@\\)?"));
        rules.add(new Rule("he answer is", "[Tt]he answer is:?\\s+\\(?\\*?\\*?@\\*?\\*?\\)?"));
        for (String lead : List.of("he answer is option", "he correct answer is",
                "he correct answer is option")) {
            rules.add(new Rule(lead, "[Tt]" + lead + ":?\\s+\\(?@\\)?"));
        }
        for (String lead : List.of("he correct answer is", "he correct option is",
                "he correct answer option is")) {
            // the first lead decides: what no box follows there, none follows later
            rules.add(new Rule("boxed", "\\A(?>.*?[Tt]" + lead + "):?.*?boxed\\{@\\}"));
        }
        rules.add(new Rule("he answer to", "[Tt]he answer to the question is:?\\s+\\(?@\\)?"));
        rules.add(new Rule("选项", "^选项\\s?@"));
        rules.add(new Rule("项", "^@\\s?选?项"));
        rules.add(new Rule("", "(\\s|^)#[\\s。，,：:\\.$]"));
        rules.add(new Rule("1", "1.\\s?(.*?)$"));
        rules.add(new Rule("1", "1.\\s?@[.。$]?$"));
        return List.copyOf(rules);
    }

    /// Where a rule looks.
    private enum Place { ANYWHERE, AT_END, WORD_BEHIND }

    /// One rule.
    ///
    /// @param needs a piece of text without which it cannot match, so that most rules cost a plain search
    /// @param expression regular expression; `@` stands for an option letter in a group, `#` for one without;
    ///        empty for a word, which stands behind `needs`
    private record Rule(String needs, String expression, Place place) {

        Rule(String needs, String expression) {
            this(needs, expression, Place.ANYWHERE);
        }
    }

    private record Search(Rule rule, Pattern pattern) {}
}
