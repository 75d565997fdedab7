/// From a task file and its data to a [dev.touchstone.core.task.Task].
///
/// [DefinitionReader] checks the keys of a task file and gives a [TaskDefinition]; [TaskAssembly] finds the
/// data, chooses the worked examples, makes the scorers and gives the task. To add a key: read it in
/// [DefinitionReader], name it in [TaskKeys], carry it in [TaskDefinition], and give it a line in the
/// module's README.
@NullMarked
package dev.touchstone.tasks.assemble;

import org.jspecify.annotations.NullMarked;
