package dev.touchstone.tasks.fewshot;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// How worked examples are chosen among the rows of the few-shot split. The same examples go with every
/// question.
public sealed interface Sampler {

    /// The first rows.
    record FirstRows() implements Sampler {}

    /// Named rows, in that order.
    record FixedRows(List<Integer> rows) implements Sampler {
        public FixedRows {
            rows = List.copyOf(rows);
        }
    }

    /// Rows drawn without putting back, in the order drawn; the same seed draws the same rows.
    record RandomRows(long seed) implements Sampler {}

    /// Reads `sampler`, `indices` and `seed` of a `fewshot_config`.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException `CONFIG_INVALID_VALUE`
    static Sampler from(Section config) {
        String name = config.text("sampler")
                .orElse(config.value("indices").isPresent() ? "fixed" : "first_n");
        List<Integer> rows = rows(config);
        long seed = config.wholeNumber("seed", 0, Integer.MAX_VALUE).orElse(1234);
        return switch (name) {
            case "first_n" -> new FirstRows();
            case "fixed" -> {
                if (rows.isEmpty()) {
                    throw config.missing("indices");
                }
                yield new FixedRows(rows);
            }
            case "random", "default" -> new RandomRows(seed);
            default -> throw config.wrong("sampler", "first_n, fixed or random");
        };
    }

    private static List<Integer> rows(Section config) {
        List<Integer> rows = new ArrayList<>();
        List<Value> items = switch (config.value("indices").orElse(new Value.Items(List.of()))) {
            case Value.Items(List<Value> list) -> list;
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _, Fields _ ->
                throw config.wrong("indices", "a list of row numbers");
        };
        for (Value item : items) {
            if (!(item instanceof Value.Numeric(BigDecimal number)) || number.signum() < 0
                    || number.stripTrailingZeros().scale() > 0 || number.precision() > 9) {
                throw config.wrong("indices", "a list of row numbers, the first is 0");
            }
            rows.add(number.intValue());
        }
        return rows;
    }
}
