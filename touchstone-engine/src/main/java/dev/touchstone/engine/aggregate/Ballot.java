package dev.touchstone.engine.aggregate;

import dev.touchstone.core.score.Reading;
import dev.touchstone.engine.aggregate.Tally.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// The attempts at one question as voters: answers that are the same to their scorer vote for the same text.
///
/// An answer is compared with at most [#MOST] different answers before it, so that the work grows with the
/// number of attempts and not with its square; beyond these equal texts alone are the same. A right answer
/// and a wrong one are never the same.
public final class Ballot {

    /// Different answers that later ones are compared with.
    static final int MOST = 16;

    private final BiPredicate<String, String> same;

    /// @param same whether two extracted answers are one
    public Ballot(BiPredicate<String, String> same) {
        this.same = same;
    }

    /// The attempts in their order; each group of equal answers votes for the text of its first.
    public List<Scored> of(List<Scored> attempts) {
        List<Scored> votes = new ArrayList<>(attempts.size());
        List<Scored> different = new ArrayList<>();
        for (Scored attempt : attempts) {
            if (attempt.score().reading() != Reading.PARSED) {
                votes.add(attempt);
                continue;
            }
            Optional<Scored> group = different.stream().filter(other -> together(other, attempt)).findFirst();
            if (group.isEmpty() && different.size() < MOST) {
                different.add(attempt);
            }
            votes.add(new Scored(attempt.score(), attempt.cut(), group.orElse(attempt).vote()));
        }
        return votes;
    }

    private boolean together(Scored one, Scored other) {
        return one.score().right() == other.score().right()
                && (one.vote().equals(other.vote()) || same.test(one.vote(), other.vote()));
    }
}
