package dev.touchstone.tasks.score.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ordered rules that look for an announced option letter, Chinese first, then English; the first that
/// matches wins.
///
/// Kept faults of the original: the rule for `故` and the first one for `只有` have grown together for want of a
/// comma and never match apart; three rules take any word after `答案是` and look for a letter within it; a rule
/// meant for numbered answers takes everything after a `1`.
final class FirstOption {

    private static final List<Rule> RULES = rules();
    private static final List<Rule> LOOSE = List.of(new Rule("", "@:", false), new Rule("", "@", false));
    /// The original searches texts of any length; more than this cannot hold the announcement in practice.
    private static final int LONGEST = 65_536;
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
        String text = answer.strip();
        if (text.length() > LONGEST) {
            text = text.substring(text.length() - LONGEST);
        }
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
        if (!text.contains(search.rule().needs())) {
            return "";
        }
        Matcher matcher = search.pattern().matcher(text);
        if (search.rule().atEnd()) {
            matcher.region(Math.max(0, text.length() - ENDING), text.length());
        }
        if (!matcher.find()) {
            return "";
        }
        String group = matcher.groupCount() > 0 ? matcher.group(1) : null;
        String found = group != null && !group.isEmpty() ? group : matcher.group();
        for (int i = 0; i < options.length(); i++) {
            if (found.indexOf(options.charAt(i)) >= 0) {
                return options.substring(i, i + 1);
            }
        }
        return "";
    }

    private static Pattern compile(String rule, String options) {
        // `$` of the original means the end or before a final line break, as here without MULTILINE
        return Pattern.compile(rule.replace("@", "([" + options + "])").replace("#", "[" + options + "]"),
                Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        for (String lead : List.of("答案是?\\s*", "答案是?\\s*：\\s*", "答案是?\\s*:\\s*", "答案选项应?该?是\\s*",
                "答案选项应?该?为\\s*",
                "答案应该?是\\s*", "答案应该?选\\s*", "答案选项为?\\s*：\\s*")) {
            rules.add(new Rule("答案", lead + "@", false));
        }
        rules.add(new Rule("答案选项", "答案选项为?\\s+\\(?\\*?\\*?@\\*?\\*?\\)?", false));
        for (String lead : List.of("答案选项是?\\s*:\\s*", "答案为\\s*", "答案选\\s*", "选择?\\s*")) {
            rules.add(new Rule("选择?\\s*".equals(lead) ? "选" : "答案", lead + "@", false));
        }
        rules.add(new Rule("只有", "故选?\\s*@只有选?项?\\s?@\\s?是?对", false));
        for (String tail : List.of("是?错", "不?正确", "错误")) {
            rules.add(new Rule("只有", "只有选?项?\\s?@\\s?" + tail, false));
        }
        for (String lead : List.of("不?对", "不?正确", "错误")) {
            rules.add(new Rule("说法", "说法" + lead + "选?项?的?是\\s?@", false));
        }
        rules.add(new Rule("是正确的", "@\\s?是正确的", false));
        rules.add(new Rule("是正确答案", "@\\s?是正确答案", false));
        rules.add(new Rule("选项", "选项\\s?@\\s?正确", false));
        rules.add(new Rule("所以答", "所以答\\s?@", false));
        for (String ending : List.of("所以\\s?(@[.。$]?$)", "所有\\s?(@[.。$]?$)", "[\\s，：:,]@[。，,\\.]?$",
                "[\\s，,：:][故即]@[。\\.]?$", "[\\s，,：:]因此@[。\\.]?$", "[是为。]\\s?@[。\\.]?$", "因此\\s?@[。\\.]?$",
                "显然\\s?@[。\\.]?$")) {
            rules.add(new Rule("", ending, true));
        }
        for (String lead : List.of("答案是", "答案应该是", "答案为")) {
            rules.add(new Rule(lead, lead + "\\s?(\\S+)(?:。|$)", false));
        }
        rules.add(new Rule(":", "(?i)ANSWER\\s*:\\s*@", false));
        rules.add(new Rule("he answer is", "[Tt]he answer is:?\\s+\\(?@\\)?", false));
        rules.add(new Rule("he answer is", "[Tt]he answer is:?\\s+\\(?\\*?\\*?@\\*?\\*?\\)?", false));
        for (String lead : List.of("he answer is option", "he correct answer is",
                "he correct answer is option")) {
            rules.add(new Rule(lead, "[Tt]" + lead + ":?\\s+\\(?@\\)?", false));
        }
        for (String lead : List.of("he correct answer is", "he correct option is",
                "he correct answer option is")) {
            rules.add(new Rule("boxed", "[Tt]" + lead + ":?.*?boxed\\{@\\}", false));
        }
        rules.add(new Rule("he answer to", "[Tt]he answer to the question is:?\\s+\\(?@\\)?", false));
        rules.add(new Rule("选项", "^选项\\s?@", false));
        rules.add(new Rule("项", "^@\\s?选?项", false));
        rules.add(new Rule("", "(\\s|^)#[\\s。，,：:\\.$]", false));
        rules.add(new Rule("1", "1.\\s?(.*?)$", false));
        rules.add(new Rule("1", "1.\\s?@[.。$]?$", false));
        return List.copyOf(rules);
    }

    /// One rule.
    ///
    /// @param needs a piece of text without which it cannot match, so that most rules cost a plain search
    /// @param expression regular expression; `@` stands for an option letter in a group, `#` for one without
    /// @param atEnd whether it matches at the end of the text only
    private record Rule(String needs, String expression, boolean atEnd) {}

    private record Search(Rule rule, Pattern pattern) {}
}
