package dev.touchstone.gguf.llama;

import static dev.touchstone.gguf.llama.CacheBlock.POSITIONS;

import dev.touchstone.gguf.llama.CacheBlock.Tokens;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All cache blocks, as a tree of token prefixes: a prompt that begins like an earlier one finds its blocks
/// there.
///
/// At most `capacity` blocks exist, and few more than `kept` while sequences are short; the leaf that was not
/// used for the longest time gives way. For use by the scheduler's thread.
final class PrefixCache {

    private final LlamaSettings settings;
    private final int kept;
    private final int capacity;
    private final Map<Tokens, CacheBlock> roots = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();
    private final ArrayDeque<CacheBlock> free = new ArrayDeque<>();
    private int created;
    private long clock;

    /// A block in the tree, with the map that holds it.
    private record Placed(CacheBlock block, Tokens tokens, Map<Tokens, CacheBlock> home) {}

    /// @param kept blocks up to which new ones are made before those of ended sequences give way
    /// @param capacity most blocks at all
    PrefixCache(LlamaSettings settings, int kept, int capacity) {
        this.settings = settings;
        this.kept = kept;
        this.capacity = capacity;
    }

    int capacity() {
        return capacity;
    }

    /// The block that holds the given tokens after the given ones, taken into use.
    ///
    /// @param before the blocks of the text so far, all complete
    Optional<CacheBlock> find(List<CacheBlock> before, Tokens tokens) {
        Optional<CacheBlock> found = Optional.ofNullable(after(before).get(tokens));
        found.ifPresent(this::use);
        return found;
    }

    /// An empty block, taken into use.
    ///
    /// @throws IllegalStateException when all blocks are in use: the scheduler admits only what fits
    CacheBlock allocate() {
        CacheBlock block = Optional.ofNullable(free.poll())
                .or(() -> created < kept ? Optional.of(create()) : Optional.empty())
                .or(this::evict)
                .orElseGet(this::create);
        use(block);
        return block;
    }

    private CacheBlock create() {
        if (created == capacity) {
            throw new IllegalStateException("all %d cache blocks are in use".formatted(capacity));
        }
        created++;
        return new CacheBlock(settings);
    }

    /// Puts a complete block into the tree.
    ///
    /// @return the block to use from now on: another one when the same prefix was computed twice
    CacheBlock complete(List<CacheBlock> before, CacheBlock block, Tokens tokens) {
        Map<Tokens, CacheBlock> home = after(before);
        CacheBlock other = home.putIfAbsent(tokens, block);
        if (other == null) {
            placed.add(new Placed(block, tokens, home));
            return block;
        }
        use(other);
        block.users = 0;
        free.add(block);
        return other;
    }

    /// Ends the use of a sequence's blocks; the last one is freed when it is not complete.
    void release(List<CacheBlock> blocks, int cachedTokens) {
        for (int index = 0; index < blocks.size(); index++) {
            CacheBlock block = blocks.get(index);
            block.users--;
            if ((index + 1) * POSITIONS > cachedTokens) {
                free.add(block);
            }
        }
    }

    private Map<Tokens, CacheBlock> after(List<CacheBlock> before) {
        return before.isEmpty() ? roots : before.getLast().next;
    }

    private void use(CacheBlock block) {
        block.users++;
        block.lastUse = clock++;
    }

    private Optional<CacheBlock> evict() {
        int oldest = 0;
        boolean found = false;
        for (int index = 0; index < placed.size(); index++) {
            CacheBlock block = placed.get(index).block();
            if (block.users == 0 && block.next.isEmpty()
                    && (!found || block.lastUse < placed.get(oldest).block().lastUse)) {
                oldest = index;
                found = true;
            }
        }
        if (!found) {
            return Optional.empty();
        }
        Placed victim = placed.get(oldest);
        placed.set(oldest, placed.getLast());
        placed.removeLast();
        victim.home().remove(victim.tokens());
        return Optional.of(victim.block());
    }
}
