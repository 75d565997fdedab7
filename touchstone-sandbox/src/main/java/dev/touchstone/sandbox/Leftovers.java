package dev.touchstone.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The folders of this process and what dead ones left: killed processes cannot tidy up, the next one does.
final class Leftovers {

    private static final Pattern NAME = Pattern.compile("touchstone-sandbox-(\\d{1,10})-(\\d{1,16})");

    /// Two processes may see the start of a third at different times: the kernel tells it since the start of
    /// the machine, whose time moves as the clock is set. What is taken for alive wrongly is removed later.
    private static final long CLOCK_STEPS_MILLIS = Duration.ofHours(1).toMillis();

    private Leftovers() {}

    /// The name of this process's folders: its number, and when it started, as numbers are used again.
    static String ownName() {
        ProcessHandle self = ProcessHandle.current();
        return "touchstone-sandbox-%d-%d".formatted(self.pid(), started(self).orElse(0L));
    }

    /// Removes the folders of processes that are gone.
    ///
    /// @param groups where there are control groups
    static void remove(Path temporaryFolder, Optional<ControlGroups> groups) throws IOException {
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(temporaryFolder, "touchstone-sandbox-*")) {
            for (Path folder : folders) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && dead(folder) && ours(folder)) {
                    delete(folder);
                }
            }
        }
        if (groups.isPresent()) {
            try (DirectoryStream<Path> folders =
                    Files.newDirectoryStream(groups.get().memory(), "touchstone-sandbox-*")) {
                for (Path folder : folders) {
                    if (dead(folder)) {
                        groups.get().remove(folder.getFileName().toString());
                    }
                }
            }
        }
    }

    /// Removes a folder with what is in it; links are removed, not followed.
    static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.deleteIfExists(inner);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static boolean dead(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        long named = Long.parseLong(name.group(2));
        return ProcessHandle.of(Long.parseLong(name.group(1)))
                .flatMap(Leftovers::started)
                .filter(started -> Math.abs(started - named) <= CLOCK_STEPS_MILLIS).isEmpty();
    }

    private static boolean ours(Path folder) throws IOException {
        Path probe = Files.createTempFile("touchstone-sandbox-owner", "");
        try {
            return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
        } finally {
            Files.delete(probe);
        }
    }

    private static Optional<Long> started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli);
    }
}
