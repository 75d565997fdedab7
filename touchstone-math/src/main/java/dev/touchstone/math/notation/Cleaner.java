package dev.touchstone.math.notation;

import java.util.Map;

/// Evens out characters and wrappers before tokens are made: signs of Unicode become commands of LaTeX, wide
/// forms become ASCII, dollar signs around mathematics and boxes are taken off.
final class Cleaner {

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ";
    private static final String RAISED = "0123456789+-n";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
    private static final String GREEK_SIGNS = "αβγδεζηθικλμνξπρστφχψωΓΔΘΛΞΠΣΦΨΩ";
    private static final String[] GREEK_NAMES =
            ("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu"
            + " xi pi rho sigma tau phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega")
                    .split(" ");

    private static final Map<Character, String> SIGNS = Map.ofEntries(
            Map.entry('−', "-"), Map.entry('–', "-"), Map.entry('—', "-"), Map.entry('‐', "-"),
            Map.entry('×', "\\times "), Map.entry('·', "\\cdot "), Map.entry('⋅', "\\cdot "),
            Map.entry('∙', "\\cdot "), Map.entry('÷', "\\div "), Map.entry('∗', "*"), Map.entry('⁄', "/"),
            Map.entry('√', "\\sqrt "), Map.entry('∛', "\\sqrt[3]"), Map.entry('∞', "\\infty "),
            Map.entry('≤', "\\le "), Map.entry('⩽', "\\le "), Map.entry('≦', "\\le "),
            Map.entry('≥', "\\ge "), Map.entry('⩾', "\\ge "), Map.entry('≧', "\\ge "),
            Map.entry('≠', "\\ne "), Map.entry('∪', "\\cup "), Map.entry('∩', "\\cap "),
            Map.entry('∖', "\\setminus "), Map.entry('∈', "\\in "), Map.entry('∅', "\\emptyset "),
            Map.entry('⌀', "\\emptyset "), Map.entry('Ø', "\\emptyset "), Map.entry('±', "\\pm "),
            Map.entry('∓', "\\mp "), Map.entry('°', "^\\circ "), Map.entry('º', "^\\circ "),
            Map.entry('ℝ', "\\mathbb{R}"), Map.entry('ℚ', "\\mathbb{Q}"), Map.entry('ℤ', "\\mathbb{Z}"),
            Map.entry('ℕ', "\\mathbb{N}"), Map.entry('ℂ', "\\mathbb{C}"), Map.entry('′', "'"),
            Map.entry('’', "'"), Map.entry('⟨', "\\langle "), Map.entry('⟩', "\\rangle "),
            Map.entry('⌊', "\\lfloor "), Map.entry('⌋', "\\rfloor "), Map.entry('⌈', "\\lceil "),
            Map.entry('⌉', "\\rceil "), Map.entry('∣', "|"), Map.entry('∶', ":"), Map.entry('。', "."),
            Map.entry('、', ","), Map.entry('ϕ', "\\phi "), Map.entry('￥', "¥"), Map.entry('\u3000', " "),
            Map.entry('\u00a0', " "), Map.entry('\u2009', "\\,"), Map.entry('\u202f', "\\,"),
            Map.entry('\u200b', ""), Map.entry('½', "\\frac{1}{2}"), Map.entry('⅓', "\\frac{1}{3}"),
            Map.entry('⅔', "\\frac{2}{3}"), Map.entry('¼', "\\frac{1}{4}"), Map.entry('¾', "\\frac{3}{4}"),
            Map.entry('⅕', "\\frac{1}{5}"), Map.entry('⅙', "\\frac{1}{6}"), Map.entry('⅛', "\\frac{1}{8}"));

    private Cleaner() {}

    /// The text with even characters and without wrappers.
    static String clean(String text) {
        String current = CircledNumbers.plain(plainSigns(text)).strip();
        for (int round = 0; round < 8; round++) {
            String peeled = peel(current);
            if (peeled.equals(current)) {
                return currency(current);
            }
            current = peeled;
        }
        return currency(current);
    }

