/// Compares models sample by sample: what differs, how sure that is, and which samples changed.
///
/// Entry type: [dev.touchstone.engine.compare.Comparer]. Reads finished runs only; formulas are those of
/// touchstone-metrics. To add a figure, give [dev.touchstone.engine.compare.Comparison] a component and the
/// renderers a line.
@NullMarked
package dev.touchstone.engine.compare;

import org.jspecify.annotations.NullMarked;
