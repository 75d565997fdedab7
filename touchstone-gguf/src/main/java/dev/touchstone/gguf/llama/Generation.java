package dev.touchstone.gguf.llama;

import java.util.concurrent.BlockingQueue;

/// An answer being generated; its events are taken in order, the last is [GenerationEvent.Ended] or
/// [GenerationEvent.Broken].
///
/// Closing it before the end gives up the answer. For use by one thread.
public final class Generation implements AutoCloseable {

    private final Sequence sequence;
    private final BlockingQueue<GenerationEvent> events;

    Generation(Sequence sequence, BlockingQueue<GenerationEvent> events) {
        this.sequence = sequence;
        this.events = events;
    }

    /// The next event; waits for it.
    public GenerationEvent next() throws InterruptedException {
        return events.take();
    }

    @Override
    public void close() {
        sequence.cancel();
    }
}
