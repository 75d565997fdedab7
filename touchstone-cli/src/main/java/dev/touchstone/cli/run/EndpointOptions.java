package dev.touchstone.cli.run;

import dev.touchstone.cli.command.CommandContext;
import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.models.catalog.ModelOverrides;
import dev.touchstone.models.wire.WireForms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// The options that say where a server is and as whom to speak to it; `run` and `doctor` share them.
public final class EndpointOptions {

    private static final String BY_ADDRESS = "openai_chat";

    private final CommandContext context;
    private final RunOptions options;

    /// @param options of a command that declares
    ///         `--url --backend --model --api-key-env --header --cacert --proxy`
    public EndpointOptions(CommandContext context, RunOptions options) {
        this.context = context;
        this.options = options;
    }

    /// What they say.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for a header that is not NAME:VALUE; its value is not
    ///        repeated
    public ModelOverrides.Endpoint endpoint() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header : options.texts("--header")) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                        "--header: expected NAME:VALUE, such as X-Team:eval; the value is not repeated here");
            }
            headers.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
        }
        return new ModelOverrides.Endpoint(options.text("--url"), options.text("--model"),
                options.text("--api-key-env"), headers,
                options.text("--cacert").map(this::file),
                options.text("--proxy"));
    }

    /// The back end that speaks to the server, also the name of its model file: `--backend`, else chat of an
    /// OpenAI-style server.
    ///
    /// @throws TouchstoneException `COMMAND_INVALID` for one that does not exist or reaches no server
    public String backend() {
        String name = options.text("--backend").orElse(BY_ADDRESS);
        if (WireForms.find(name).isEmpty()) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--backend %s: there is no such one%s; there are: %s".formatted(name,
                            Suggestions.sentence(name, WireForms.names()),
                            String.join(", ", WireForms.names())));
        }
        return name;
    }

    /// The file of authorities, which a plain connection never opens: a wrong name is told all the same.
    private Path file(String name) {
        Path file = context.workingDirectory().resolve(name).normalize();
        if (!Files.isRegularFile(file)) {
            throw new TouchstoneException(ErrorCode.COMMAND_INVALID,
                    "--cacert %s: there is no such file".formatted(file));
        }
        return file;
    }
}
