/// Configuration text to typed settings: YAML, sections that refuse unknown keys, secrets by reference.
@NullMarked
package dev.touchstone.core.config;

import org.jspecify.annotations.NullMarked;
