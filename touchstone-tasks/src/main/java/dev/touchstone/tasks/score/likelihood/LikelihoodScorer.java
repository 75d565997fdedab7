package dev.touchstone.tasks.score.likelihood;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// 1 where the likelihoods show the right option, or a text that the model would write itself; else 0.
///
/// An answer that another tool gave as a text (a letter, a place or an option) counts as that choice.
final class LikelihoodScorer implements Scorer {

    private static final String GREEDY = "each_token_likeliest";
    private static final String TOLD = "told_choice";

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
    public Score score(Answer answer, Reference reference) {
        List<String> options = reference.choices();
        List<Likelihood> told = answer.likelihoods();
        if (options.isEmpty()) {
            return told.isEmpty() ? unread(reference) : greedy(told.getFirst().greedy(), reference);
        }
        List<Integer> right = RightOptions.of(reference);
        if (metric.choosing().isEmpty()) {
            return told.size() != options.size() ? unread(reference)
                    : greedy(right.stream().anyMatch(place -> told.get(place).greedy()), reference);
        }
        if (told.size() == options.size()) {
            Choosing choosing = metric.choosing().get();
            return chosen(choosing.choose(told, options), choosing.rule(), right, reference);
        }
        OptionalInt place = place(answer.text().strip(), options);
        return place.isEmpty() ? unread(reference)
                : chosen(place.getAsInt(), TOLD, right, reference);
    }

    private static Score chosen(int place, String rule, List<Integer> right, Reference reference) {
        return new Score(right.contains(place) ? 1 : 0, Reading.PARSED, reference.choices().get(place), rule,
                reference.gold());
    }

    private static Score greedy(boolean greedy, Reference reference) {
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
