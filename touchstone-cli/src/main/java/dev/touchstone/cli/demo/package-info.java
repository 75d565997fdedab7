/// `touchstone demo`: the whole product in minutes.
@NullMarked
package dev.touchstone.cli.demo;

import org.jspecify.annotations.NullMarked;
