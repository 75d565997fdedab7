/// `touchstone model`: fetches and serves the embedded model.
@NullMarked
package dev.touchstone.cli.model;

import org.jspecify.annotations.NullMarked;
