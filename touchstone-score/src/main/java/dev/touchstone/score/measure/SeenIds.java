package dev.touchstone.score.measure;

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
        long hash = hash(id);
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

    private static long hash(String id) {
        long hash = PRIME ^ id.length();
        for (int index = 0; index < id.length(); index++) {
            hash = (hash ^ id.charAt(index)) * PRIME;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
