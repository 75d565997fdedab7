/// Error codes, by which every failure is named.
///
/// Entry type: [dev.touchstone.core.error.ErrorCode]. To add one, add a constant with its kind, whether
/// waiting helps, cause and remedy, and take its line over into `docs/reference/errors.md`; codes are never
/// used again.
@NullMarked
package dev.touchstone.core.error;

import org.jspecify.annotations.NullMarked;
