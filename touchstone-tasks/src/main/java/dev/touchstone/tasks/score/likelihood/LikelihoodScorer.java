package dev.touchstone.tasks.score.likelihood;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.core.score.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// 1 where the likelihoods show the right option, or a text that the model would write itself; else 0. The
/// share of the right options is graded. Where it is unknown whether the model would write a text itself,
/// there is no score.
///
/// An answer that another tool gave as a text (a letter, a place or an option) counts as that choice.
final class LikelihoodScorer implements Scorer {

    private static final String GREEDY = "each_token_likeliest";
    private static final String TOLD = "told_choice";
    private static final String MASS = "share_of_right_options";

    private final LikelihoodMetric metric;

    LikelihoodScorer(LikelihoodMetric metric) {
        this.metric = metric;
    }

    @Override
    public String name() {
        return metric.key();
    }

    @Override
    public Optional<String> metric() {
        return Optional.of(metric.key());
    }

    @Override
    public ScoreKind kind() {
        return metric == LikelihoodMetric.PROBABILITY_MASS ? ScoreKind.MEAN : ScoreKind.PROPORTION;
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        List<String> options = reference.choices();
        if (options.isEmpty()) {
            List<Likelihood> told = answer.likelihoods();
            return told.isEmpty() ? unread(reference) : greedy(told.getFirst().greedy(), reference);
        }
        List<Integer> right = RightOptions.of(reference);
        Optional<OptionLikelihoods> told = OptionLikelihoods.of(answer, reference);
        if (told.isPresent()) {
            return measured(told.get(), right, reference);
        }
        OptionalInt place = metric.choosing().isEmpty() ? OptionalInt.empty()
                : place(answer.text().strip(), options);
        return place.isEmpty() ? unread(reference)
                : chosen(place.getAsInt(), TOLD, right, reference);
    }

    private Score measured(OptionLikelihoods told, List<Integer> right, Reference reference) {
        if (metric.choosing().isPresent()) {
            Choosing choosing = metric.choosing().get();
            return choosing.needsAlone() && told.alone().isEmpty() ? unread(reference)
                    : chosen(choosing.choose(told, reference.choices()), choosing.rule(), right, reference);
        }
        if (metric == LikelihoodMetric.PROBABILITY_MASS) {
            int likeliest = Choosing.LOG_PROBABILITY.choose(told, reference.choices());
            return new Score(mass(told.behind(), right), Reading.PARSED, reference.choices().get(likeliest),
                    MASS, reference.gold());
        }
        return greedy(any(right.stream().map(place -> told.behind().get(place).greedy()).toList()),
                reference);
    }

    /// Σ over the right options of P / Σ over all of P, lowered by the highest log-probability, so that long
    /// options do not vanish.
    private static double mass(List<Likelihood> told, List<Integer> right) {
        double highest = told.stream().mapToDouble(Likelihood::logProbability).max().orElseThrow();
        double ofRight = 0;
        double ofAll = 0;
        for (int place = 0; place < told.size(); place++) {
            double probability = Math.exp(told.get(place).logProbability() - highest);
            ofAll += probability;
            ofRight += right.contains(place) ? probability : 0;
        }
        return Math.min(1, ofRight / ofAll);
    }

    private static Score chosen(int place, String rule, List<Integer> right, Reference reference) {
        return new Score(right.contains(place) ? 1 : 0, Reading.PARSED, reference.choices().get(place), rule,
                reference.gold());
    }

    /// True where one is, false where none is, unknown where neither is known.
    private static Optional<Boolean> any(List<Optional<Boolean>> greedy) {
        return greedy.contains(Optional.of(true)) ? Optional.of(true)
                : greedy.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
    }

    private static Score greedy(Optional<Boolean> told, Reference reference) {
        if (told.isEmpty()) {
            return Score.unjudged(Score.GREEDY_UNKNOWN, reference.gold());
        }
        boolean greedy = told.get();
        return new Score(greedy ? 1 : 0, Reading.PARSED, greedy ? reference.gold() : "", GREEDY,
                reference.gold());
    }

    private static Score unread(Reference reference) {
        return new Score(0, Reading.UNPARSED, "", "", reference.gold());
    }

    private static OptionalInt place(String text, List<String> options) {
        int same = options.indexOf(text);
        if (same >= 0) {
            return OptionalInt.of(same);
        }
        if (text.length() != 1) {
            return OptionalInt.empty();
        }
        int place = Character.isDigit(text.charAt(0)) ? text.charAt(0) - '0' : text.charAt(0) - 'A';
        return place >= 0 && place < options.size() ? OptionalInt.of(place) : OptionalInt.empty();
    }
}
