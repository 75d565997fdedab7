/// `touchstone config`: shows and copies configuration files.
@NullMarked
package dev.touchstone.cli.config;

import org.jspecify.annotations.NullMarked;
