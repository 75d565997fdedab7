/// Names for what a task asks: AISBench's six digits, and fingerprints over data, prompt and evaluator.
///
/// [dev.touchstone.tasks.version.AisbenchVersion] gives the digits of the `version` column,
/// [dev.touchstone.tasks.version.DataFingerprints] the hashes of data files. A further part of a fingerprint
/// is a value hashed by [dev.touchstone.tasks.version.PythonJson]; once released its form does not change,
/// since runs are compared by it.
@NullMarked
package dev.touchstone.tasks.version;

import org.jspecify.annotations.NullMarked;
