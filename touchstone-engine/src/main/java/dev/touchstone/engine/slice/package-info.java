/// Which part of a task's samples each row belongs to, by any field of the data: slices, and clusters of
/// samples that share something.
///
/// Entry type: [dev.touchstone.engine.slice.SessionFields]. Values come from the data by row number and never
/// from the log, so that a finished run can be broken down by any field without a request.
@NullMarked
package dev.touchstone.engine.slice;

import org.jspecify.annotations.NullMarked;
