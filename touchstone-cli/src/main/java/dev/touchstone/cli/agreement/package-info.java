/// Verdicts of a run held against labels of people, for `judge agreement` and `run --labels`.
@NullMarked
package dev.touchstone.cli.agreement;

import org.jspecify.annotations.NullMarked;
