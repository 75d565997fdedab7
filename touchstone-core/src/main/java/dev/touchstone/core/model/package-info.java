/// How models are described and asked; to add a back end, write a GeneratorFactory.
@NullMarked
package dev.touchstone.core.model;

import org.jspecify.annotations.NullMarked;
