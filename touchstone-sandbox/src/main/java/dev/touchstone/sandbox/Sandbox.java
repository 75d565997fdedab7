package dev.touchstone.sandbox;

/// Runs programs apart from everything else.
public interface Sandbox extends AutoCloseable {

    /// Runs a program to its end; thread-safe. Whatever it started has ended when this returns.
    ///
    /// @throws InterruptedException when the thread was interrupted; the program was ended
    /// @throws dev.touchstone.core.error.TouchstoneException `SANDBOX_FAILED` when it could not be run as the
    ///         limits ask for; that says nothing of the program
    ProgramEnd run(Program program, SandboxLimits limits) throws InterruptedException;

    /// What programs run under, such as `bubblewrap 0.8.0, cgroup v1, Python 3.11.2`; for people.
    String description();

    /// Ends what runs and removes what it left.
    @Override
    void close();
}
