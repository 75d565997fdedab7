package dev.touchstone.gguf.llama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.gguf.format.GgufFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceTest {

    /// Context tokens: two complete blocks and three positions.
    private static final int CONTEXT = 35;

    @TempDir
    private Path folder;

    private PrefixCache cache;

    @BeforeEach
    void open() {
        try (GgufFile file = GgufFile.open(TinyModel.write(folder))) {
            cache = new PrefixCache(LlamaSettings.of(file.metadata()), 4, 40);
        }
    }

    /// The texts behind one context, as a request for their likelihoods makes them.
    private static Sequence options(int[]... options) {
        List<Branch> branches = new ArrayList<>();
        for (int[] option : options) {
            int[] text = IntStream.concat(IntStream.range(100, 100 + CONTEXT), IntStream.of(option))
                    .toArray();
            int[] read = Arrays.copyOf(text, text.length - 1);
            branches.add(new Branch(read, read.length, CONTEXT - 1,
                    new ScoringReader(text, 0, new CompletableFuture<>())).beside(branches));
        }
        return new Sequence(branches);
    }

    private static int readers(List<Sequence.Place> places) {
        return places.stream().mapToInt(place -> place.readers().size()).sum();
    }

    private static long logits(List<Sequence.Place> places) {
        return places.stream().filter(place -> place.row().logits()).count();
    }

    @Test
    void optionsOfOneTokenAreAllReadFromTheLastPositionOfTheContext() {
        Sequence sequence = options(new int[] {1}, new int[] {2}, new int[] {3}, new int[] {4});
        List<Sequence.Place> places = sequence.next(sequence.pending(), cache);

        assertThat(places).hasSize(CONTEXT);
        assertThat(logits(places)).isEqualTo(1);
        assertThat(places.getLast().readers()).hasSize(4);
        assertThat(sequence.mostBlocks).isEqualTo(3);
    }

    /// Of 3 + 3 + 2 tokens the last of each is not read, and the first two share their first.
    @Test
    void whatOptionsBeginWithIsComputedOnceToo() {
        Sequence sequence = options(new int[] {1, 2, 3}, new int[] {1, 5, 6}, new int[] {7, 8});
        List<Sequence.Place> places = sequence.next(sequence.pending(), cache);

        assertThat(places).hasSize(CONTEXT + 2 + 1 + 1);
        assertThat(logits(places)).isEqualTo(1 + 2 + 1 + 1);
        assertThat(readers(places)).isEqualTo(3 + 3 + 2);
        assertThat(places.get(CONTEXT).readers()).as("of the first token of two").hasSize(2);
        assertThat(places.get(CONTEXT - 1).row().copies()).as("the last position, for two others").hasSize(2);
        assertThat(places.get(31).row().copies()).as("a complete block is shared").isEmpty();
    }

    @Test
    void theBlocksOfAllTextsGoBack() {
        Sequence sequence = options(new int[] {1, 2, 3}, new int[] {4, 5, 6});
        for (int count : new int[] {20, 10, 6, sequence.pending() - 36}) { // in pieces, as steps allow
            sequence.next(count, cache);
            sequence.advance(count, cache);
        }
        assertThat(sequence.pending()).isZero();
        sequence.release(cache);
        for (int block = 0; block < 40; block++) {
            assertThat(cache.allocate().users).isEqualTo(1);
        }
    }
}
