package dev.touchstone.tasks.code;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerSurroundings;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.extract.Spoken;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Scores an answer by running the code in it against the tests of its row: 1 when every test holds, else 0.
///
/// The rule tells how the code was found and what the tests said: `fence_defines/pass`, `last_fence/timeout`,
/// `plain/failed/NameError`, `begin_done/wrong_answer`.
final class CodeScorer implements Scorer {

    private final CodeSettings settings;
    private final ProgramRunner runner;
    private final ScorerSurroundings surroundings;
    private final AtomicBoolean closed = new AtomicBoolean();

    CodeScorer(CodeSettings settings, ProgramRunner runner, ScorerSurroundings surroundings) {
        this.settings = settings;
        this.runner = runner;
        this.surroundings = surroundings;
        runner.join();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean costly() {
        return true;
    }

    @Override
    public void require() {
        try {
            runner.open(surroundings);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TouchstoneException(ErrorCode.COMMAND_INTERRUPTED,
                    "stopped while the sandbox was tried", stopped);
        }
    }

    @Override
    public Optional<Consumer<Question>> questionCheck() {
        return Optional.of(settings.bench());
    }

    @Override
    public List<String> verdicts() {
        return Verdict.words();
    }

    /// The word behind the first stroke of the rule; an answer without code failed.
    @Override
    public String verdict(Score score) {
        String[] parts = score.rule().split("/");
        return parts.length < 2 ? Verdict.Kind.FAILED.word() : parts[1];
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        Spoken spoken = Spoken.of(answer.text());
        Optional<ExtractedCode> code = settings.extraction()
                .find(spoken.text(), settings.bench().wanted(reference));
        if (code.isEmpty()) {
            Reading reading = spoken.refused() ? Reading.REFUSED
                    : answer.finish() == Finish.LENGTH || spoken.thoughtOpen() ? Reading.TRUNCATED
                    : Reading.UNPARSED;
            return new Score(0, reading, "", "", reference.gold());
        }
        Fields job = settings.bench().job(code.get().text(), reference)
                .with("cpu_s", Value.of(settings.cpuSeconds()))
                .with("wall_s", Value.of(settings.wallSeconds()));
        Verdict verdict = runner.run(job, settings.limits(settings.bench().rounds(job)), surroundings);
        return new Score(verdict.kind() == Verdict.Kind.PASS ? 1 : 0, Reading.PARSED, code.get().text(),
                code.get().rule() + "/" + verdict.word(), reference.gold());
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            runner.leave();
        }
    }
}
