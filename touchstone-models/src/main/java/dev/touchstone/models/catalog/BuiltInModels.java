package dev.touchstone.models.catalog;

import dev.touchstone.core.config.ToolVersion;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The model files that come with the programme, unpacked to where a person can read and edit them.
///
/// They go to `<home>/config/<version>/models`. A file that a person changed there is kept; one that is as it
/// was unpacked follows the programme; one that is gone comes back. Each file appears whole or not at all, so
/// two processes may unpack at once. `.unpacked` holds the sha256 of each file as it was unpacked.
final class BuiltInModels {

    /// All built-in names; a test compares them with the resources.
    static final List<String> NAMES = List.of(
            "anthropic", "hf_base_model", "hf_causal_lm", "hf_chat_model", "llamacpp", "mindie",
            "mindie_stream_api_general", "ollama_chat", "ollama_generate",
            "openai_chat", "openai_completions", "qianfan_chat", "replay", "smollm2", "tgi",
            "tgi_api_general", "tgi_stream_api_general", "triton", "triton_api_general",
            "triton_stream_api_general", "vllm_api_function_call_chat", "vllm_api_general",
            "vllm_api_general_chat", "vllm_api_general_stream", "vllm_api_old", "vllm_api_stream_chat",
            "vllm_api_stream_chat_multiturn", "vllm_generate");

    private static final String INDEX = ".unpacked";

    private final Path folder;

    BuiltInModels(Path home) {
        folder = home.resolve("config").resolve(ToolVersion.TEXT).resolve("models");
    }

    /// The folder with all files in it.
    ///
    /// @throws TouchstoneException `CONFIG_UNREADABLE` when it cannot be written
    Path unpacked() {
        try {
            Files.createDirectories(folder);
            Map<String, String> before = readIndex();
            Map<String, String> after = new TreeMap<>();
            for (String name : NAMES) {
                byte[] content = resource(name);
                String hash = Sha256.of(content);
                after.put(name, hash);
                Path file = folder.resolve(name + ".yaml");
                boolean untouched = !Files.exists(file)
                        || !hash.equals(before.get(name))
                        && Sha256.of(Files.readAllBytes(file)).equals(before.get(name));
                if (untouched) {
                    replace(file, content);
                }
            }
            if (!after.equals(before)) {
                StringBuilder index = new StringBuilder();
                after.forEach((name, hash) -> index.append(hash).append("  ").append(name).append('\n'));
                replace(folder.resolve(INDEX), index.toString().getBytes(StandardCharsets.UTF_8));
            }
            return folder;
        } catch (IOException failed) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    ("%s: the built-in model files cannot be unpacked there (%s); "
                            + "set TOUCHSTONE_CACHE to a folder that can be written")
                            .formatted(folder, IoReason.of(failed)),
                    failed);
        }
    }

    /// True for the text of a built-in file as it came with the programme, not edited by anybody.
    static boolean unedited(ModelEntry entry, String text) throws IOException {
        return entry.builtIn() && NAMES.contains(entry.name())
                && text.equals(new String(resource(entry.name()), StandardCharsets.UTF_8));
    }

    static byte[] resource(String name) throws IOException {
        try (InputStream in = BuiltInModels.class.getResourceAsStream("/models/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("built-in model file missing: " + name);
            }
            return in.readAllBytes();
        }
    }

    private Map<String, String> readIndex() throws IOException {
        Map<String, String> index = new TreeMap<>();
        Path file = folder.resolve(INDEX);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int gap = line.indexOf("  ");
                if (gap > 0) {
                    index.put(line.substring(gap + 2), line.substring(0, gap));
                }
            }
        }
        return index;
    }

    /// Writes beside the file and moves into place: whole or not at all, also when killed.
    static void replace(Path file, byte[] content) throws IOException {
        Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), ".unpacking", ".tmp");
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
