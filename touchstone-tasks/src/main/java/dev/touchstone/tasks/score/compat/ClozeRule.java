package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Open questions of AGIEval: the last box, else the last piece between dollar signs, else what follows the
/// last `=`, else the last number; equal as normalised texts.
final class ClozeRule implements CompatRule {

    private static final Pattern DOLLARS = Pattern.compile("\\$([^$]*)\\$");
    private static final Pattern NUMBER = Pattern.compile("\\$?\\d++(?:\\.\\d++)?(?!\\w)");

    @Override
    public String extract(String text, Reference reference) {
        Optional<String> boxed = CompatBoxes.last(text);
        if (boxed.isPresent()) {
            return boxed.get();
        }
        String piece = last(DOLLARS, text, 1);
        if (!piece.isEmpty()) {
            int equals = piece.lastIndexOf('=');
            return equals < 0 ? piece : piece.substring(equals + 1).stripLeading();
        }
        int equals = text.lastIndexOf('=');
        if (equals >= 0) {
            String right = text.substring(equals + 1).stripLeading();
            int line = right.indexOf('\n');
            right = line < 0 ? right : right.substring(0, line);
            return right.endsWith(".") ? right.substring(0, right.length() - 1) : right;
        }
        return last(NUMBER, text, 0);
    }

    @Override
    public boolean equal(String extracted, String reference) {
        return !extracted.isEmpty() && MathStrings.normalise(extracted)
                .equals(MathStrings.normalise(reference));
    }

    private static String last(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        String found = "";
        while (matcher.find()) {
            found = matcher.group(group);
        }
        return found;
    }
}
