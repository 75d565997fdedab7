/// `touchstone power`: how many samples a difference needs.
@NullMarked
package dev.touchstone.cli.power;

import org.jspecify.annotations.NullMarked;
