/// Finds task files by name and opens them.
///
/// [TaskCatalog] is the entry: it looks in the user's configuration folders and then among the built-in
/// files, which it unpacks to where a person can read and edit them. To add a task, write a YAML file;
/// nothing here changes.
@NullMarked
package dev.touchstone.tasks.catalog;

import org.jspecify.annotations.NullMarked;
