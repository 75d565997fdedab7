/// Model files: found by name, laid under the command line, resolved to specifications.
///
/// Entry type: [ModelCatalog]. To add a built-in model, put a YAML file into the resources `models/` and its
/// name into [BuiltInModels]; to add a command line setting, a component of [ModelOverrides] and its line in
/// [Overlay].
@NullMarked
package dev.touchstone.models.catalog;

import org.jspecify.annotations.NullMarked;
