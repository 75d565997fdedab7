package dev.touchstone.tasks.score;

import com.google.auto.service.AutoService;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.value.Fields;
import java.util.Map;

/// Talks of several turns, each compared with its own reference: `scorer: {function: per_turn, scorer:
/// {function: number}}`.
///
/// Settings: `scorer`, the section of the scorer of one turn (default `{function: text}`), and `count`:
/// `share` (how many turns are right, 0 to 1) or `all` (1 where every turn is right).
@AutoService(ScorerFactory.class)
public final class PerTurnScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public PerTurnScorerFactory() {}

    @Override
    public String name() {
        return "per_turn";
    }

    @Override
    public Scorer create(Fields settings) {
        Settings read = new Settings(name(), settings).only("scorer", "count");
        Fields inner = settings.findFields("scorer").orElse(Fields.EMPTY);
        String function = inner.findText("function").orElse("text");
        if (function.equals(name())) {
            throw read.wrong("scorer", "is per_turn itself; name the scorer of one turn, such as text");
        }
        Map<String, ScorerFactory> factories = Extensions.load(ScorerFactory.class, ScorerFactory::name);
        ScorerFactory factory = factories.get(function);
        if (factory == null) {
            throw read.wrong("scorer", "names '%s', which does not exist%s".formatted(function,
                    Suggestions.sentence(function, factories.keySet())));
        }
        return new PerTurnScorer(factory.create(inner), read.choice("count", "share", "all").equals("all"));
    }
}
