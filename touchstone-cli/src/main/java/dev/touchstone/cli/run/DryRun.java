package dev.touchstone.cli.run;

import dev.touchstone.cli.command.Terminal;
import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.model.PlainPreview;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.engine.judge.JudgePreview;
import dev.touchstone.engine.lifecycle.RunRequest;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.slice.SessionFields;
import java.util.Optional;

/// `--dry-run`: the first prompts of each unit exactly as they would be sent, and what judges would be asked
/// about the first answer; nothing is sent but the question for the server's model where none is named.
final class DryRun {

    private static final int PROMPTS = 2;

    private final RunWiring wiring;
    private final Messages messages;

    DryRun(RunWiring wiring, Messages messages) {
        this.wiring = wiring;
        this.messages = messages;
    }

    /// Prints them, once it is known that the fields of `--slice` and `--cluster` are there.
    ///
    /// @return 0
    int print(Terminal terminal, RunRequest request) {
        SessionFields.of(request.units(), request.output().breakdown()); // as the run would refuse them
        for (UnitPlan unit : request.units()) {
            unit.task().verify(unit.selection());
            int rows = unit.task().count(unit.selection());
            terminal.results().println(
                    messages.text("run.dry.unit", unit.name(), Math.min(PROMPTS, rows), rows));
            Optional<Generator> model = connect(terminal, unit.model());
            try (Questions questions = unit.task().open(unit.selection())) {
                for (int shown = 0; shown < PROMPTS && questions.hasNext(); shown++) {
                    Question question = questions.next();
                    terminal.results().println(preview(model, question, unit.settingsOf(question, 0)));
                    terminal.results().println();
                }
            } finally {
                model.ifPresent(Generator::close);
            }
            judges(terminal, request, unit);
        }
        terminal.results().flush();
        return 0;
    }

    /// What judges would be asked about the answer to the first row.
    private void judges(Terminal terminal, RunRequest request, UnitPlan unit) {
        try (Questions questions = unit.task().open(unit.selection())) {
            if (!questions.hasNext()) {
                return;
            }
            for (JudgePreview judge : JudgePreview.of(unit, request.judging(), questions.next())) {
                terminal.results().println(messages.text("run.dry.judge", unit.name(), judge.judge().abbr(),
                        judge.requests().size()));
                Optional<Generator> model = connect(terminal, judge.judge());
                try {
                    for (GenerationRequest asked : judge.requests()) {
                        terminal.results().println(model.map(open -> open.preview(asked))
                                .orElseGet(() -> PlainPreview.of(asked.prompt(), asked.settings())));
                        terminal.results().println();
                    }
                } finally {
                    model.ifPresent(Generator::close);
                }
            }
        }
    }

    private Optional<Generator> connect(Terminal terminal, ModelSpec model) {
        try {
            return Optional.of(wiring.connect(model));
        } catch (TouchstoneException unreachable) {
            terminal.messages().println(messages.text("run.dry.offline", unreachable.getMessage()));
            return Optional.empty();
        }
    }

    private static String preview(Optional<Generator> model, Question question, GenerationSettings settings) {
        return model.isPresent() && question.prompt() instanceof Prompt.Asked asked
                ? model.get().preview(
                        new GenerationRequest(new AttemptKey(question.index(), 0), asked, settings))
                : PlainPreview.of(question.prompt(), settings);
    }
}
