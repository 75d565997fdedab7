package dev.touchstone.tasks.score;

import dev.touchstone.tasks.extract.AnswerExtractor;
import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.Visible;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Compares the extracted answer with the reference as texts, the reference first brought to the extractor's
/// form.
///
/// @param extractor finds the answer
/// @param form brings a reference to the extractor's form
record ExtractionComparison(AnswerExtractor extractor, UnaryOperator<String> form) implements Comparison {

    @Override
    public String shown(String gold) {
        return form.apply(gold.strip());
    }

    @Override
    public Judged judge(Visible visible, Gold gold) {
        Optional<Extraction> found = extractor.extract(visible, gold.choices());
        return new Judged(found, found.isPresent() && found.get().answer().equals(gold.text()));
    }
}
