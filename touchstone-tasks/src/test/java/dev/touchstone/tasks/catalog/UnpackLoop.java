package dev.touchstone.tasks.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A process that unpacks two versions in turn until it is killed.
final class UnpackLoop {

    private UnpackLoop() {}

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[2]);
        while (true) {
            new BuiltIns(Path.of(arguments[0]), home, "1").unpack();
            Files.writeString(home.resolve("started"), "");
            new BuiltIns(Path.of(arguments[1]), home, "1").unpack();
        }
    }
}
