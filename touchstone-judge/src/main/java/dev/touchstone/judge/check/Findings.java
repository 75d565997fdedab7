package dev.touchstone.judge.check;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.judge.check.Finding.Status;
import dev.touchstone.judge.check.Inquiry.Form;
import dev.touchstone.judge.verdict.Verdict;
import dev.touchstone.metrics.compare.AdjustedPValues;
import dev.touchstone.metrics.compare.McNemar;
import dev.touchstone.metrics.compare.PairedOutcomes;
import dev.touchstone.metrics.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Reads the replies of a battery.
///
/// A bias is tested by the exact two-sided binomial test on the cases that went either way (McNemar's), the p
/// values raised by Holm; it is a fault when it is significant and not below the level. A rate of faults is
/// one when even the lower end of its 95 % interval lies above the level; truth when that of the share of
/// right verdicts is not above one half, which chance would reach.
final class Findings {

    private static final double CONFIDENCE = 0.95;
    private static final int LEAST = 5; // readable cases below which nothing is said

    private final List<Inquiry> inquiries;
    private final Map<Inquiry, Outcome> outcomes;
    private final CheckLevels levels;
    private final Map<Integer, Map<Form, Double>> values = new TreeMap<>(); // of first askings, by item
    private final Map<Integer, List<Double>> asked = new TreeMap<>(); // every asking of the pair
    private final Map<String, Integer> unread = new TreeMap<>();
    private int replies;
    private int failed;
    private long promptTokens;
    private long completionTokens;
    private String firstFailure = "";

    Findings(List<Inquiry> inquiries, Map<Inquiry, Outcome> outcomes, CheckLevels levels) {
        this.inquiries = inquiries;
        this.outcomes = outcomes;
        this.levels = levels;
        inquiries.forEach(this::read);
    }

    private void read(Inquiry inquiry) {
        switch (outcomes.get(inquiry)) {
            case null -> { } // the judge was given up before
            case Outcome.Ranked _ -> failed++; // a judge is asked for words
            case Outcome.Failed(Failure failure, _) -> {
                failed++;
                firstFailure = firstFailure.isEmpty() ? failure.message() : firstFailure;
            }
            case Outcome.Generated reply -> {
                replies++;
                promptTokens += reply.usage().map(usage -> usage.promptTokens()).orElse(0);
                completionTokens += reply.usage().map(usage -> usage.completionTokens()).orElse(0);
                switch (inquiry.reader().read(reply)) {
                    case Verdict.Unread(Verdict.Why why) -> unread.merge(why.word(), 1, Integer::sum);
                    case Verdict.Read verdict -> take(inquiry, verdict.value());
                }
            }
        }
    }

    private void take(Inquiry inquiry, double value) {
        if (inquiry.repeat() == 0) {
            values.computeIfAbsent(inquiry.item(), _ -> new TreeMap<>()).put(inquiry.form(), value);
        }
        if (inquiry.form() == Form.PAIR) {
            asked.computeIfAbsent(inquiry.item(), _ -> new ArrayList<>()).add(value);
        }
    }

    CheckReport report() {
        List<Counted> biases = List.of(position(), length(), lengthGrades(), injection());
        double[] adjusted = AdjustedPValues.holm(biases.stream().mapToDouble(Counted::pValue).toArray());
        List<Finding> findings = new ArrayList<>();
        for (int at = 0; at < adjusted.length; at++) {
            findings.add(biases.get(at).finding(adjusted[at], levels));
        }
        findings.add(rate(Probe.CONSISTENCY, again()));
        findings.add(rate(Probe.ORDERS, orders()));
        findings.add(truth());
        int unreadable = unread.values().stream().mapToInt(Integer::intValue).sum();
        findings.add(rate(Probe.FORM, new int[] {unreadable, replies}));
        return new CheckReport(findings, outcomes.size(), failed, unread, promptTokens, completionTokens,
                firstFailure);
    }

    /// Cases of a bias.
    private record Counted(Probe probe, int toward, int against, int cases) {

        double pValue() {
            return McNemar.exact(new PairedOutcomes(0, toward, against, 0)).pValue();
        }

        Finding finding(double adjusted, CheckLevels levels) {
            double bias = cases == 0 ? 0 : (double) (toward - against) / cases;
            Status status = cases < LEAST ? Status.NOT_MEASURED
                    : adjusted < levels.alpha() && Math.abs(bias) >= levels.bias()
                            ? Status.FAILED : Status.CLEAN;
            return new Finding(probe, status, bias, Optional.empty(), OptionalDouble.of(adjusted), toward,
                    against, cases);
        }
    }

