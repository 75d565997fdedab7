package dev.touchstone.cli.run;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.command.ErrorTexts;
import dev.touchstone.cli.command.ScreenSize;
import dev.touchstone.engine.generate.UnitProgress;
import dev.touchstone.engine.report.Messages;

/// Shows how far a command is that asks a model outside a run: done of total, rate, time left; on a terminal
/// as a live line, else as a plain line every few seconds and one at the end. Among the messages, so standard
/// output holds results alone. Thread-safe.
public final class AskingScreen implements AutoCloseable {

    private final ProgressScreen screen;
    private final UnitProgress progress;

    /// @param name of what is asked
    /// @param requests how many there will be
    public AskingScreen(CommandContext context, String name, int requests) {
        screen = new ProgressScreen(context.terminal(), Messages.of(RunCommand.class, context.locale()),
                new ErrorTexts(context.locale()), false);
        if (context.terminal().live()) {
            screen.resized(ScreenSize.ofTerminal());
            Interrupts.whenResized(() -> screen.resized(ScreenSize.ofTerminal()));
        }
        progress = new UnitProgress(name);
        progress.begin(requests);
        screen.scoringBegan(progress);
    }

    /// Counts one request that ended.
    public void finishedOne() {
        progress.finishedOne();
    }

    /// Prints the last line.
    @Override
    public void close() {
        screen.scoringEnded(progress);
        screen.close();
    }
}
