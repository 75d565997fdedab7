package dev.touchstone.core.model;

/// Makes the generators of one kind of back end; found by [dev.touchstone.core.spi.Extensions].
public interface GeneratorFactory {

    /// The back end's name as model files write it in `backend`, in snake case.
    String name();

    /// Checks the settings and connects to nothing, so that a misspelt key is told before a run begins.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when a key is unknown or a value does not fit
    default void check(ModelSpec model) {}

    /// Connects: reads the settings, asks the server for its model where the specification names none.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when a setting is wrong or the model cannot be
    ///         reached
    Generator create(ModelSpec model);
}
