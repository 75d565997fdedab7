package dev.touchstone.cli.doctor;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.cli.run.RunOptions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.models.local.LocalProbe;
import dev.touchstone.models.probe.Finding;
import java.nio.file.Path;
import java.util.List;

/// `touchstone doctor --local`: what this machine has for models of its own.
final class LocalDoctor {

    private final CommandContext context;
    private final RunOptions options;

    LocalDoctor(CommandContext context, RunOptions options) {
        this.context = context;
        this.options = options;
    }

    /// Looks at the Python that a run would take, or that `--python` names.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` when an address is given too
    List<Finding> findings() throws InterruptedException {
        if (options.given("--url")) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--local looks at this machine and --url at a server: give one of them");
        }
        return new LocalProbe(context.environment(), Path.of(System.getProperty("user.home")),
                options.text("--python"),
                options.text("--model-path").map(path -> context.workingDirectory().resolve(path).toString()))
                .run();
    }

    /// @return 0 when transformers can be used (and the weights that were named), else 4
    static int exit(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.state() == Finding.State.FAILS) ? 0 : 4;
    }
}
