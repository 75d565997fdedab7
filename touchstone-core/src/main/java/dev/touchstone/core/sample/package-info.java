/// Rows of a data set made ready to be asked, streamed by [dev.touchstone.core.sample.Questions], and the
/// same rows as they stand in the data, by [dev.touchstone.core.sample.DataRows].
@NullMarked
package dev.touchstone.core.sample;

import org.jspecify.annotations.NullMarked;
