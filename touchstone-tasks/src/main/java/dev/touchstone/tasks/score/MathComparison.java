package dev.touchstone.tasks.score;

import dev.touchstone.math.MathEquality;
import dev.touchstone.math.Verdict;
import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.MathExtractor;
import dev.touchstone.tasks.extract.Visible;
import dev.touchstone.tasks.score.Judged.Decision;
import java.util.List;
import java.util.Optional;

/// Compares expressions by [MathEquality]; references may be worked solutions with the answer in a box.
final class MathComparison implements Comparison {

    private static final MathExtractor EXPRESSIONS = new MathExtractor();
    private static final String MARK = "{,}";

    private final MathEquality equality;
    private final boolean marksMatter;

    /// @param equality by the conventions of the task
    /// @param marksMatter whether an answer without a comma differs from a reference with LaTeX's thousands
    ///     mark, as published scores of recorded outputs have it
    MathComparison(MathEquality equality, boolean marksMatter) {
        this.equality = equality;
        this.marksMatter = marksMatter;
    }

    @Override
    public String shown(String gold) {
        if (gold.contains("\\boxed") || gold.contains("\\fbox") || gold.contains("\\framebox")) {
            return EXPRESSIONS.extract(Visible.whole(gold), List.of()).map(Extraction::answer)
                    .orElse(gold.strip());
        }
        return gold.strip();
    }

    @Override
    public boolean same(String one, String other) {
        return equality.compare(one, other).equal();
    }

    @Override
    public Judged judge(Visible visible, Gold gold) {
        Optional<Extraction> found = EXPRESSIONS.extract(visible, List.of());
        return found.isEmpty() ? Judged.NOTHING
                : new Judged(found, decide(gold.text(), found.get().answer()));
    }

    private Decision decide(String gold, String answer) {
        if (marksMatter && gold.contains(MARK) && answer.indexOf(',') < 0) {
            return Decision.WRONG;
        }
        return switch (equality.compare(gold, answer)) {
            case Verdict.Equal _ -> Decision.RIGHT;
            case Verdict.Different _ -> Decision.WRONG;
            case Verdict.Undecided _ -> Decision.UNDECIDED;
        };
    }
}
