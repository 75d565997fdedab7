package dev.touchstone.report;

import dev.touchstone.engine.compare.Comparer;
import dev.touchstone.engine.compare.Comparison;
import dev.touchstone.engine.compare.Contestant;
import dev.touchstone.engine.compare.PairedAnalysis;
import dev.touchstone.engine.compare.Pairing;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.report.ReportBook.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;

/// Holds the series of a book against each other, by their first scorers.
///
/// The numbers are those of `touchstone compare` without options, by the same code: pairs of samples that
/// both answered, difference, interval, test and verdict. Holm's correction goes over the tasks of two
/// series.
public final class Differences {

    /// Up to this many series all pairs are made; beyond it only those with the first one.
    private static final int ALL_PAIRS = 8;

    private static final Comparer COMPARER =
            new Comparer(Comparer.Choice.EVERYTHING, PairedAnalysis.USUAL);

    private Differences() {}

    /// Two series of a book, the earlier one before.
    private record Pair(Series before, Series after) {}

    /// Every pair of series that share a task, the earlier one of the book before; by series, then task.
    public static List<Difference> of(ReportBook book) {
        return pairs(book).stream().flatMap(pair -> of(book, pair).stream()).toList();
    }

    /// The pairs that a reader expects: runs against the first one, by model where names agree, else where
    /// each run has one model.
    public static List<Difference> expected(ReportBook book) {
        return pairs(book).stream().filter(pair -> expected(book, pair))
                .flatMap(pair -> of(book, pair).stream()).toList();
    }

    private static List<Pair> pairs(ReportBook book) {
        List<Series> series = book.series();
        List<Pair> pairs = new ArrayList<>();
        for (int before = 0; before < series.size(); before++) {
            if (before > 0 && series.size() > ALL_PAIRS) {
                break;
            }
            for (int after = before + 1; after < series.size(); after++) {
                pairs.add(new Pair(series.get(before), series.get(after)));
            }
        }
        return pairs;
    }

    private static boolean expected(ReportBook book, Pair pair) {
        boolean single = book.runs().get(pair.after().run()).result().models().size() == 1
                && book.runs().getFirst().result().models().size() == 1;
        return pair.before().run() == 0 && pair.after().run() > 0
                && (single || pair.before().model().equals(pair.after().model()));
    }

    private static List<Difference> of(ReportBook book, Pair pair) {
        List<String> tasks = book.tasks();
        return COMPARER.byTask(new Pairing(contestant(book, pair.before()), contestant(book, pair.after())))
                .stream().sorted(Comparator.comparingInt(one -> tasks.indexOf(one.task())))
                .map(one -> new Difference(pair.before(), pair.after(), one, changed(book, pair, one)))
                .toList();
    }

    private static Contestant contestant(ReportBook book, Series series) {
        return new Contestant(book.runs().get(series.run()).result(), series.model(), book.name(series));
    }

    private static List<String> changed(ReportBook book, Pair pair, Comparison comparison) {
        UnitRecord before = book.find(pair.before(), comparison.task()).orElseThrow();
        UnitRecord after = book.find(pair.after(), comparison.task()).orElseThrow();
        return changed(before.fingerprint(), after.fingerprint());
    }

    /// Names of the parts that two fingerprints do not share.
    static List<String> changed(SortedMap<String, String> before, SortedMap<String, String> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.remove("version"); // follows from the others
        return names.stream().filter(name -> !Objects.equals(before.get(name), after.get(name))).toList();
    }
}
