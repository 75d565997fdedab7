package dev.touchstone.tasks.score.compat;

import dev.touchstone.core.score.Reference;
import java.util.Locale;
import java.util.Optional;

/// The last box, else the sentence that speaks of the final answer, else the first sentence; equal as
/// normalised texts.
final class MathRule implements CompatRule {

    @Override
    public String extract(String text, Reference reference) {
        Optional<String> boxed = CompatBoxes.last(text);
        if (boxed.isPresent()) {
            String content = boxed.get();
            return content.startsWith("{") && content.endsWith("}") && content.length() > 1
                    ? content.substring(1, content.length() - 1) : content;
        }
        String[] sentences = text.split("\\.", -1);
        for (String sentence : sentences) {
            String lower = sentence.toLowerCase(Locale.ROOT);
            if (lower.contains("final answer") || lower.contains("answer is")) {
                return FinalAnswers.normalise(sentence);
            }
        }
        return FinalAnswers.normalise(sentences.length == 0 ? "" : sentences[0]);
    }

    @Override
    public String reference(Reference reference) {
        return CompatBoxes.last(reference.gold()).orElse(reference.gold());
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
}
