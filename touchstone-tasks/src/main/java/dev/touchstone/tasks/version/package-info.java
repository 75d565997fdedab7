/// Names for what a task asks: AISBench's six digits, and fingerprints over data, prompt and evaluator.
@NullMarked
package dev.touchstone.tasks.version;

import org.jspecify.annotations.NullMarked;
