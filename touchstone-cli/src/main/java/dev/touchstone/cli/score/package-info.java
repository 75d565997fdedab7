/// `touchstone score`: any metric on any files.
///
/// Entry type: [dev.touchstone.cli.score.ScoreCommand]. What a metric is stands in touchstone-score; its page
/// makes the options and the list here.
@NullMarked
package dev.touchstone.cli.score;

import org.jspecify.annotations.NullMarked;