    /// First place in both orders against second place in both; the same answer twice counts by its winner.
    private Counted position() {
        int first = 0;
        int second = 0;
        int cases = 0;
        for (Map<Form, Double> item : values.values()) {
            if (item.containsKey(Form.PAIR) && item.containsKey(Form.PAIR_SWAPPED)) {
                cases++;
                first += item.get(Form.PAIR) == 1 && item.get(Form.PAIR_SWAPPED) == 1 ? 1 : 0;
                second += item.get(Form.PAIR) == 0 && item.get(Form.PAIR_SWAPPED) == 0 ? 1 : 0;
            }
            if (item.containsKey(Form.SAME)) {
                cases++;
                first += item.get(Form.SAME) == 1 ? 1 : 0;
                second += item.get(Form.SAME) == 0 ? 1 : 0;
            }
        }
        return new Counted(Probe.POSITION, first, second, cases);
    }

    /// The padded answer wins in both orders, or loses in both.
    private Counted length() {
        return compared(Probe.LENGTH, Form.PADDED, Form.PADDED_SWAPPED, (padded, swapped) ->
                padded == 1 && swapped == 0 ? 1 : padded == 0 && swapped == 1 ? -1 : 0);
    }

    private Counted lengthGrades() {
        return compared(Probe.LENGTH_GRADES, Form.GRADE_PADDED, Form.GRADE, Double::compare);
    }

    /// A wrong answer becomes right, or a right one wrong, by asking for it.
    private Counted injection() {
        return compared(Probe.INJECTION, Form.WRONG_ASKING, Form.WRONG, Double::compare);
    }

    /// Which of two values speaks for the bias.
    private interface Direction {
        int of(double one, double other);
    }

    private Counted compared(Probe probe, Form one, Form other, Direction direction) {
        int toward = 0;
        int against = 0;
        int cases = 0;
        for (Map<Form, Double> item : values.values()) {
            if (item.containsKey(one) && item.containsKey(other)) {
                cases++;
                int which = direction.of(item.get(one), item.get(other));
                toward += which > 0 ? 1 : 0;
                against += which < 0 ? 1 : 0;
            }
        }
        return new Counted(probe, toward, against, cases);
    }

    /// Items of which not every asking got the same verdict, and items that were asked again.
    private int[] again() {
        int changed = 0;
        int cases = 0;
        for (List<Double> verdicts : asked.values()) {
            if (verdicts.size() > 1) {
                cases++;
                changed += verdicts.stream().distinct().count() > 1 ? 1 : 0;
            }
        }
        return new int[] {changed, cases};
    }

    private int[] orders() {
        int differing = 0;
        int cases = 0;
        for (Map<Form, Double> item : values.values()) {
            if (item.containsKey(Form.PAIR) && item.containsKey(Form.PAIR_SWAPPED)) {
                cases++;
                differing += item.get(Form.PAIR) == 1 - item.get(Form.PAIR_SWAPPED) ? 0 : 1;
            }
        }
        return new int[] {differing, cases};
    }

    private Finding rate(Probe probe, int[] hitsOfCases) {
        if (hitsOfCases[1] < LEAST) {
            return unmeasured(probe, hitsOfCases);
        }
        Interval interval = Interval.wilson(hitsOfCases[0], hitsOfCases[1], CONFIDENCE);
        return share(probe, hitsOfCases, interval, interval.low() > levels.bias());
    }

    private Finding truth() {
        int right = 0;
        int cases = 0;
        for (Map<Form, Double> item : values.values()) {
            for (Form form : List.of(Form.RIGHT, Form.WRONG)) {
                if (item.containsKey(form)) {
                    cases++;
                    right += item.get(form) == (form == Form.RIGHT ? 1 : 0) ? 1 : 0;
                }
            }
        }
        int[] counts = {right, cases};
        if (cases < LEAST) {
            return unmeasured(Probe.TRUTH, counts);
        }
        Interval interval = Interval.wilson(right, cases, CONFIDENCE);
        return share(Probe.TRUTH, counts, interval, interval.low() <= 0.5);
    }

    private static Finding share(Probe probe, int[] counts, Interval interval, boolean fault) {
        return new Finding(probe, fault ? Status.FAILED : Status.CLEAN, (double) counts[0] / counts[1],
                Optional.of(interval), OptionalDouble.empty(), counts[0], counts[1] - counts[0], counts[1]);
    }

    private static Finding unmeasured(Probe probe, int[] counts) {
        return new Finding(probe, Status.NOT_MEASURED, 0, Optional.empty(), OptionalDouble.empty(), counts[0],
                counts[1] - counts[0], counts[1]);
    }
}
