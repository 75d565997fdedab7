/// What is measured: [dev.touchstone.core.task.Task] streams its questions and names its scorers.
///
/// To add a task, write a task file; only a new source of questions needs a class.
@NullMarked
package dev.touchstone.core.task;

import org.jspecify.annotations.NullMarked;
