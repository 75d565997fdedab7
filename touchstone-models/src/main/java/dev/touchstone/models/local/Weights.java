package dev.touchstone.models.local;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.hash.Sha256;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.FetchedByName;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/// The files of a model on this machine: whether all are there, and a short name for what they are.
///
/// Looked at before a Python is started, so that a wrong folder costs no minute. What the files hold is for
/// the worker to find out.
final class Weights {

    private static final List<String> DESCRIPTIONS = List.of("config.json", "generation_config.json",
            "tokenizer_config.json", "special_tokens_map.json", "chat_template.jinja", "tokenizer.json");
    private static final List<String> TOKENIZERS = List.of("tokenizer.json", "tokenizer.model",
            "tokenizer_config.json", "vocab.json", "vocab.txt", "spiece.model");
    private static final List<String> INDEXES =
            List.of("model.safetensors.index.json", "pytorch_model.bin.index.json");
    private static final int POINTER_BYTES = 1_024;
    private static final int HEAD_BYTES = 1 << 20;

    private Weights() {}

    /// Checks what can be checked and names it. What is not here is left to transformers as a name, which
    /// may fetch it; a name that begins with a folder here is taken for a typing error, unless the cache of
    /// transformers holds it or the model file has a `cache_dir` of its own.
    ///
    /// @param cache where transformers keeps models by name
    /// @return file or folder name and a hash of descriptions and sizes; the name alone for what is not on
    ///         this machine and left to transformers
    /// @throws TouchstoneException `MODEL_FILE_NOT_FOUND` or `MODEL_FILE_INVALID`, with what is missing
    static String identify(LocalSettings settings, HubCache cache) {
        LocalSettings.Place place = settings.place();
        Path path = Path.of(place.path());
        try {
            if (Files.isRegularFile(path)) {
                return ofFile(settings, path);
            }
            if (Files.isDirectory(path)) {
                return ofFolder(settings, path);
            }
        } catch (IOException unreadable) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                    "%s cannot be read: %s".formatted(path, unreadable), unreadable);
        }
        boolean own = settings.worker().findFields("model_kwargs")
                .flatMap(given -> given.find("cache_dir")).isPresent();
        if (settings.engine() == Engine.LLAMA_CPP || !HubCache.name(place.path())
                || !own && !cache.holds(place.path()) && meantAsFolder(path)) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_NOT_FOUND,
                    ("there is nothing at %s; give the folder of the weights (--model-path DIR, or path in "
                            + "the model file)")
                            .formatted(path.toAbsolutePath().normalize()));
        }
        return place.path();
    }

    /// The name that is left to transformers, where neither this machine nor its cache holds a model of it.
    ///
    /// @param settings that [#identify] let through
    static Optional<FetchedByName> fetchedByName(LocalSettings settings, HubCache cache) {
        String name = settings.place().path();
        return Files.exists(Path.of(name)) || cache.holds(name) ? Optional.empty()
                : Optional.of(new FetchedByName(name, Path.of(name).toAbsolutePath().normalize()));
    }

    /// A name of two parts whose first is a folder here: somebody mistyped the second.
    private static boolean meantAsFolder(Path path) {
        return path.getParent() != null && Files.isDirectory(path.getParent());
    }

    private static String ofFile(LocalSettings settings, Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".gguf")) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                    "%s is a file that is no .gguf; give the folder of the weights".formatted(file));
        }
        refusePointer(file);
        checkTokenizer(settings, Optional.empty());
        try (InputStream in = Files.newInputStream(file)) { // its head names architecture, words and tensors
            String head = Sha256.of(in.readNBytes(HEAD_BYTES));
            return name + "@"
                    + Sha256.of((Files.size(file) + head).getBytes(StandardCharsets.UTF_8)).substring(0, 12);
        }
    }

    private static String ofFolder(LocalSettings settings, Path folder) throws IOException {
        if (settings.engine() == Engine.LLAMA_CPP) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                    "%s is a folder; llama.cpp needs the path of a .gguf file".formatted(folder));
        }
        boolean gguf = settings.worker().findFields("model_kwargs").flatMap(own -> own.find("gguf_file"))
                .isPresent();
        if (!gguf && !Files.isRegularFile(folder.resolve("config.json"))) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_NOT_FOUND,
                    "%s holds no config.json; give the folder in which the model's config.json is"
                            .formatted(folder.toAbsolutePath().normalize()));
        }
        List<Path> weights = weights(folder);
        if (weights.isEmpty()) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_NOT_FOUND,
                    "%s holds no weights (*.safetensors, *.bin or *.gguf); fetch them into it"
                            .formatted(folder.toAbsolutePath().normalize()));
        }
        for (Path file : weights) {
            refusePointer(file);
        }
        for (String index : INDEXES) {
            checkShards(folder, folder.resolve(index));
        }
        checkTokenizer(settings, gguf ? Optional.empty() : Optional.of(folder));
        return name(folder) + "@" + hash(folder, weights);
    }

    private static String name(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? "model" : last.toString();
    }

    private static List<Path> weights(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(safetensors|bin|gguf|pt|pth)"))
                    .filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String hash(Path folder, List<Path> weights) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : DESCRIPTIONS) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                all.append(name).append(' ').append(Sha256.of(Files.readAllBytes(file))).append('\n');
            }
        }
        for (Path file : weights) {
            all.append(file.getFileName()).append(' ').append(Files.size(file)).append('\n');
        }
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    private static void checkShards(Path folder, Path index) throws IOException {
        if (!Files.isRegularFile(index)) {
            return;
        }
        List<String> missing = new ArrayList<>();
        try {
            Fields map = Json.parse(Files.readString(index)) instanceof Fields whole
                    ? whole.findFields("weight_map").orElse(Fields.EMPTY) : Fields.EMPTY;
            map.entries().values().stream().map(value -> value.display()).distinct().sorted()
                    .filter(shard -> !Files.isRegularFile(folder.resolve(shard))).forEach(missing::add);
        } catch (JacksonException broken) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                    "%s is not valid JSON (%s); fetch it again".formatted(index, broken.getOriginalMessage()),
                    broken);
        }
        if (!missing.isEmpty()) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_NOT_FOUND,
                    "%s names %d weight files that are not there: %s; fetch them again".formatted(
                            index, missing.size(),
                            String.join(", ", missing.subList(0, Math.min(5, missing.size())))));
        }
    }

    private static void checkTokenizer(LocalSettings settings, Optional<Path> weights) throws IOException {
        Optional<Path> folder = settings.place().tokenizerPath().map(Path::of);
        if (folder.isPresent() && !Files.isDirectory(folder.get()) && folder.get().isAbsolute()) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_NOT_FOUND,
                    "tokenizer_path: there is no folder %s".formatted(folder.get()));
        }
        Optional<Path> looked = folder.filter(Files::isDirectory)
                .or(() -> folder.isPresent() ? Optional.empty() : weights);
        if (looked.isPresent()
                && TOKENIZERS.stream().noneMatch(name -> Files.exists(looked.get().resolve(name)))) {
            try (Stream<Path> files = Files.list(looked.get())) {
                if (files.noneMatch(file -> file.toString().matches(".*\\.(model|tiktoken|py)"))) {
                    throw new TouchstoneException(ErrorCode.MODEL_FILE_NOT_FOUND,
                            "%s holds no tokenizer (such as tokenizer.json); fetch it, or set tokenizer_path"
                                    .formatted(looked.get().toAbsolutePath().normalize()));
                }
            }
        }
    }

    private static void refusePointer(Path file) throws IOException {
        if (Files.size(file) < POINTER_BYTES
                && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .startsWith("version https://git-lfs")) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                    "%s is a pointer of Git LFS and no weights; fetch them: git lfs pull".formatted(file));
        }
    }
}
