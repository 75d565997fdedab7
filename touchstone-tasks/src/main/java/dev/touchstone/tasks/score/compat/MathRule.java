package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The last box, else the first sentence that speaks of the final answer, else the first sentence; equal as
/// normalised texts.
///
/// Where the last box is written `\fbox{5}` or `\boxed 5`, the original ends with an error and has no
/// number for the whole set; here that one answer is unparsed.
final class MathRule implements CompatRule {

    private static final Pattern INNER_BRACES = Pattern.compile("\\{(.*)\\}$", PythonText.FLAGS);

    @Override
    public Optional<String> extract(String text, Reference reference) {
        Optional<CompatBoxes.Box> box = CompatBoxes.last(text);
        if (box.isPresent()) {
            Optional<String> content = box.get().content().map(MathRule::withoutInnerBraces);
            if (content.isEmpty() || !content.get().isEmpty()) {
                return content;
            }
        }
        String[] sentences = text.split("\\.", -1);
        for (String sentence : sentences) {
            String lower = sentence.toLowerCase(Locale.ROOT);
            if (lower.contains("final answer") || lower.contains("answer is")) {
                return Optional.of(FinalAnswers.normalise(sentence));
            }
        }
        return Optional.of(FinalAnswers.normalise(sentences[0]));
    }

    @Override
    public String reference(Reference reference) {
        return CompatBoxes.last(reference.gold()).flatMap(CompatBoxes.Box::content).orElse(reference.gold());
    }

    @Override
    public boolean equal(String extracted, String reference) {
        String one = MathStrings.normalise(extracted);
        String other = MathStrings.normalise(reference);
        return one.equals(other)
                || FinalAnswers.normalise(one).equals(FinalAnswers.normalise(other))
                || FinalAnswers.normalise(extracted).equals(FinalAnswers.normalise(reference))
                || extracted.equals(reference);
    }

    private static String withoutInnerBraces(String content) {
        Matcher matcher = INNER_BRACES.matcher(content);
        return matcher.lookingAt() ? matcher.group(1) : content;
    }
}