    private static String plainSigns(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 0x80) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length() + 16).append(text, 0, at);
        for (; at < text.length(); at++) {
            char sign = text.charAt(at);
            int end = at;
            if (SUPERSCRIPTS.indexOf(sign) >= 0) {
                end = run(text, at, SUPERSCRIPTS, RAISED, plain.append("^{"));
            } else if (SUBSCRIPTS.indexOf(sign) >= 0) {
                end = run(text, at, SUBSCRIPTS, RAISED, plain.append("_{"));
            }
            if (end > at) {
                plain.append('}');
                at = end - 1;
            } else {
                plain.append(plainSign(sign));
            }
        }
        return plain.toString();
    }

    private static int run(String text, int at, String signs, String plain, StringBuilder to) {
        int end = at;
        while (end < text.length() && signs.indexOf(text.charAt(end)) >= 0) {
            to.append(plain.charAt(signs.indexOf(text.charAt(end))));
            end++;
        }
        return end;
    }

    private static String plainSign(char sign) {
        if (sign < 0x80) {
            return String.valueOf(sign);
        }
        if (sign >= '\uff01' && sign <= '\uff5e') {
            return String.valueOf((char) (sign - 0xfee0));
        }
        int greek = GREEK_SIGNS.indexOf(sign);
        return greek >= 0 ? "\\" + GREEK_NAMES[greek] + " " : SIGNS.getOrDefault(sign, String.valueOf(sign));
    }

    private static String peel(String text) {
        if (text.endsWith(".") && !text.endsWith("..") && !text.endsWith("\\right.")
                || text.endsWith(",") && !text.endsWith("\\,") || text.endsWith(";")
                        && !text.endsWith("\\;")) {
            return text.substring(0, text.length() - 1).strip();
        }
        for (String[] pair : new String[][] {{"$$", "$$"}, {"\\(", "\\)"}, {"\\[", "\\]"}, {"**", "**"}}) {
            if (text.length() > 4 && text.startsWith(pair[0]) && text.endsWith(pair[1])
                    && text.indexOf(pair[1], 2) == text.length() - 2) {
                return text.substring(2, text.length() - 2).strip();
            }
        }
        if (text.length() > 2 && text.charAt(0) == '$' && text.indexOf('$', 1) == text.length() - 1
                && !text.endsWith("\\$")) {
            return text.substring(1, text.length() - 1).strip();
        }
        for (String box : new String[] {"\\boxed", "\\fbox", "\\displaystyle", "\\mathbf", "\\bm"}) {
            if (text.startsWith(box)) {
                String rest = text.substring(box.length()).stripLeading();
                if (box.equals("\\displaystyle") && (rest.isEmpty() || !Character.isLetter(rest.charAt(0)))) {
                    return rest;
                }
                if (rest.startsWith("{") && closing(rest) == rest.length() - 1) {
                    return rest.substring(1, rest.length() - 1).strip();
                }
            }
        }
        return text;
    }

    /// The index of the brace that closes the one at the start, or -1.
    static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> {
                    depth--;
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> { /* any other character */ }
            }
        }
        return -1;
    }

    /// Dollar signs that all stand before a digit are money; all others only mark mathematics.
    private static String currency(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        boolean money = true;
        for (int i = text.indexOf('$'); i >= 0; i = text.indexOf('$', i + 1)) {
            int next = i + 1;
            while (next < text.length() && text.charAt(next) == ' ') {
                next++;
            }
            boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
            money &= escaped || next < text.length() && (Character.isDigit(text.charAt(next))
                    || text.charAt(next) == '.');
        }
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
            if (sign != '$' || escaped) {
                result.append(sign);
            } else if (money) {
                result.append("\\$");
            }
        }
        return result.toString();
    }
}
