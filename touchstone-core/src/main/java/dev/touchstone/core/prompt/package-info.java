/// What a model is asked: a chat or a text, [dev.touchstone.core.prompt.Prompt].
///
/// A further form is a new case of it; every back end then has to say how it is sent.
@NullMarked
package dev.touchstone.core.prompt;

import org.jspecify.annotations.NullMarked;
