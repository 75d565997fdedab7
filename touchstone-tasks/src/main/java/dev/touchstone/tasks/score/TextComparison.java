package dev.touchstone.tasks.score;

import dev.touchstone.tasks.extract.Decimals;
import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.TextExtractor;
import dev.touchstone.tasks.extract.Visible;
import dev.touchstone.tasks.score.equal.TextForm;
import java.util.List;
import java.util.Optional;

/// Compares free-form answers after normalisation; references that are numbers are compared as numbers.
///
/// Left aside: case, white space, punctuation (unless the reference is nothing else), a leading article. What
/// counts is the extracted line, its first sentence, or the whole text.
final class TextComparison implements Comparison {

    private static final TextExtractor TEXTS = new TextExtractor();
    private static final NumberComparison NUMBERS = new NumberComparison();

    @Override
    public Judged judge(Visible visible, Gold gold) {
        Optional<Extraction> found = TEXTS.extract(visible, List.of());
        if (found.isEmpty()) {
            return Judged.NOTHING;
        }
        String wanted = TextForm.normalise(gold.text(), gold.text());
        String answer = found.get().answer();
        boolean same = TextForm.normalise(answer, gold.text()).equals(wanted)
                || TextForm.normalise(sentence(answer), gold.text()).equals(wanted)
                || TextForm.normalise(visible.plain(), gold.text()).equals(wanted);
        if (!same && Decimals.parse(gold.text()).isPresent()) {
            Judged number = NUMBERS.judge(visible, gold);
            return number.extraction().isPresent() ? number : new Judged(found, false);
        }
        return new Judged(found, same);
    }

    private static String sentence(String answer) {
        int end = answer.indexOf(". ");
        int chinese = answer.indexOf('。');
        int first = end < 0 ? chinese : chinese < 0 ? end : Math.min(end, chinese);
        return first < 0 ? answer : answer.substring(0, first);
    }
}
