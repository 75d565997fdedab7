/// Configuration text to typed settings: YAML, sections that refuse unknown keys, secrets by reference.
///
/// Entry type: [dev.touchstone.core.config.Yaml], whose documents are read key by key through
/// [dev.touchstone.core.config.Section]. A further kind of value gets a method of `Section` that checks its
/// type and names file, line and key when it does not fit.
@NullMarked
package dev.touchstone.core.config;

import org.jspecify.annotations.NullMarked;
