package dev.touchstone.tasks.fewshot;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.read.RowIndex;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.read.Rows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Reads the chosen rows of a few-shot split.
public final class Fewshot {

    private Fewshot() {}

    /// A row and its number in its split.
    public record Chosen(int number, Fields row) {}

    /// The rows to show, in order.
    ///
    /// @param wanted how many there must be; with [Sampler.FixedRows] the first so many of its rows
    /// @param spare how many more there may be, where the split has them: a row is never its own example
    /// @throws TouchstoneException `DATA_EMPTY` when the split has fewer rows than wanted
    public static List<Chosen> choose(RowSource source, Sampler sampler, int wanted, int spare) {
        List<Chosen> chosen = switch (sampler) {
            case Sampler.FirstRows() -> first(source, wanted + spare);
            case Sampler.FixedRows(List<Integer> rows) ->
                    numbered(source, rows.stream().limit(wanted + spare).toList());
            case Sampler.RandomRows(long seed) -> random(source, new SplittableRandom(seed), wanted + spare);
        };
        if (chosen.size() < wanted) {
            throw tooFew(source,
                    "%d worked examples are wanted, there are %d".formatted(wanted, chosen.size()));
        }
        return chosen;
    }

    private static List<Chosen> first(RowSource source, int most) {
        List<Chosen> chosen = new ArrayList<>();
        try (Rows rows = source.open()) {
            while (chosen.size() < most && rows.hasNext()) {
                chosen.add(new Chosen(chosen.size(), rows.next()));
            }
        }
        return chosen;
    }

    private static List<Chosen> random(RowSource source, RandomGenerator random, int most) {
        int size = source.count();
        Set<Integer> drawn = new LinkedHashSet<>();
        while (drawn.size() < Math.min(most, size)) {
            drawn.add(random.nextInt(size));
        }
        return numbered(source, List.copyOf(drawn));
    }

    private static List<Chosen> numbered(RowSource source, List<Integer> numbers) {
        try (RowIndex index = source.index()) {
            for (int number : numbers) {
                if (number >= index.size()) {
                    throw tooFew(source,
                            "row %d is asked for, it has %d rows".formatted(number, index.size()));
                }
            }
            return numbers.stream().map(number -> new Chosen(number, index.read(number))).toList();
        }
    }

    private static TouchstoneException tooFew(RowSource source, String found) {
        return new TouchstoneException(ErrorCode.DATA_EMPTY,
                "%s: %s; lower num_fewshot or change fewshot_config".formatted(source.origin(), found));
    }
}
