package dev.touchstone.score.measure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The ids that occurred, as 64-bit hashes: 16 bytes a row however long they are.
///
/// Two different ids of one file share a hash with a chance of about n² / 2⁶⁵, below one in ten million for a
/// million rows.
final class SeenIds {

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private long[] table = new long[1 << 10];
    private int size;
    private boolean zero;

    /// Notes an id.
    ///
    /// @return false when it occurred before
    boolean add(String id) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        return add(text, 0, text.length);
    }

    /// Notes an id by its bytes.
    ///
    /// @return false when it occurred before
    boolean add(byte[] text, int from, int to) {
        long hash = hash(text, from, to);
        if (hash == 0) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        if (2 * (size + 1) > table.length) {
            grow();
        }
        return put(table, hash);
    }

    private boolean put(long[] into, long hash) {
        int place = (int) (hash >>> 17) & into.length - 1;
        while (into[place] != 0) {
            if (into[place] == hash) {
                return false;
            }
            place = place + 1 & into.length - 1;
        }
        into[place] = hash;
        size++;
        return true;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        size = 0;
        Arrays.stream(table).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
        table = larger;
    }

    private static long hash(byte[] text, int from, int to) {
        long hash = PRIME ^ to - from;
        for (int index = from; index < to; index++) {
            hash = (hash ^ text[index]) * PRIME;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
