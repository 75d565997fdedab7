package dev.touchstone.math.notation;

/// The words of an answer: without commands, brackets and punctuation, one space between.
final class PlainText {

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
                at = Math.max(end, at + 2);
                plain.append(' ');
                continue;
            }
            at++;
            if (Character.isLetterOrDigit(sign) || sign == '\'' || "+=<>*/^|:%".indexOf(sign) >= 0
                    || sign == '-' && at < cleaned.length() && Character.isDigit(cleaned.charAt(at))) {
                plain.append(sign);
            } else if (sign == '.' && at < cleaned.length() && Character.isDigit(cleaned.charAt(at))) {
                plain.append(sign);
            } else if (sign != '.' && sign != '$') {
                plain.append(' ');
            }
        }
        return plain.toString().strip().replaceAll("\\s+", " ");
    }
}
