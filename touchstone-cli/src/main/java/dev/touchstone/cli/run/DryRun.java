package dev.touchstone.cli.run;

import dev.touchstone.cli.command.Terminal;
import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.engine.lifecycle.RunRequest;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.engine.slice.SessionFields;
import java.util.Optional;

/// `--dry-run`: the first prompts of each unit exactly as they would be sent; nothing is sent but the
/// question for the server's model where none is named.
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
        }
        terminal.results().flush();
        return 0;
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
                : plain(question.prompt(), settings);
    }

    private static String plain(Prompt asked, GenerationSettings settings) {
        String prompt = asked instanceof Prompt.Text(String text) ? text
                : String.join("\n", asked.turns().stream()
                        .map(turn -> "[" + turn.role().wireName() + "] " + turn.content()).toList());
        return prompt + "\n" + settings.toFields().entries();
    }
}
