/// What an answer is worth; to add a scorer, see the tasks module.
@NullMarked
package dev.touchstone.core.score;

import org.jspecify.annotations.NullMarked;
