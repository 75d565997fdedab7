/// Back ends: how a model is found, reached, limited and asked.
///
/// `catalog` resolves names to [dev.touchstone.core.model.ModelSpec]s, `openai` and `replay` are back ends,
/// `limit` holds what keeps a server from being flooded, `http` the connections, `probe` what `touchstone
/// doctor` asks. A new back end is one class with `@AutoService(GeneratorFactory.class)` and a model file
/// that names it.
@NullMarked
package dev.touchstone.models;

import org.jspecify.annotations.NullMarked;
