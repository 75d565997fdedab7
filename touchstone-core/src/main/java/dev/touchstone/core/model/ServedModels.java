package dev.touchstone.core.model;

import java.util.List;

/// A generator that had to ask its server which models there are.
public interface ServedModels {

    /// The ids in the server's order, the first of which is asked; empty where the model was named.
    List<String> servedModels();
}
