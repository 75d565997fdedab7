package dev.touchstone.tasks.catalog;

import dev.touchstone.core.config.ToolVersion;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.hash.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The task files that come with the programme, unpacked to where a person can read and edit them.
///
/// They go to `<home>/config/<version>/datasets`. A file that a person has changed there is kept; one that is
/// as it was unpacked follows the programme; one that is gone comes back. Each file appears whole or not at
/// all, so two processes may unpack at once. `.unpacked` holds what was unpacked: the programme's stamp, then
/// sha256 and name.
final class BuiltIns {

    private static final String INDEX = ".unpacked";
    private static final String LEFTOVER = ".unpacking";

    private final Path archive;
    private final Path directory;

    /// @param archive the jar, or the folder of classes, that holds `tasks/`
    BuiltIns(Path archive, Path home, String version) {
        this.archive = archive;
        this.directory = home.resolve("config").resolve(version).resolve("datasets");
    }

    /// Those of this programme.
    static BuiltIns ofProgramme(Path home) {
        try {
            Path archive =
                    Path.of(BuiltIns.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new BuiltIns(archive, home, ToolVersion.TEXT);
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException("the programme's own place is not a path", malformed);
        }
    }

    /// The folder of the unpacked files, brought up to date.
    ///
    /// @throws TouchstoneException `CONFIG_UNREADABLE` when they cannot be unpacked
    Path unpack() {
        try {
            Map<String, String> before = index();
            String stamp = stamp();
            boolean current = stamp.equals(before.get(""))
                    && before.keySet().stream().allMatch(name -> Files.exists(directory.resolve(name)));
            if (!current) {
                refresh(before, stamp);
            }
            return directory;
        } catch (IOException failure) {
            throw new TouchstoneException(ErrorCode.CONFIG_UNREADABLE,
                    ("%s: the built-in task files cannot be unpacked: %s; "
                            + "set TOUCHSTONE_CACHE to a folder that can be written")
                            .formatted(directory, IoReason.of(failure)), failure);
        }
    }

    private void refresh(Map<String, String> before, String stamp) throws IOException {
        Map<String, String> after = new LinkedHashMap<>();
        after.put("", stamp);
        if (Files.isDirectory(archive)) {
            copy(archive.resolve("tasks"), before, after);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(archive)) {
                copy(jar.getPath("/tasks"), before, after);
            }
        }
        removeLeftovers();
        for (String gone : before.keySet()) {
            Path file = directory.resolve(gone);
            if (!after.containsKey(gone) && Files.isRegularFile(file)
                    && hash(file).equals(before.get(gone))) {
                Files.delete(file);
            }
        }
        StringBuilder index = new StringBuilder();
        after.forEach((name, hash) -> index.append(hash).append("  ").append(name).append('\n'));
        write(directory.resolve(INDEX), index.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void copy(Path root, Map<String, String> before, Map<String, String> after) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> tree = Files.walk(root)) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = root.relativize(file).toString().replace('\\', '/');
            byte[] content = Files.readAllBytes(file);
            String hash = Sha256.of(content);
            after.put(name, hash);
            Path target = directory.resolve(name);
            boolean edited = Files.exists(target) && !hash(target).equals(before.getOrDefault(name, ""));
            if (!edited && !(Files.exists(target) && hash.equals(before.get(name)))) {
                write(target, content);
            }
        }
    }

    /// Files of an unpacking that was killed; one that may still go on is left alone.
    private void removeLeftovers() throws IOException {
        Instant old = Instant.now().minus(Duration.ofHours(1));
        try (Stream<Path> tree = Files.isDirectory(directory) ? Files.walk(directory) : Stream.empty()) {
            for (Path file
                    : tree.filter(each -> String.valueOf(each.getFileName()).startsWith(LEFTOVER)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Writes beside the target and moves into place.
    private static void write(Path target, byte[] content) throws IOException {
        Path parent = target.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path fresh = Files.createTempFile(parent, LEFTOVER, ".tmp");
        try {
            Files.write(fresh, content);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Map<String, String> index() throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        Path index = directory.resolve(INDEX);
        if (Files.exists(index)) {
            for (String line : Files.readAllLines(index)) {
                int gap = line.indexOf("  ");
                if (gap > 0) {
                    entries.put(line.substring(gap + 2), line.substring(0, gap));
                }
            }
        }
        return entries;
    }

    /// Changes whenever the programme does.
    private String stamp() throws IOException {
        List<String> parts = new ArrayList<>(List.of(archive.toString()));
        Path root = Files.isDirectory(archive) ? archive.resolve("tasks") : archive;
        try (Stream<Path> tree = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                parts.add("%s %d %d".formatted(file, Files.size(file),
                        Files.getLastModifiedTime(file).toMillis()));
            }
        }
        return Sha256.of(String.join("\n", parts));
    }

    private static String hash(Path file) throws IOException {
        return Sha256.of(Files.readAllBytes(file));
    }
}
