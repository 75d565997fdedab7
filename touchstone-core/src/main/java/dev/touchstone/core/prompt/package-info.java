/// What a model is asked.
@NullMarked
package dev.touchstone.core.prompt;

import org.jspecify.annotations.NullMarked;
