package dev.touchstone.tasks.extract;

/// Looks at the text around numbers: brackets, operators.
final class Calculations {

    private Calculations() {}

    /// Whether only a calculation stands between a number's end and an equals sign: operators, numbers, short
    /// units.
    static boolean leadsTo(String plain, int from, int equals) {
        int words = 0;
        boolean operator = false;
        for (int i = from; i < equals; i++) {
            char c = plain.charAt(i);
            if (c == '+' || c == '-' || c == '*' || c == '/' || c == '×' || c == '÷' || c == '=' || c == '−'
                    || plain.startsWith("\\times", i) || plain.startsWith("\\div", i)
                    || plain.startsWith("\\cdot", i)) {
                operator = true;
                words = 0;
            } else if (Character.isLetter(c) && (i == from || !Character.isLetter(plain.charAt(i - 1)))) {
                words++;
                if (words > 3) {
                    return false;
                }
            } else if (c == ',' && !Characters.digit(plain.charAt(i + 1)) || c == '，') {
                return false;
            }
        }
        return operator || plain.substring(from, equals).isBlank();
    }

    /// Whether a place stands within round brackets that open after `from` and at most 500 characters before
    /// it.
    static boolean bracketed(String plain, int from, int at) {
        int depth = 0;
        for (int i = Math.max(from, at - 500); i < at; i++) {
            char c = plain.charAt(i);
            if (c == '(') {
                // LaTeX's inline maths is no bracket
                depth += i > 0 && plain.charAt(i - 1) == '\\' ? 0 : 1;
            } else if (c == ')' && depth > 0) {
                depth--;
            }
        }
        return depth > 0;
    }
}
