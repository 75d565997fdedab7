package dev.touchstone.gguf.format;

import dev.touchstone.gguf.format.MetadataValue.Flag;
import dev.touchstone.gguf.format.MetadataValue.Items;
import dev.touchstone.gguf.format.MetadataValue.Real;
import dev.touchstone.gguf.format.MetadataValue.Text;
import dev.touchstone.gguf.format.MetadataValue.Texts;
import dev.touchstone.gguf.format.MetadataValue.Whole;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads magic, metadata and tensor table, versions 2 and 3.
///
/// Layout (little endian): magic `GGUF`, u32 version, u64 tensor count, u64 metadata count; metadata as key,
/// u32 type, value; tensors as name, u32 dimensions, u64 each, u32 type, u64 offset; padding to
/// `general.alignment`; data.
final class HeaderReader {

    private static final int MAGIC = 0x46554747;
    private static final int DEEPEST_ARRAY = 4;
    /// Least bytes of an entry: key length, type, one byte of value.
    private static final int LEAST_METADATA_BYTES = 13;
    /// Least bytes of an entry: name length, dimension count, one dimension, type, offset.
    private static final int LEAST_TENSOR_BYTES = 32;

    private final Path file;
    private final MemorySegment bytes;
    private final Cursor cursor;

    HeaderReader(Path file, MemorySegment bytes) {
        this.file = file;
        this.bytes = bytes;
        this.cursor = new Cursor(file, bytes);
    }

    record Contents(Metadata metadata, Map<String, Tensor> tensors) {}

    private record Entry(String name, TensorType type, long columns, long rows, long offset, long length) {}

    Contents read() {
        int magic = cursor.readInt("magic");
        if (magic != MAGIC) {
            throw cursor.invalid("magic is 0x%08x, expected 'GGUF' (0x%08x): not a GGUF file"
                    .formatted(magic, MAGIC));
        }
        int version = cursor.readInt("version");
        if (version != 2 && version != 3) {
            throw cursor.invalid("version is %s, this reader knows 2 and 3 in little endian"
                    .formatted(Integer.toUnsignedString(version)));
        }
        int tensorCount = cursor.readCount(LEAST_TENSOR_BYTES, "number of tensors");
        Metadata metadata = readMetadata(cursor.readCount(LEAST_METADATA_BYTES,
                "number of metadata entries"));
        List<Entry> entries = new ArrayList<>();
        for (int index = 0; index < tensorCount; index++) {
            entries.add(readEntry());
        }
        int alignment = metadata.findWhole("general.alignment", 1, 1 << 20).orElse(32);
        if (Integer.bitCount(alignment) != 1) {
            throw metadata.invalid("general.alignment is %d, expected a power of 2".formatted(alignment));
        }
        return new Contents(metadata, place(entries, alignment));
    }

    private Metadata readMetadata(int count) {
        Map<String, MetadataValue> values = new HashMap<>();
        for (int index = 0; index < count; index++) {
            String key = cursor.readText("a metadata key");
            MetadataValue value = readValue(cursor.readInt("type of '" + key + "'"), key, 0);
            if (values.put(key, value) != null) {
                throw cursor.invalid("metadata key '%s' occurs twice".formatted(key));
            }
        }
        return new Metadata(file, values);
    }

    private MetadataValue readValue(int type, String key, int depth) {
        return switch (type) {
            case 0 -> new Whole(Byte.toUnsignedLong(cursor.readByte(key)));
            case 1 -> new Whole(cursor.readByte(key));
            case 2 -> new Whole(Short.toUnsignedLong(cursor.readShort(key)));
            case 3 -> new Whole(cursor.readShort(key));
            case 4 -> new Whole(Integer.toUnsignedLong(cursor.readInt(key)));
            case 5 -> new Whole(cursor.readInt(key));
            case 6 -> new Real(Float.intBitsToFloat(cursor.readInt(key)));
            case 7 -> readFlag(key);
            case 8 -> new Text(cursor.readText(key));
            case 9 -> readArray(key, depth);
            case 10 -> readUnsignedLong(key);
            case 11 -> new Whole(cursor.readLong(key));
            case 12 -> new Real(Double.longBitsToDouble(cursor.readLong(key)));
            default -> throw cursor.invalid("metadata '%s' has type %d, known are 0 to 12".formatted(key,
                    type));
        };
    }

    private MetadataValue readFlag(String key) {
        byte flag = cursor.readByte(key);
        if (flag != 0 && flag != 1) {
            throw cursor.invalid("metadata '%s' is a flag of %d, expected 0 or 1".formatted(key, flag));
        }
        return new Flag(flag == 1);
    }

    private MetadataValue readUnsignedLong(String key) {
        long number = cursor.readLong(key);
        if (number < 0) {
            throw cursor.invalid("metadata '%s' is %s, larger than any sensible setting"
                    .formatted(key, Long.toUnsignedString(number)));
        }
        return new Whole(number);
    }

