package dev.touchstone.judge.score;

import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.judge.Subject;
import java.util.List;

/// The numbers that one kind of judging has beside the mean.
interface KindFigures {

    /// A kind without any.
    KindFigures NONE = new KindFigures() {
        @Override
        public void add(Subject subject, Poll poll, Ruling ruling) {
            // the mean says it all
        }

        @Override
        public List<JudgeFigure> figures() {
            return List.of();
        }
    };

    /// Counts one answer.
    void add(Subject subject, Poll poll, Ruling ruling);

    /// The numbers in table order.
    List<JudgeFigure> figures();
}
