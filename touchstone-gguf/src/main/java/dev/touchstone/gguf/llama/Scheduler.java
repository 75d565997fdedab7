package dev.touchstone.gguf.llama;

import static dev.touchstone.gguf.llama.CacheBlock.POSITIONS;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.llama.CacheBlock.Tokens;
import dev.touchstone.gguf.llama.LogitsReader.Next;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/// Computes many sequences at once: each step takes the next token of every running answer and fills up with
/// tokens of prompts that are still being read.
///
/// One thread computes; [#submit] and [Sequence#cancel] may be called from any thread. Waiting sequences
/// start in order of arrival when a place is free and the cache holds what they may come to need.
final class Scheduler implements AutoCloseable {

    /// Tokens per step beside running answers; more would make these wait longer for little gain in speed.
    static final int MOST_ROWS = 64;
    /// Tokens per step while no answer runs, so that a question and its options mostly go in one.
    static final int MOST_ROWS_OF_TEXTS = 128;

    private final Transformer transformer;
    private final PrefixCache cache;
    private final int places;
    private final int mostWaiting;
    private final Thread thread;
    private final List<Sequence> active = new ArrayList<>();
    private int reservedBlocks;
    /// Guards `waiting` and `closed`; never held while computing.
    private final Object lock = new Object();
    private final ArrayDeque<Sequence> waiting = new ArrayDeque<>();
    private boolean closed;

    /// @param places sequences computed at once
    /// @param mostWaiting sequences that may wait for a place
    Scheduler(Transformer transformer, PrefixCache cache, int places, int mostWaiting) {
        this.transformer = transformer;
        this.cache = cache;
        this.places = places;
        this.mostWaiting = mostWaiting;
        this.thread = Thread.ofPlatform().daemon().name("gguf-scheduler").start(this::serve);
    }

    /// Blocks that one sequence may need at most.
    int mostBlocks() {
        return cache.capacity();
    }

    /// Puts a sequence into the queue.
    ///
    /// @throws TouchstoneException when too many wait already, or the model was closed
    void submit(Sequence sequence) {
        synchronized (lock) {
            if (closed) {
                throw stopped();
            }
            if (waiting.size() >= mostWaiting) {
                waiting.removeIf(Sequence::cancelled);
            }
            if (waiting.size() >= mostWaiting) {
                throw new TouchstoneException(ErrorCode.MODEL_RATE_LIMITED,
                        "the embedded model has %d requests waiting; ask again later".formatted(mostWaiting));
            }
            waiting.add(sequence);
            lock.notifyAll();
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true; // the step in progress reads mapped memory, so its end must be awaited
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        while (admit()) {
            try {
                step();
            } catch (RuntimeException | OutOfMemoryError failure) {
                // The cache may be half written: no sequence of this step can go on, later ones can.
                TouchstoneException reported = failure instanceof TouchstoneException known ? known
                        : new TouchstoneException(ErrorCode.INTERNAL_BUG,
                                "the embedded model failed: " + failure, failure);
                List.copyOf(active).forEach(sequence -> {
                    sequence.fail(reported);
                    finish(sequence);
                });
            }
        }
        List<Sequence> left = new ArrayList<>(active);
        synchronized (lock) {
            left.addAll(waiting);
            waiting.clear();
        }
        left.forEach(sequence -> sequence.fail(stopped()));
    }

    private static TouchstoneException stopped() {
        return new TouchstoneException(ErrorCode.MODEL_CANCELLED, "the embedded model was closed");
    }

    /// Waits for work and gives free places to waiting sequences.
    ///
    /// @return false when the model was closed
    private boolean admit() {
        dropCancelled();
        List<Sequence> started = new ArrayList<>();
        synchronized (lock) {
            while (!closed && active.isEmpty() && waiting.isEmpty()) {
                try {
                    lock.wait();
                } catch (InterruptedException _) {
                    closed = true; // nobody but the end of the process interrupts this thread
                }
            }
            if (closed) {
                return false;
            }
            while (!waiting.isEmpty() && active.size() + started.size() < places
                    && reservedBlocks + waiting.peek().mostBlocks <= cache.capacity()) {
                Sequence sequence = waiting.poll();
                reservedBlocks += sequence.mostBlocks;
                started.add(sequence);
            }
        }
        active.addAll(started);
        return true;
    }

    private void dropCancelled() {
        List.copyOf(active).stream().filter(Sequence::cancelled).forEach(this::finish);
        synchronized (lock) {
            waiting.removeIf(Sequence::cancelled);
        }
    }

    private void finish(Sequence sequence) {
        active.remove(sequence);
        reservedBlocks -= sequence.mostBlocks;
        sequence.release(cache);
    }

    private record Share(Sequence sequence, List<Sequence.Place> places) {}

    private void step() {
        List<Share> shares = plan();
        List<Transformer.Row> rows = new ArrayList<>();
        shares.forEach(share -> share.places().forEach(place -> rows.add(place.row())));
        if (rows.isEmpty()) {
            return;
        }
        float[] logits = transformer.forward(rows);
        int offset = 0;
        for (Share share : shares) {
            Sequence sequence = share.sequence();
            sequence.advance(share.places().size(), cache);
            for (Sequence.Place place : share.places()) {
                if (!place.readers().isEmpty()) {
                    tell(place, new Distribution(logits, offset, transformer.vocabulary()));
                    offset += transformer.logitsStride();
                }
            }
            if (sequence.ended()) {
                finish(sequence);
            }
        }
    }

    private static void tell(Sequence.Place place, Distribution distribution) {
        for (Branch branch : place.readers()) {
            switch (branch.reader.read(place.position(), distribution)) {
                case Next.Append(int token) -> branch.append(token);
                case Next.GoOn _ -> { }
                case Next.End _ -> branch.end();
            }
        }
    }

    /// Who computes which positions in this step: running answers first, then texts in order of arrival.
    private List<Share> plan() {
        List<Share> shares = new ArrayList<>();
        int room = MOST_ROWS;
        List<Sequence> reading = new ArrayList<>();
        for (Sequence sequence : active) {
            sequence.reuse(cache);
            if (sequence.pending() == 1 && room > 0) {
                shares.add(new Share(sequence, sequence.next(1, cache)));
                room--;
            } else {
                reading.add(sequence);
            }
        }
        if (shares.isEmpty()) {
            room = MOST_ROWS_OF_TEXTS;
        }
        Set<Tokens> claimed = new HashSet<>();
        for (Iterator<Sequence> iterator = reading.iterator(); iterator.hasNext() && room > 0; ) {
            Sequence sequence = iterator.next();
            int count = unclaimed(sequence, Math.min(room, sequence.pending()), claimed);
            if (count > 0) {
                shares.add(new Share(sequence, sequence.next(count, cache)));
                room -= count;
            }
        }
        return shares;
    }

    /// How many of the next positions no other sequence computes in this step: a beginning that several
    /// share is computed by the first, the others find it in the cache afterwards.
    private static int unclaimed(Sequence sequence, int count, Set<Tokens> claimed) {
        int from = sequence.cached();
        int last = from + Math.min(count, sequence.trunkPending());
        for (int end = from / POSITIONS * POSITIONS + POSITIONS; end <= last; end += POSITIONS) {
            boolean sharable = end <= sequence.reusable() && end - POSITIONS >= from;
            if (!claimed.add(sequence.beginning(end)) && sharable) {
                return end - POSITIONS - from;
            }
        }
        return count;
    }
}
