package dev.touchstone.tasks.score;

import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.MathExtractor;
import dev.touchstone.tasks.extract.Visible;
import dev.touchstone.tasks.score.equal.MathEquality;
import java.util.List;
import java.util.Optional;

/// Compares expressions by [MathEquality]; references may be worked solutions with the answer in a box.
final class MathComparison implements Comparison {

    private static final MathExtractor EXPRESSIONS = new MathExtractor();

    private final MathEquality equality = new MathEquality();

    @Override
    public String shown(String gold) {
        if (gold.contains("\\boxed") || gold.contains("\\fbox")) {
            return EXPRESSIONS.extract(Visible.of(gold, true), List.of()).map(Extraction::answer).orElse(gold.strip());
        }
        return gold.strip();
    }

    @Override
    public Judged judge(Visible visible, Gold gold) {
        Optional<Extraction> found = EXPRESSIONS.extract(visible, List.of());
        return new Judged(found, found.isPresent() && equality.equal(gold.text(), found.get().answer()));
    }
}
