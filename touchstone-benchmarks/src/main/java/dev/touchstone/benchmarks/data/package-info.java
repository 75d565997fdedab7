/// The data that is evaluated while speed is measured.
///
/// Entry type: [SyntheticData]. For another kind of task write its data in the layout that the built-in task
/// reads.
@NullMarked
package dev.touchstone.benchmarks.data;

import org.jspecify.annotations.NullMarked;