    private MetadataValue readArray(String key, int depth) {
        if (depth >= DEEPEST_ARRAY) {
            throw cursor.invalid("metadata '%s' nests lists deeper than %d".formatted(key, DEEPEST_ARRAY));
        }
        int type = cursor.readInt("element type of '" + key + "'");
        int leastBytes = switch (type) {
            case 8, 10, 11, 12 -> 8;
            case 9 -> 12;
            case 4, 5, 6 -> 4;
            case 2, 3 -> 2;
            default -> 1;
        };
        int count = cursor.readCount(leastBytes, "length of list '" + key + "'");
        if (type == 8) {
            List<String> texts = new ArrayList<>();
            for (int index = 0; index < count; index++) {
                texts.add(cursor.readText(key));
            }
            return new Texts(texts);
        }
        if (count > MOST_ITEMS) {
            throw cursor.invalid("list '%s' has %d items, at most %d are read".formatted(key, count,
                    MOST_ITEMS));
        }
        List<MetadataValue> items = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            items.add(readValue(type, key, depth + 1));
        }
        return new Items(items);
    }

    /// Far above any vocabulary; keeps a hostile list of bytes from filling the heap with objects.
    private static final int MOST_ITEMS = 4_000_000;

    private Entry readEntry() {
        String name = cursor.readText("a tensor's name");
        int dimensions = cursor.readInt("dimensions of '" + name + "'");
        if (dimensions < 1 || dimensions > 4) {
            throw cursor.invalid("tensor '%s' has %s dimensions, expected 1 to 4"
                    .formatted(name, Integer.toUnsignedString(dimensions)));
        }
        long columns = readDimension(name);
        long rows = 1;
        for (int index = 1; index < dimensions; index++) {
            rows = Math.multiplyHigh(rows, 1L << 33) == 0 ? rows * readDimension(name) : tooLarge(name);
        }
        int typeId = cursor.readInt("type of '" + name + "'");
        TensorType type = TensorType.ofId(typeId).orElseThrow(() -> cursor.invalid(
                ("tensor '%s' is stored as type %d, this runtime reads F32, F16, Q4_0, Q4_1 and Q8_0; "
                        + "choose such a file").formatted(name, typeId)));
        if (columns % type.blockElements() != 0) {
            throw cursor.invalid("tensor '%s' has rows of %d numbers, %s needs a multiple of %d"
                    .formatted(name, columns, type, type.blockElements()));
        }
        if (rows > Integer.MAX_VALUE || columns * rows / type.blockElements() > bytes.byteSize()) {
            throw cursor.invalid("tensor '%s' has %d rows of %d numbers, more than the file can hold"
                    .formatted(name, rows, columns));
        }
        long length = columns / type.blockElements() * type.blockBytes() * rows;
        return new Entry(name, type, columns, rows, cursor.readLong("offset of '" + name + "'"), length);
    }

    private long readDimension(String name) {
        long size = cursor.readLong("a dimension of '" + name + "'");
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw cursor.invalid("tensor '%s' has a dimension of %s, expected 1 to %d"
                    .formatted(name, Long.toUnsignedString(size), Integer.MAX_VALUE));
        }
        return size;
    }

    private long tooLarge(String name) {
        throw cursor.invalid("tensor '%s' has more rows than any file can hold".formatted(name));
    }

    private Map<String, Tensor> place(List<Entry> entries, int alignment) {
        long dataStart = (cursor.position() + alignment - 1) & -alignment;
        long dataLength = bytes.byteSize() - dataStart;
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<Entry> byOffset = entries.stream().sorted(Comparator.comparingLong(Entry::offset)).toList();
        long end = 0;
        String before = "the header";
        for (Entry entry : byOffset) {
            if (entry.offset() < 0 || entry.offset() % alignment != 0) {
                throw cursor.invalid("tensor '%s' starts at %s, expected a multiple of %d"
                        .formatted(entry.name(), Long.toUnsignedString(entry.offset()), alignment));
            }
            if (entry.offset() < end) {
                throw cursor.invalid("tensors '%s' and '%s' overlap".formatted(before, entry.name()));
            }
            if (entry.length() > dataLength - entry.offset()) {
                throw cursor.invalid(String.format(Locale.ROOT,
                        "tensor '%s' needs %d bytes from %d, but the file holds %d bytes of data: truncated",
                        entry.name(), entry.length(), entry.offset(), Math.max(0, dataLength)));
            }
            MemorySegment data = bytes.asSlice(dataStart + entry.offset(), entry.length());
            Tensor tensor = new Tensor(entry.name(), entry.type(), (int) entry.columns(), (int) entry.rows(),
                    data);
            if (tensors.put(entry.name(), tensor) != null) {
                throw cursor.invalid("tensor '%s' occurs twice".formatted(entry.name()));
            }
            end = entry.offset() + entry.length();
            before = entry.name();
        }
        return tensors;
    }
}
