package dev.touchstone.score.task;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Scores a file of answers as tasks score what they asked for themselves.
///
/// An id is the number of the data's row, from 0, or the `id` that the row holds itself where the ids of the
/// input are those. Every answer needs a question; questions without an answer are left out and counted, for
/// a file may hold the first hundred rows only.
public final class TaskScoring {

    private final List<Task> tasks;
    private final String scorer;

    /// @param tasks what the answers are to; several sub-sets of a group, or one task
    /// @param scorer `robust` or `compat`, or another name that the tasks give one
    public TaskScoring(List<Task> tasks, String scorer) {
        this.tasks = List.copyOf(tasks);
        this.scorer = scorer;
    }

    /// Scores every answer, in the order of the data.
    ///
    /// @param sink receives each row
    /// @return what came of each task with answers, in order, and of the groups of sub-sets
    /// @throws TouchstoneException `COMMAND_INVALID` for a scorer that a task does not have;
    ///     `DATA_INVALID_ROW` with the line for an id that is unknown or occurs twice; `DATA_EMPTY` when
    ///     there is no answer; what reading the files throws
    public ScoredAnswers read(Path input, Consumer<ScoredRow> sink) {
        List<String> names = tasks.stream().map(task -> task.spec().abbr()).toList();
        List<ScoredTask> scored = new ArrayList<>();
        try (AnswerFile answers = AnswerFile.open(input, names)) {
            for (Task task : tasks) {
                if (!answers.ids(task.spec().abbr()).isEmpty()) {
                    scored.add(score(task, input, answers, sink));
                }
            }
            if (scored.isEmpty()) {
                throw new TouchstoneException(ErrorCode.DATA_EMPTY, "%s: holds no answer to %s".formatted(
                        input, String.join(", ", names)));
            }
        }
        return new ScoredAnswers(scored, groups(scored));
    }

    private List<ScoredGroup> groups(List<ScoredTask> scored) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (Task task : tasks) {
            task.spec().group().ifPresent(group ->
                    members.computeIfAbsent(group, _ -> new ArrayList<>()).add(task.spec().abbr()));
        }
        List<ScoredGroup> groups = new ArrayList<>();
        members.forEach((group, names) -> {
            List<ScoredTask> found = scored.stream().filter(each -> names.contains(each.task())).toList();
            if (names.size() > 1 && !found.isEmpty()) {
                List<String> answered = found.stream().map(ScoredTask::task).toList();
                groups.add(ScoredGroup.of(group, found,
                        names.stream().filter(name -> !answered.contains(name)).toList()));
            }
        });
        return groups;
    }

    private ScoredTask score(Task task, Path input, AnswerFile answers, Consumer<ScoredRow> sink) {
        String name = task.spec().abbr();
        Map<String, Integer> ids = answers.ids(name);
        boolean own = checkIds(task, answers, ids);
        Scorer chosen = scorer(task, input);
        task.verify(Selection.ALL);
        Tally tally = new Tally(chosen.kind());
        try (Questions questions = task.open(Selection.ALL)) {
            while (questions.hasNext()) {
                Question question = questions.next();
                String id = own ? questions.ownId().orElseThrow() : Integer.toString(question.index());
                if (!ids.containsKey(id)) {
                    tally.addMissing();
                    continue;
                }
                Answer answer = answers.read(ids.get(id));
                Score score = chosen.score(answer,
                        new Reference(question.gold(), question.choices(), question.extra()));
                tally.add(score, answer.finish() == Finish.LENGTH);
                sink.accept(new ScoredRow(name, id, score));
            }
        } finally {
            task.scorers().forEach(Scorer::close);
        }
        return ScoredTask.of(name, tally, chosen.name());
    }

    private Scorer scorer(Task task, Path input) {
        List<Scorer> named = task.scorers().stream().filter(each -> each.name().equals(scorer)).toList();
        List<Scorer> meant = named.isEmpty() ? task.scorers() : named;
        if (!meant.isEmpty() && meant.stream().allMatch(JudgedScorer.class::isInstance)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    ("%s is scored by judge models, which score does not ask; let a run ask them: "
                            + "touchstone run --replay-file %s --datasets %s --judge-url URL "
                            + "(or --judge-models NAME...)")
                            .formatted(task.spec().abbr(), input, task.spec().name()));
        }
        Scorer chosen = task.scorers().stream().filter(each -> each.name().equals(scorer)).findFirst()
                .orElseThrow(() -> new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        "--scorer %s: %s has %s".formatted(scorer, task.spec().abbr(), String.join(", ",
                                task.scorers().stream().map(Scorer::name).toList()))));
        if (!chosen.unavailable().isEmpty()) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNSUPPORTED, "%s: %s".formatted(task.spec().abbr(),
                    chosen.unavailable()));
        }
        return chosen;
    }

    /// Whether the input's ids are those that the rows hold themselves.
    private static boolean checkIds(Task task, AnswerFile answers, Map<String, Integer> ids) {
        Set<String> numbers = new HashSet<>();
        Set<String> own = new HashSet<>();
        List<String> ownInOrder = new ArrayList<>();
        try (Questions questions = task.open(Selection.ALL)) {
            while (questions.hasNext()) {
                int number = questions.next().index();
                numbers.add(Integer.toString(number));
                questions.ownId().ifPresent(id -> {
                    own.add(id);
                    ownInOrder.add(id);
                });
            }
        }
        boolean hasOwn = own.size() == numbers.size();
        boolean useOwn = hasOwn && own.containsAll(ids.keySet());
        Set<String> known = useOwn ? own : numbers;
        ids.entrySet().stream().filter(entry -> !known.contains(entry.getKey()))
                .min(Map.Entry.comparingByValue()).ifPresent(unknown -> {
                    throw wrong("%s: %s has no row with the id '%s'; ids are 0 to %d%s".formatted(
                            answers.place(unknown.getValue()), task.spec().abbr(), unknown.getKey(),
                            numbers.size() - 1, hasOwn ? ", or the rows' own such as '%s'".formatted(
                                    ownInOrder.getFirst()) : ""));
                });
        return useOwn;
    }

    private static TouchstoneException wrong(String what) {
        return new TouchstoneException(ErrorCode.DATA_INVALID_ROW, what);
    }
}
