package dev.touchstone.gguf.tokenize;

import java.util.PriorityQueue;

/// Merges the symbols of one piece, lowest rank first and leftmost among equals; O(n log n).
final class Merger {

    private final MergeTable table;
    private final int[] tokens;
    private final int[] next;
    private final int[] previous;
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

    private static final int REMOVED = -2;

    private record Candidate(int rank, int position, int left, int right, int merged)
            implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return rank != other.rank ? Integer.compare(rank, other.rank)
                    : Integer.compare(position, other.position);
        }
    }

    /// @param symbols one token per byte of the piece; used as working space
    Merger(MergeTable table, int[] symbols) {
        this.table = table;
        this.tokens = symbols;
        this.next = new int[symbols.length];
        this.previous = new int[symbols.length];
        for (int index = 0; index < symbols.length; index++) {
            next[index] = index + 1;
            previous[index] = index - 1;
        }
        for (int index = 0; index + 1 < symbols.length; index++) {
            propose(index);
        }
    }

    /// Appends what remains after all merges.
    void mergeInto(TokenList out) {
        while (!queue.isEmpty()) {
            Candidate best = queue.poll();
            int right = tokens[best.position] == REMOVED ? tokens.length : next[best.position];
            if (right < tokens.length && tokens[best.position] == best.left && tokens[right] == best.right) {
                tokens[best.position] = best.merged;
                tokens[right] = REMOVED;
                next[best.position] = next[right];
                if (next[right] < tokens.length) {
                    previous[next[right]] = best.position;
                    propose(best.position);
                }
                if (previous[best.position] >= 0) {
                    propose(previous[best.position]);
                }
            }
        }
        for (int index = 0; index < tokens.length; index = next[index]) {
            out.add(tokens[index]);
        }
    }

    private void propose(int position) {
        int left = tokens[position];
        int right = tokens[next[position]];
        long merge = table.find(left, right);
        if (merge != MergeTable.NONE) {
            queue.add(new Candidate((int) (merge >>> 32), position, left, right, (int) merge));
        }
    }
}
