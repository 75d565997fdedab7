package dev.touchstone.engine.generate;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.hash.Sha256;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Likelihoods that are kept by content and told again (`--cache`): each continuation of its context for
/// itself, so that options that several tasks share are asked once. Failures are never kept.
///
/// Thread-safe as its model is.
final class CachingLikelihood implements LogLikelihood {

    private final LogLikelihood model;
    private final String identity;
    private final AnswerCache cache;

    /// @param identity the model's own name, part of each key
    CachingLikelihood(LogLikelihood model, String identity, AnswerCache cache) {
        this.model = model;
        this.identity = identity;
        this.cache = cache;
    }

    @Override
    public List<Likelihood> logLikelihoods(String context, List<String> continuations)
            throws InterruptedException {
        return model.logLikelihoods(context, continuations);
    }

    @Override
    public Likelihood rolling(String text) throws InterruptedException {
        return model.rolling(text);
    }

    @Override
    public Outcome rank(String context, List<String> continuations) throws InterruptedException {
        List<AnswerCache.Key> keys = continuations.stream().map(text -> key(Fields.EMPTY
                .with("context", Value.of(context)).with("continuation", Value.of(text)))).toList();
        List<Optional<Likelihood>> known = keys.stream().map(this::find).toList();
        List<Integer> missing = new ArrayList<>();
        for (int place = 0; place < known.size(); place++) {
            if (known.get(place).isEmpty()) {
                missing.add(place);
            }
        }
        if (missing.isEmpty()) {
            return kept(known.stream().map(Optional::orElseThrow).toList());
        }
        Outcome asked = model.rank(context, missing.stream().map(continuations::get).toList());
        if (!(asked instanceof Outcome.Ranked told) || told.likelihoods().size() != missing.size()) {
            return asked;
        }
        List<Likelihood> all = new ArrayList<>();
        int next = 0;
        for (int place = 0; place < known.size(); place++) {
            if (known.get(place).isPresent()) {
                all.add(known.get(place).get());
            } else {
                put(keys.get(place), told.likelihoods().get(next));
                all.add(told.likelihoods().get(next++));
            }
        }
        return new Outcome.Ranked(all, told.usage(), told.timing(), told.tries());
    }

    @Override
    public Outcome rankWhole(String text) throws InterruptedException {
        AnswerCache.Key key = key(Fields.EMPTY.with("rolling", Value.of(text)));
        Optional<Likelihood> known = find(key);
        if (known.isPresent()) {
            return kept(List.of(known.get()));
        }
        Outcome asked = model.rankWhole(text);
        if (asked instanceof Outcome.Ranked told) {
            put(key, told.likelihoods().getFirst());
        }
        return asked;
    }

    /// Nothing was sent: 0 tries, no tokens.
    private Outcome kept(List<Likelihood> likelihoods) {
        cache.countGiven();
        return new Outcome.Ranked(likelihoods, Optional.<Usage>empty(),
                new Timing(Duration.ZERO, Optional.empty()), 0);
    }

    private AnswerCache.Key key(Fields measured) {
        return new AnswerCache.Key(Sha256.of(Json.write(Fields.EMPTY
                .with("model", Value.of(identity)).with("likelihood", measured))));
    }

    private Optional<Likelihood> find(AnswerCache.Key key) {
        return cache.read(key, fields -> new Likelihood(
                number(fields, "log_probability").doubleValue(), number(fields, "tokens").intValue(),
                fields.findFlag("greedy")));
    }

    private void put(AnswerCache.Key key, Likelihood likelihood) {
        Fields told = Fields.EMPTY.with("log_probability", Value.of(likelihood.logProbability()))
                .with("tokens", Value.of(likelihood.tokens()));
        cache.put(key, likelihood.greedy().map(greedy -> told.with("greedy", Value.of(greedy))).orElse(told));
    }

    private static BigDecimal number(Fields fields, String name) {
        return fields.findNumber(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
    }
}
