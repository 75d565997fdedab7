/// The template engine of task files: a small part of Jinja, without code, reflection or unbounded work.
///
/// [Template] is the entry: compiled once, rendered per row. To add a filter, add a case to `Filters`; to add
/// a method of texts or lists, add one to `Methods`; both with a line in the module's README.
@NullMarked
package dev.touchstone.tasks.template;

import org.jspecify.annotations.NullMarked;
