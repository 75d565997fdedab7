/// Rows of a data set made ready to be asked, streamed by [dev.touchstone.core.sample.Questions].
@NullMarked
package dev.touchstone.core.sample;

import org.jspecify.annotations.NullMarked;
