package dev.touchstone.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Says whether a program has used up its memory while it runs.
interface MemoryWatch {

    /// How long to wait between two looks, milliseconds.
    int lookMillis();

    /// Whether the memory was used up.
    ///
    /// @param root the process that was started; what it started belongs to it
    boolean exceeded(ProcessHandle root);

    /// Asks the control group: the kernel ends one process, the program with all others ends here.
    record OfGroup(ControlGroups.Group group) implements MemoryWatch {

        @Override
        public int lookMillis() {
            return 50;
        }

        @Override
        public boolean exceeded(ProcessHandle root) {
            try {
                return group.memoryKills() > 0;
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the control group cannot be read", unreadable);
            }
        }
    }
}
