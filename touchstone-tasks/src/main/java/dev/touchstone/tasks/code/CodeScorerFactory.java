package dev.touchstone.tasks.code;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.score.ScorerSurroundings;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.score.Settings;
import java.math.BigDecimal;
import java.security.SecureRandom;

/// Programs, run against the tests of their row in a sandbox (humaneval, mbpp, livecodebench).
///
/// Of humaneval and mbpp the row's own `assert` decides, as in their official harnesses, also where a
/// program returns an object that calls itself equal to everything. What a function of livecodebench
/// returns is compared here by value, and only values of Python's own types can be right.
///
/// | setting | values | default | meaning |
/// |---|---|---|---|
/// | `tests` | `humaneval`, `mbpp` | - | fields of the tests, also in `tags`; the row's `assert` decides |
/// | | `livecodebench` | | the same; outputs are compared by line or number, results by value |
/// | `extraction` | `robust`, `aisbench` | `robust` | how code is found; `aisbench` is `compat` |
/// | `timeout_s` | 1 to 3600 | 10 | processor time in seconds; on the clock four times as much and 10 s |
/// | `memory_mb` | 64 to 65536 | 512 | memory of a program with all that it starts |
@AutoService(ScorerFactory.class)
public final class CodeScorerFactory implements ScorerFactory {

    private final ProgramRunner runner = new ProgramRunner(new SecureRandom());

    /// Creates the factory.
    public CodeScorerFactory() {}

    @Override
    public String name() {
        return "code";
    }

    @Override
    public Scorer create(Fields settings) {
        return create(settings, ScorerSurroundings.NONE);
    }

    @Override
    public Scorer create(Fields settings, ScorerSurroundings surroundings) {
        Settings known = new Settings(name(), settings).only("tests", "extraction", "timeout_s", "memory_mb");
        known.required("tests");
        String tests = known.choice("tests", "humaneval", "mbpp", "livecodebench");
        boolean compat = known.choice("extraction", "robust", "aisbench").equals("aisbench");
        CodeSettings read = switch (tests) {
            case "humaneval" -> settings(known, TestBench.HUMANEVAL,
                    compat ? AisbenchCode.HUMANEVAL : new RobustCode(true));
            case "mbpp" -> settings(known, TestBench.MBPP, compat ? AisbenchCode.MBPP
                    : new RobustCode(false));
            default -> settings(known, TestBench.LIVECODEBENCH,
                    compat ? AisbenchCode.LIVECODEBENCH : new RobustCode(false));
        };
        return new CodeScorer(read, runner, surroundings);
    }

    private static CodeSettings settings(Settings known, TestBench bench, CodeExtraction extraction) {
        String name = known.text("name", extraction instanceof AisbenchCode ? "compat" : "robust");
        return new CodeSettings(name, bench, extraction, number(known, "timeout_s", 10, 1, 3_600),
                number(known, "memory_mb", 512, 64, 65_536));
    }

    private static int number(Settings known, String key, int otherwise, int least, int most) {
        return known.fields().find(key).isEmpty() ? otherwise : known.fields().findNumber(key)
                .filter(number -> number.stripTrailingZeros().scale() <= 0
                        && number.compareTo(BigDecimal.valueOf(least)) >= 0
                        && number.compareTo(BigDecimal.valueOf(most)) <= 0)
                .map(BigDecimal::intValue)
                .orElseThrow(() -> known.wrong(key,
                "must be a whole number from %d to %d".formatted(least, most)));
    }
}
