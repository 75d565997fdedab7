package dev.touchstone.core.model;

/// Whether requests may be sent at present; a back end asks before each of them. Thread-safe.
public interface Gate {

    /// A gate that is never closed.
    Gate OPEN = new Gate() {
        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void await() {
            // open already
        }
    };

    /// True while requests may be sent; cheap enough to be asked for every request.
    boolean open();

    /// Waits until requests may be sent.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    void await() throws InterruptedException;
}
