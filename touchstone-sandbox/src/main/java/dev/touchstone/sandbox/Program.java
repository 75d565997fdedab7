package dev.touchstone.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A program to run: its files, what it reads and its arguments.
///
/// @param language what runs the first file
/// @param files at least one; the first is started, all lie in one read-only folder
/// @param stdin what standard input holds, UTF-8 on the wire
/// @param argv arguments behind the file's name
public record Program(Language language, List<SourceFile> files, String stdin, List<String> argv) {

    /// Languages that can be run.
    public enum Language {
        /// Python 3, by the machine's interpreter.
        PYTHON
    }

    /// One file.
    ///
    /// @param name letters, digits, `.`, `_` and `-`, at most 100; not hidden
    /// @param text its content, written as UTF-8
    public record SourceFile(String name, String text) {
        public SourceFile {
            if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")) {
                throw new IllegalArgumentException("not a plain file name: '" + name + "'");
            }
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    public Program {
        files = List.copyOf(files);
        argv = List.copyOf(argv);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("a program has at least one file");
        }
        if (files.stream().map(SourceFile::name).distinct().count() < files.size()) {
            throw new IllegalArgumentException("two files of one name: "
                    + files.stream().map(SourceFile::name).toList());
        }
    }

    /// A Python program of one file that reads nothing.
    public static Program python(String source) {
        return python(source, "");
    }

    /// A Python program of one file.
    public static Program python(String source, String stdin) {
        return new Program(Language.PYTHON, List.of(new SourceFile("program.py", source)), stdin, List.of());
    }
}
