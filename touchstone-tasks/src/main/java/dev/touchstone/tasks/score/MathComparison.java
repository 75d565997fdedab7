package dev.touchstone.tasks.score;

import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.MathExtractor;
import dev.touchstone.tasks.extract.Visible;
import dev.touchstone.tasks.score.equal.LiteralStep;
import dev.touchstone.tasks.score.equal.MathEquality;
import java.util.List;
import java.util.Optional;

/// Compares expressions by [MathEquality]; references may be worked solutions with the answer in a box.
///
/// A reference with LaTeX's thousands mark (`10{,}000`) is by default compared literally, as the published
/// scores of recorded outputs do: `10{,}000` and `10,000` equal it, `10000` does not. The setting
/// `reference_thousands: read` takes the mark for what it is. Marks in answers are always read.
final class MathComparison implements Comparison {

    private static final MathExtractor EXPRESSIONS = new MathExtractor();

    private final MathEquality equality = new MathEquality();
    private final MathEquality literal = new MathEquality(List.of(new LiteralStep()));
    private final boolean readThousands;

    /// @param readThousands whether `{,}` in references is a thousands mark
    MathComparison(boolean readThousands) {
        this.readThousands = readThousands;
    }

    @Override
    public String shown(String gold) {
        if (gold.contains("\\boxed") || gold.contains("\\fbox")) {
            return EXPRESSIONS.extract(Visible.of(gold, true), List.of()).map(Extraction::answer)
                    .orElse(gold.strip());
        }
        return gold.strip();
    }

    @Override
    public Judged judge(Visible visible, Gold gold) {
        Optional<Extraction> found = EXPRESSIONS.extract(visible, List.of());
        MathEquality chosen = !readThousands && gold.text().contains("{,}") ? literal : equality;
        return new Judged(found, found.isPresent() && chosen.equal(gold.text(), found.get().answer()));
    }
}
