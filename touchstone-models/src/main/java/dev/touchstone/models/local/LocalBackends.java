package dev.touchstone.models.local;

import java.util.Arrays;

/// The names of the back ends that run weights on this machine in a process of their own.
public final class LocalBackends {

    private LocalBackends() {}

    /// Whether a model file's `backend` is one of them.
    public static boolean contains(String backend) {
        return Arrays.stream(Engine.values()).anyMatch(engine -> engine.backend().equals(backend));
    }
}
