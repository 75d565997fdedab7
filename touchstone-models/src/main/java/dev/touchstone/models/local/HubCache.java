package dev.touchstone.models.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folders in which transformers keeps models by name, as its library `huggingface_hub` lays them out:
/// `models--OWNER--NAME`.
///
/// @param folders that may be there
record HubCache(List<Path> folders) {

    private static final List<String> VARIABLES = List.of("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE",
            "TRANSFORMERS_CACHE", "PYTORCH_TRANSFORMERS_CACHE");

    HubCache {
        folders = List.copyOf(folders);
    }

    /// The cache of a process.
    static HubCache of(Map<String, String> environment, Path userHome) {
        List<Path> folders = new ArrayList<>();
        VARIABLES.forEach(name -> set(environment, name).map(Path::of).ifPresent(folders::add));
        set(environment, "HF_HOME").map(home -> Path.of(home, "hub")).ifPresent(folders::add);
        folders.add(set(environment, "XDG_CACHE_HOME").map(Path::of).orElse(userHome.resolve(".cache"))
                .resolve("huggingface").resolve("hub"));
        return new HubCache(folders);
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /// Whether a text has the form of such a name: `NAME` or `OWNER/NAME`.
    static boolean name(String text) {
        return text.matches("[\\w.-]+(/[\\w.-]+)?") && !text.startsWith(".");
    }

    /// Whether a model of that name is there.
    boolean holds(String name) {
        String folder = "models--" + name.replace("/", "--");
        return folders.stream().anyMatch(home -> Files.isDirectory(home.resolve(folder)));
    }
}
