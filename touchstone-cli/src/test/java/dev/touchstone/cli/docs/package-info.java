/// Keeps the pages in `docs/` in step with the code.
///
/// [ReferencePages] makes the pages that say what the code says; its test fails when a page is stale. To add
/// a generated page write a class with a `render()` and a line in [ReferencePages]. The other tests hold for
/// pages written by hand: no dead link, translations in step.
@NullMarked
package dev.touchstone.cli.docs;

import org.jspecify.annotations.NullMarked;
