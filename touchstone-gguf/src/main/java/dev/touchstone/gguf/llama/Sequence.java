package dev.touchstone.gguf.llama;

import static dev.touchstone.gguf.llama.CacheBlock.POSITIONS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One text on its way through the model; owned by the scheduler's thread but for [#cancel].
final class Sequence {

    final LogitsReader reader;
    final List<CacheBlock> blocks = new ArrayList<>();
    /// Blocks that it may come to need at most.
    final int mostBlocks;
    /// First position whose logits are wanted; blocks before it may come from the cache.
    final int firstLogits;
    private int[] tokens;
    private int size;
    private int cached;
    private volatile boolean cancelled;
    /// Sequences that begin as this one does and wait for that part of it.
    private final List<Sequence> followers = new ArrayList<>();
    private Optional<Sequence> leader = Optional.empty();
    private int shared;
    private boolean ended;
    private boolean admitted;

    Sequence(int[] prompt, int mostTokens, int firstLogits, LogitsReader reader) {
        this.tokens = Arrays.copyOf(prompt, Math.max(mostTokens, prompt.length));
        this.size = prompt.length;
        this.mostBlocks = (tokens.length + POSITIONS - 1) / POSITIONS;
        this.firstLogits = firstLogits;
        this.reader = reader;
    }

    /// Waits for the beginning that another sequence computes; only before either is submitted, the leader
    /// first.
    ///
    /// @param common tokens that both begin with; fewer are shared where logits are wanted of them
    void follow(Sequence other, int common) {
        shared = Math.min(common, firstLogits);
        leader = Optional.of(other);
        other.followers.add(this);
    }

    /// Whether another sequence still computes what this one begins with.
    boolean waits() {
        return leader.filter(other -> !other.ended && !other.cancelled && cached < shared
                && other.cached < shared).isPresent();
    }

    /// Gives what is computed to those that wait for it.
    void lend(PrefixCache cache) {
        for (Sequence follower : List.copyOf(followers)) {
            if (cached >= follower.shared) {
                followers.remove(follower);
                follower.take(this, cache);
            }
        }
    }

    /// Marks the end: nobody waits for it any more.
    void end() {
        ended = true;
        followers.clear();
    }

    /// Complete blocks are shared through the cache, of the last one its positions are copied.
    private void take(Sequence other, PrefixCache cache) {
        if (!admitted || cancelled) {
            return;
        }
        reuse(cache);
        int count = shared - cached;
        if (cached % POSITIONS == 0 && count > 0 && count < POSITIONS) {
            reserve(count, cache);
            blocks.getLast().copy(other.blocks.get(cached / POSITIONS), count);
            cached += count;
        }
    }

    /// Marks that the scheduler has set blocks aside for it.
    void admit() {
        admitted = true;
    }

    /// Tokens whose keys and values are not computed yet.
    int pending() {
        return size - cached;
    }

    int cached() {
        return cached;
    }

    int size() {
        return size;
    }

    int token(int position) {
        return tokens[position];
    }

    CacheBlock.Tokens tokens(int from, int to) {
        return CacheBlock.Tokens.of(tokens, from, to);
    }

    void append(int token) {
        tokens[size++] = token;
    }

    /// Takes complete blocks from the cache as far as they match.
    void reuse(PrefixCache cache) {
        boolean found = cached % POSITIONS == 0;
        while (found && cached + POSITIONS <= firstLogits) {
            found = cache.find(blocks, tokens(cached, cached + POSITIONS))
                    .map(block -> blocks.add(block))
                    .orElse(false);
            cached += found ? POSITIONS : 0;
        }
    }

    /// Makes room for the next tokens.
    void reserve(int count, PrefixCache cache) {
        while (blocks.size() * POSITIONS < cached + count) {
            blocks.add(cache.allocate());
        }
    }

    /// Marks tokens as computed and gives complete blocks to the cache.
    void advance(int count, PrefixCache cache) {
        int firstOpen = cached / POSITIONS;
        cached += count;
        for (int index = firstOpen; (index + 1) * POSITIONS <= cached; index++) {
            int from = index * POSITIONS;
            blocks.set(index, cache.complete(blocks.subList(0, index), blocks.get(index),
                    tokens(from, from + POSITIONS)));
        }
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }
}
