package dev.touchstone.tasks.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A fenced block of markdown.
///
/// @param language the word behind the opening fence in lower case, often empty
/// @param text the lines between the fences, less the indentation of the opening one
/// @param closed whether the closing fence is there
record CodeBlock(String language, String text, boolean closed) {

    private static final Pattern OPENING = Pattern.compile("([ \\t]*)(`{3,}|~{3,})[ \\t]*([\\w+#.-]*)[^`]*");
    private static final Set<String> PYTHON = Set.of("python", "py", "python3", "py3", "cpython");

    /// The blocks of a text in order.
    static List<CodeBlock> in(String text) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> inside = new ArrayList<>();
        String fence = "";
        String indent = "";
        String language = "";
        for (String line : text.split("\\R", -1)) {
            if (fence.isEmpty()) {
                Matcher opening = OPENING.matcher(line);
                if (opening.matches()) {
                    indent = opening.group(1);
                    fence = opening.group(2);
                    language = opening.group(3).toLowerCase(Locale.ROOT);
                }
            } else if (closes(line, fence)) {
                blocks.add(new CodeBlock(language, String.join("\n", inside), true));
                inside.clear();
                fence = "";
            } else {
                inside.add(line.startsWith(indent) ? line.substring(indent.length()) : line);
            }
        }
        if (!fence.isEmpty()) {
            blocks.add(new CodeBlock(language, String.join("\n", inside), false));
        }
        return blocks;
    }

    private static boolean closes(String line, String fence) {
        String mark = line.strip();
        return mark.length() >= fence.length() && mark.chars().allMatch(one -> one == fence.charAt(0));
    }

    /// Whether it says that it is Python.
    boolean python() {
        return PYTHON.contains(language);
    }
}
