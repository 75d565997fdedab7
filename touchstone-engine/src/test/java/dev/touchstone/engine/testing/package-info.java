/// Fakes and fixtures for tests of the engine: a scripted model, a task in memory, a scorer with a fixed
/// rule.
///
/// To add one: a small class with a job, no mocking library.
@NullMarked
package dev.touchstone.engine.testing;

import org.jspecify.annotations.NullMarked;
