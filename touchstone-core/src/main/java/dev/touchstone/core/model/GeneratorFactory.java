package dev.touchstone.core.model;

/// Makes the generators of one kind of back end; found by [dev.touchstone.core.spi.Extensions].
public interface GeneratorFactory {

    /// The back end's name as model files write it in `backend`, in snake case.
    String name();

    /// Connects: reads the settings, asks the server for its model where the specification names none.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when a setting is wrong or the model cannot be
    /// reached
    Generator create(ModelSpec model);
}
