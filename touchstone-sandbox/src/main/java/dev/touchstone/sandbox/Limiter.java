package dev.touchstone.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/// What of this machine the sandbox is made of; all of it was found, none of it tried.
///
/// @param bubblewrap the command `bwrap`
/// @param resources the command `prlimit`
/// @param otherUser the command `setpriv`, where this process is root and programs must not be
/// @param groups control groups, where they can be made; else memory is watched from outside
/// @param filter system calls that programs may make
/// @param interpreter Python
record Limiter(Path bubblewrap, Path resources, Optional<Path> otherUser, Optional<ControlGroups> groups,
        byte[] filter, Interpreter interpreter) {}
