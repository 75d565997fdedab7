package dev.touchstone.tasks.score.filter;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.score.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// Extraction by a command in any language.
///
/// ```yaml
/// scorer:
///   function: command
///   command: [python3, my.py]
///   compare: number            # exact (default), text, number, math, choice
///   timeout_s: 10              # for each answer
/// ```
/// The command reads one JSON object a line, `{"id": 0, "prediction": "...", "reasoning": "...", "gold":
/// "...", "choices": [...]}`, and writes one a line, `{"id": 0, "extracted": "..."}`, in the same order,
/// flushed;
/// `extracted` is null when it finds nothing. It is started once and ends when its input ends.
@AutoService(ScorerFactory.class)
public final class CommandScorerFactory implements ScorerFactory {

    private static final BigDecimal LONGEST = BigDecimal.valueOf(3_600);

    /// Creates the factory.
    public CommandScorerFactory() {}

    @Override
    public String name() {
        return "command";
    }

    @Override
    public Scorer create(Fields settings) {
        Settings known = new Settings(name(), settings).only("command", "compare", "timeout_s");
        List<String> command = settings.findItems("command").orElse(List.of()).stream().map(Value::display)
                .toList();
        if (command.isEmpty()) {
            throw known.wrong("command", "must be a list such as [python3, my.py]");
        }
        BigDecimal seconds = settings.find("timeout_s").isEmpty() ? BigDecimal.TEN
                : settings.findNumber("timeout_s")
                .filter(number -> number.signum() > 0 && number.compareTo(LONGEST) <= 0)
                .orElseThrow(() -> known.wrong("timeout_s", "must be a number of seconds up to 3600"));
        Duration limit = Duration.ofMillis(seconds.movePointRight(3).longValue());
        return new CommandScorer(known.text("name", "robust"), new ExtractorProcess(command, limit),
                FiltersScorerFactory.equality(known));
    }
}
