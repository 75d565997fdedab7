package dev.touchstone.math.notation;

import java.util.Set;

/// The words of an answer: without styles, brackets and punctuation, one space between.
final class PlainText {

    private static final Set<String> SILENT = Set.of("text", "mbox", "hbox", "textbf", "textit", "textrm",
            "mathrm",
            "mathbf", "mathit", "operatorname", "left", "right", "boxed", "displaystyle", "quad", "qquad",
                    "textnormal",
            "emph", "textsf", "texttt", "mathsf", "boldsymbol", "bm");

    private PlainText() {}

    static String of(String cleaned) {
        StringBuilder plain = new StringBuilder(cleaned.length());
        int at = 0;
        while (at < cleaned.length()) {
            char sign = cleaned.charAt(at);
            if (sign == '\\') {
                int end = at + 1;
                while (end < cleaned.length() && Character.isLetter(cleaned.charAt(end))) {
                    end++;
                }
                String name = cleaned.substring(at + 1, end);
                plain.append(' ').append(SILENT.contains(name) ? "" : name).append(' ');
                at = Math.max(end, at + 2);
                continue;
            }
            at++;
            if (CircledNumbers.circled(sign)) {
                plain.append(' ').append(sign).append(' ');
            } else if (Character.isLetterOrDigit(sign) || sign == '\'' || "+=<>*/^|:%".indexOf(sign) >= 0
                    || sign == '-' && at < cleaned.length() && Character.isDigit(cleaned.charAt(at))) {
                plain.append(sign);
            } else if (sign == '.' && at < cleaned.length() && Character.isDigit(cleaned.charAt(at))) {
                plain.append(sign);
            } else if (sign != '.' && sign != '$') {
                plain.append(' ');
            }
        }
        return evenSpace(plain);
    }

    private static String evenSpace(StringBuilder text) {
        StringBuilder even = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            boolean space = Character.isWhitespace(sign);
            if (!space || !even.isEmpty() && even.charAt(even.length() - 1) != ' ') {
                even.append(space ? ' ' : sign);
            }
        }
        return even.toString().strip();
    }
}
