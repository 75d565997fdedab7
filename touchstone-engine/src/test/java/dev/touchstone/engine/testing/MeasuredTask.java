package dev.touchstone.engine.testing;

import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Prompt.Continuation;
import dev.touchstone.core.sample.DataRows;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.CorpusMeasure;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.core.task.TaskSpec;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A task that likelihoods answer.
///
/// @param rows what it asks
public record MeasuredTask(ListTask rows, List<CorpusMeasure> measures) implements Task {

    /// Whole texts `x`, `xx`, ... measured as one number, exp(−L / words of a text's length).
    public static MeasuredTask rolling(String abbr, int rows) {
        List<Question> questions = IntStream.range(0, rows).mapToObj(row -> {
            String text = "x".repeat(row + 1);
            return new Question(row, new Prompt.Rolling(text), text, List.of(), OptionalInt.empty(),
                    Fields.EMPTY.with("half", Value.of(row < rows / 2 ? "first" : "second")));
        }).toList();
        return new MeasuredTask(new ListTask(spec(abbr, "perplexity"), questions, List.of(),
                new AtomicInteger()), List.of(new Lengths()));
    }

    /// Two options behind one context, the first the right one; two scorers with numbers of their own.
    public static MeasuredTask choices(String abbr, int rows) {
        List<Question> questions = IntStream.range(0, rows).mapToObj(row -> new Question(row,
                new Prompt.Continuations(List.of(new Continuation("q" + row, " yes"),
                        new Continuation("q" + row, " no"))), "yes", List.of("yes", "no"),
                OptionalInt.empty(), Fields.EMPTY)).toList();
        return new MeasuredTask(new ListTask(spec(abbr, "acc"), questions,
                List.of(new Likeliest("acc", 0), new Likeliest("acc_norm", 1)), new AtomicInteger()),
                List.of());
    }

    private static TaskSpec spec(String abbr, String metric) {
        TaskSpec old = Specs.task(abbr);
        return new TaskSpec(old.name(), abbr, old.group(), metric, "ll", old.version(), old.fingerprint(),
                old.generation(), old.maxOutputTokens(), old.repeats(), old.source());
    }

    /// The same with another text in one row.
    public MeasuredTask with(int row, String text) {
        List<Question> questions = rows.questions().stream().map(old -> old.index() != row ? old
                : new Question(row, new Prompt.Rolling(text), text, List.of(), OptionalInt.empty(),
                        old.extra())).toList();
        return new MeasuredTask(new ListTask(rows.spec(), questions, rows.scorers(), new AtomicInteger()),
                measures);
    }

    /// The same as a sub-set of a group.
    public MeasuredTask inGroup(String group) {
        return new MeasuredTask(rows.inGroup(group), measures);
    }

    @Override
    public TaskSpec spec() {
        return rows.spec();
    }

    @Override
    public int count(Selection selection) {
        return rows.count(selection);
    }

    @Override
    public Questions open(Selection selection) {
        return rows.open(selection);
    }

    @Override
    public DataRows rows(Selection selection) {
        return rows.rows(selection);
    }

    @Override
    public List<Scorer> scorers() {
        return rows.scorers();
    }

    /// Right where the option of that place is the likeliest.
    private record Likeliest(String name, int place) implements Scorer {

        @Override
        public Optional<String> metric() {
            return Optional.of(name);
        }

        @Override
        public Score score(Answer answer, Reference reference) {
            int best = answer.likelihoods().get(0).logProbability()
                    >= answer.likelihoods().get(1).logProbability() ? 0 : 1;
            return new Score(best == place ? 1 : 0, Reading.PARSED, reference.choices().get(best),
                    "likeliest", reference.gold());
        }
    }

    /// exp(−L / letters).
    private record Lengths() implements CorpusMeasure {

        @Override
        public String name() {
            return "perplexity";
        }

        @Override
        public Better better() {
            return Better.LOWER;
        }

        @Override
        public List<String> sums() {
            return List.of("log_probability", "letters");
        }

        @Override
        public double[] of(Answer answer, Reference reference) {
            return new double[] {answer.likelihoods().getFirst().logProbability(), reference.gold().length()};
        }

        @Override
        public OptionalDouble value(double[] sums) {
            return sums[1] == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(-sums[0] / sums[1]));
        }
    }
}
