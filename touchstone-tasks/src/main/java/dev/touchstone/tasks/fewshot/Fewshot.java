package dev.touchstone.tasks.fewshot;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.read.RowIndex;
import dev.touchstone.tasks.read.RowSource;
import dev.touchstone.tasks.read.Rows;
import java.util.ArrayList;
import java.util.HashSet;
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
    /// @param wanted how many; with [Sampler.FixedRows] the first so many of its rows
    /// @throws TouchstoneException `DATA_EMPTY` when the split has fewer rows
    public static List<Chosen> choose(RowSource source, Sampler sampler, int wanted) {
        return switch (sampler) {
            case Sampler.FirstRows() -> first(source, wanted);
            case Sampler.FixedRows(List<Integer> rows) -> {
                if (rows.size() < wanted) {
                    throw tooFew(source, wanted, rows.size() + " indices are named");
                }
                yield numbered(source, rows.subList(0, wanted), wanted);
            }
            case Sampler.RandomRows(long seed) -> random(source, new SplittableRandom(seed), wanted);
        };
    }

    private static List<Chosen> first(RowSource source, int wanted) {
        List<Chosen> chosen = new ArrayList<>(wanted);
        try (Rows rows = source.open()) {
            while (chosen.size() < wanted && rows.hasNext()) {
                chosen.add(new Chosen(chosen.size(), rows.next()));
            }
        }
        if (chosen.size() < wanted) {
            throw tooFew(source, wanted, "it has " + chosen.size() + " rows");
        }
        return chosen;
    }

    private static List<Chosen> random(RowSource source, RandomGenerator random, int wanted) {
        int size = source.count();
        if (size < wanted) {
            throw tooFew(source, wanted, "it has " + size + " rows");
        }
        Set<Integer> drawn = new HashSet<>();
        List<Integer> rows = new ArrayList<>();
        while (rows.size() < wanted) {
            int row = random.nextInt(size);
            if (drawn.add(row)) {
                rows.add(row);
            }
        }
        return numbered(source, rows, wanted);
    }

    private static List<Chosen> numbered(RowSource source, List<Integer> numbers, int wanted) {
        try (RowIndex index = source.index()) {
            for (int number : numbers) {
                if (number >= index.size()) {
                    throw tooFew(source, wanted, "row %d is asked for, it has %d rows".formatted(number, index.size()));
                }
            }
            return numbers.stream().map(number -> new Chosen(number, index.read(number))).toList();
        }
    }

    private static TouchstoneException tooFew(RowSource source, int wanted, String found) {
        return new TouchstoneException(ErrorCode.DATA_EMPTY, "%s: %d worked examples are wanted, but %s; lower num_fewshot"
                .formatted(source.origin(), wanted, found));
    }
}
