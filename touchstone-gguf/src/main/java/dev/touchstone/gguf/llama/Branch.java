package dev.touchstone.gguf.llama;

import static dev.touchstone.gguf.llama.CacheBlock.POSITIONS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One text of a [Sequence]: what it shares with an earlier one of them, and what it has of its own.
///
/// Of the shared positions, complete blocks are the parent's. Those of the last, incomplete block are
/// computed once and written to both: so each text's keys and values lie in blocks as if it stood alone.
/// Owned by the scheduler's thread.
final class Branch {

    final LogitsReader reader;
    /// First position whose logits are wanted.
    final int firstLogits;
    /// Blocks from the first that is not the parent's on.
    final List<CacheBlock> own = new ArrayList<>();
    private final Optional<Branch> parent;
    private final int shared;
    private final int[] tokens;
    private int size;
    private int cached;
    private boolean ended;

    /// A text of its own.
    ///
    /// @param mostTokens to which it may grow
    Branch(int[] tokens, int mostTokens, int firstLogits, LogitsReader reader) {
        this(tokens, mostTokens, firstLogits, reader, Optional.empty(), 0);
    }

    private Branch(int[] tokens, int mostTokens, int firstLogits, LogitsReader reader,
            Optional<Branch> parent, int shared) {
        this.tokens = Arrays.copyOf(tokens, Math.max(mostTokens, tokens.length));
        this.size = tokens.length;
        this.firstLogits = firstLogits;
        this.reader = reader;
        this.parent = parent;
        this.shared = shared;
        this.cached = shared;
    }

    /// The same text beside others, as far as possible a part of the one it shares most with.
    ///
    /// @param others none may grow
    Branch beside(List<Branch> others) {
        Optional<Branch> closest = Optional.empty();
        int most = 0;
        for (Branch other : others) {
            int common = common(other);
            if (common > most) {
                most = common;
                closest = Optional.of(other);
            }
        }
        return new Branch(tokens, tokens.length, firstLogits, reader, closest, most);
    }

    private int common(Branch other) {
        int length = Math.min(size, other.size);
        int differs = Arrays.mismatch(tokens, 0, length, other.tokens, 0, length);
        return differs < 0 ? length : differs;
    }

    /// Blocks of its own that it may come to need at most.
    int mostBlocks() {
        return tokens.length == shared ? 0 : (tokens.length + POSITIONS - 1) / POSITIONS - shared / POSITIONS;
    }

    /// Positions that it has in common with another text.
    int shared() {
        return shared;
    }

    /// Positions of its own whose keys and values are not computed yet.
    int pending() {
        return size - cached;
    }

    /// Positions whose keys and values are computed, or are another text's to compute.
    int cached() {
        return cached;
    }

    int token(int position) {
        return tokens[position];
    }

    CacheBlock.Tokens tokens(int from, int to) {
        return CacheBlock.Tokens.of(tokens, from, to);
    }

    /// Whether the logits of a position that another text computes are wanted for this one.
    boolean listens(Branch other, int position) {
        return position >= firstLogits && position < size && owner(position) == other;
    }

    /// Whether the keys and values of a position that another text computes belong into a block of this one
    /// too.
    boolean copies(Branch other, int position) {
        return this != other && position < shared && position >= shared / POSITIONS * POSITIONS
                && size > shared && owner(position) == other;
    }

    private Branch owner(int position) {
        return position < shared ? parent.orElseThrow().owner(position) : this;
    }

    /// All its blocks, the parent's first.
    List<CacheBlock> blocks() {
        List<CacheBlock> all = new ArrayList<>();
        if (shared >= POSITIONS) {
            all.addAll(parent.orElseThrow().blocks().subList(0, shared / POSITIONS));
        }
        all.addAll(own);
        return all;
    }

    /// The block of its own that holds a position.
    CacheBlock own(int position) {
        return own.get(position / POSITIONS - shared / POSITIONS);
    }

    /// Makes room up to a position.
    void reserve(int end, PrefixCache cache) {
        while ((shared / POSITIONS + own.size()) * POSITIONS < end) {
            own.add(cache.allocate());
        }
    }

    void append(int token) {
        tokens[size++] = token;
    }

    /// Takes a complete block from the cache as what comes next.
    void adopt(CacheBlock block) {
        own.add(block);
        cached += POSITIONS;
    }

    void advance(int count) {
        cached += count;
    }

    void end() {
        ended = true;
    }

    boolean ended() {
        return ended;
    }
}
