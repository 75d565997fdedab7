/// Chooses the worked examples of a task.
///
/// [Sampler] says how, [Fewshot] does it. To add a way of choosing, add a case to [Sampler]: the compiler
/// names every place that must know it.
@NullMarked
package dev.touchstone.tasks.fewshot;

import org.jspecify.annotations.NullMarked;
