/// Data sets that a user names by path: multiple choice and question-answer files, by AISBench's rules.
///
/// The entry is [dev.touchstone.tasks.custom.CustomTask#open]; [dev.touchstone.tasks.custom.CustomVariants]
/// knows the two that have names. Every row is checked before anything is asked, and a wrong one is named
/// with its line.
///
/// To add a kind, add a constant to [dev.touchstone.tasks.custom.CustomKind] and follow the compiler: how a
/// row is checked and how it is asked are switches over it.
@NullMarked
package dev.touchstone.tasks.custom;

import org.jspecify.annotations.NullMarked;
