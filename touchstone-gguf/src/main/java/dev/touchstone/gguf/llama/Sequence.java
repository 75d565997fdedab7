package dev.touchstone.gguf.llama;

import static dev.touchstone.gguf.llama.CacheBlock.POSITIONS;

import dev.touchstone.core.error.TouchstoneException;
import java.util.ArrayList;
import java.util.List;

/// What goes through the model as one: an answer that grows, or texts that begin alike, of which each
/// position that they share is computed once.
///
/// Its positions have an order: all of the first text, then those of each later one that are its own. Owned
/// by the scheduler's thread but for [#cancel].
final class Sequence {

    /// Blocks that it may come to need at most.
    final int mostBlocks;
    private final List<Branch> branches;
    private final int reusable;
    private volatile boolean cancelled;

    /// @param branches at least one, each later one made by [Branch#beside] those before it
    Sequence(List<Branch> branches) {
        this.branches = List.copyOf(branches);
        this.mostBlocks = branches.stream().mapToInt(Branch::mostBlocks).sum();
        int common = branches.getFirst().firstLogits;
        for (Branch branch : branches.subList(1, branches.size())) {
            common = Math.min(common, Math.min(branch.shared(), branch.firstLogits));
        }
        this.reusable = common;
    }

    private Branch trunk() {
        return branches.getFirst();
    }

    /// Positions whose keys and values are not computed yet.
    int pending() {
        return branches.stream().mapToInt(Branch::pending).sum();
    }

    /// Positions of the beginning that are computed or came from the cache.
    int cached() {
        return trunk().cached();
    }

    /// Positions of the first text that are not computed yet.
    int trunkPending() {
        return trunk().pending();
    }

    /// Positions whose blocks may come from the cache: those that all texts share, before the first whose
    /// logits are wanted.
    int reusable() {
        return reusable;
    }

    /// The beginning of the first text.
    CacheBlock.Tokens beginning(int end) {
        return trunk().tokens(0, end);
    }

    /// Takes complete blocks from the cache as far as they match.
    void reuse(PrefixCache cache) {
        Branch trunk = trunk();
        boolean found = trunk.cached() % POSITIONS == 0;
        while (found && trunk.cached() + POSITIONS <= reusable) {
            var block = cache.find(trunk.own, trunk.tokens(trunk.cached(), trunk.cached() + POSITIONS));
            block.ifPresent(trunk::adopt);
            found = block.isPresent();
        }
    }

    /// One position to compute.
    ///
    /// @param readers those that want its logits, maybe none
    record Place(Transformer.Row row, int position, List<Branch> readers) {}

    /// The next positions, with room made for them.
    ///
    /// @param count at most [#pending]
    List<Place> next(int count, PrefixCache cache) {
        List<Place> places = new ArrayList<>();
        for (Branch branch : branches) {
            int from = branch.cached();
            int to = from + Math.min(branch.pending(), count - places.size());
            if (to > from) {
                branch.reserve(to, cache);
                List<CacheBlock> blocks = branch.blocks();
                for (int position = from; position < to; position++) {
                    places.add(place(branch, position, blocks, cache));
                }
            }
        }
        return places;
    }

    private Place place(Branch branch, int position, List<CacheBlock> blocks, PrefixCache cache) {
        List<Branch> readers = new ArrayList<>();
        List<CacheBlock> copies = new ArrayList<>();
        for (Branch other : branches) {
            if (other.listens(branch, position)) {
                readers.add(other);
            }
            if (other.copies(branch, position)) {
                other.reserve(position + 1, cache);
                copies.add(other.own(position));
            }
        }
        return new Place(new Transformer.Row(branch.token(position), position, blocks, copies,
                !readers.isEmpty()), position, readers);
    }

    /// Marks positions as computed and gives complete blocks of the first text to the cache.
    void advance(int count, PrefixCache cache) {
        Branch trunk = trunk();
        int ofTrunk = Math.min(count, trunk.pending());
        int firstOpen = trunk.cached() / POSITIONS;
        trunk.advance(ofTrunk);
        for (int index = firstOpen; (index + 1) * POSITIONS <= trunk.cached(); index++) {
            int from = index * POSITIONS;
            trunk.own.set(index, cache.complete(trunk.own.subList(0, index), trunk.own.get(index),
                    trunk.tokens(from, from + POSITIONS)));
        }
        int left = count - ofTrunk;
        for (Branch branch : branches.subList(1, branches.size())) {
            int ofBranch = Math.min(left, branch.pending());
            branch.advance(ofBranch);
            left -= ofBranch;
        }
    }

    /// Hands the blocks back.
    void release(PrefixCache cache) {
        cache.release(trunk().own, trunk().cached());
        branches.subList(1, branches.size()).forEach(branch -> cache.release(branch.own, 0));
    }

    /// Whether every text's reader has what it wanted.
    boolean ended() {
        return branches.stream().allMatch(Branch::ended);
    }

    /// Tells the readers that it cannot go on.
    void fail(TouchstoneException failure) {
        branches.forEach(branch -> branch.reader.fail(failure));
    }

    void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }
}
