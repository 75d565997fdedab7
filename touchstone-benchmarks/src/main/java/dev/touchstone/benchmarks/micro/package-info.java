/// What single steps of a run cost, by JMH: `touchstone-benchmarks/run micro`.
///
/// To add one: a class named `...Benchmark` with `@Benchmark` methods that call a public entry type of the
/// product as the engine does.
@NullMarked
package dev.touchstone.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
