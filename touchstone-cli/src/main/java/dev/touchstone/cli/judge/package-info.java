/// `touchstone judge`: checks of models that judge others.
@NullMarked
package dev.touchstone.cli.judge;

import org.jspecify.annotations.NullMarked;
