package dev.touchstone.gguf.format;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/// A GGUF file, memory-mapped; its header has been checked as a whole when [#open] returns.
///
/// No length in the file is believed before it is compared with the file's size, so a damaged or hostile file
/// is a [TouchstoneException] and never an exhausted heap. Safe for use from any number of threads.
public final class GgufFile implements AutoCloseable {

    private final Arena arena;
    private final HeaderReader.Contents contents;

    private GgufFile(Arena arena, HeaderReader.Contents contents) {
        this.arena = arena;
        this.contents = contents;
    }

    /// Maps a file and reads its header.
    ///
    /// @throws TouchstoneException when it is missing, unreadable, truncated, altered or of an unknown form
    public static GgufFile open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new TouchstoneException(ErrorCode.MODEL_FILE_NOT_FOUND,
                    "%s: no such file; give the path of a .gguf file or pull a model".formatted(file));
        }
        Arena arena = Arena.ofShared();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            return new GgufFile(arena, new HeaderReader(file, bytes).read());
        } catch (IOException failure) {
            arena.close();
            throw new TouchstoneException(ErrorCode.MODEL_FILE_INVALID,
                    "%s: cannot be read: %s; check its permissions".formatted(file, failure.getMessage()),
                    failure);
        } catch (TouchstoneException failure) {
            arena.close();
            throw failure;
        }
    }

    /// The key-value part.
    public Metadata metadata() {
        return contents.metadata();
    }

    /// All tensors by name, in file order.
    public Map<String, Tensor> tensors() {
        return contents.tensors();
    }

    /// The tensor of that name, none when the file lacks it.
    public Optional<Tensor> find(String name) {
        return Optional.ofNullable(contents.tensors().get(name));
    }

    /// The tensor of that name.
    ///
    /// @throws TouchstoneException when the file lacks it or it has another shape
    public Tensor tensor(String name, int columns, int rows) {
        Tensor tensor = find(name).orElseThrow(() -> metadata().invalid(
                "tensor '%s' is missing; use a complete file of a llama model".formatted(name)));
        if (tensor.columns() != columns || tensor.rows() != rows) {
            throw metadata().invalid("tensor '%s' has %d rows of %d numbers, the metadata say %d of %d"
                    .formatted(name, tensor.rows(), tensor.columns(), rows, columns));
        }
        return tensor;
    }

    /// Unmaps the file; tensors cannot be read afterwards.
    @Override
    public void close() {
        arena.close();
    }
}
