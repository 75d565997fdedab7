package dev.touchstone.tasks.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where AISBench 3.1.20260630 finds code, with its faults; it always finds some, but for [#LIVECODEBENCH].
enum AisbenchCode implements CodeExtraction {

    /// The first closed block whose fence is followed by a word or by nothing; else the whole text.
    HUMANEVAL {
        @Override
        String code(String answer) {
            Matcher block = BLOCK.matcher(answer);
            return block.find() ? block.group(1) : answer;
        }
    },

    /// The first of twenty forms, from `[BEGIN] '...' [DONE]` to a lone `'...' [DONE]`; marks inside it end
    /// it.
    MBPP {
        @Override
        String code(String answer) {
            String found = FORMS.stream().map(form -> form.matcher(answer)).filter(Matcher::find).findFirst()
                    .map(match -> match.group(1)).orElse(answer);
            return END.split(found.split("```", -1)[0], -1)[0].replace("\\_", "_").strip();
        }
    },

    /// The lines between the last two that hold a fence; with fewer than two such lines nothing.
    LIVECODEBENCH {
        @Override
        String code(String answer) {
            String[] lines = answer.split("\n", -1);
            List<Integer> fences = new ArrayList<>();
            for (int at = 0; at < lines.length; at++) {
                if (lines[at].contains("```")) {
                    fences.add(at);
                }
            }
            return fences.size() < 2 ? "" : String.join("\n",
                    List.of(lines).subList(fences.get(fences.size() - 2) + 1, fences.getLast()));
        }
    };

    private static final Pattern BLOCK = Pattern.compile("```\\w*\\n(.*?)```",
            Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern END = Pattern.compile("'?\\s*\\[?DONE]?");
    private static final List<Pattern> FORMS = forms();

    abstract String code(String answer);

    @Override
    public Optional<ExtractedCode> find(String answer, Set<String> wanted) {
        String code = code(answer);
        return code.isEmpty() ? Optional.empty() : Optional.of(new ExtractedCode(code, "aisbench"));
    }

    /// Marks with and without brackets, around quoted, half quoted and bare text; then fences; then halves.
    private static List<Pattern> forms() {
        List<String> forms = new ArrayList<>();
        for (String inner : List.of("\\s*'(.*)'\\s*", "\\s*'(.*)\\s*", "\\s*(.*)\\s*")) {
            for (String end : List.of("\\[DONE]", "DONE")) {
                forms.add("\\[BEGIN]" + inner + end);
                forms.add("BEGIN" + inner + end);
            }
        }
        for (String end : List.of("\\s*```", "\\s*$")) {
            forms.add("```python\\s*(.*)" + end);
            forms.add("```\\s*(.*)" + end);
        }
        forms.addAll(List.of("(.*)\\s*```.*", "\\[BEGIN]\\s*'(.*)", "\\[BEGIN](.*)", "'(.*)'\\s*\\[DONE]"));
        return forms.stream().map(form -> Pattern.compile(form, Pattern.DOTALL)).toList();
    }
}
