/// What is measured; to add a task, write a task file.
@NullMarked
package dev.touchstone.core.task;

import org.jspecify.annotations.NullMarked;
