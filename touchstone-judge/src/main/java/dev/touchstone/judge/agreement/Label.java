package dev.touchstone.judge.agreement;

import java.util.Optional;

/// What a person says of one answer.
///
/// @param sample row number of the data, from 0
/// @param label the person's words or number
/// @param model abbr of the model that answered; empty where the run has one
/// @param task abbr of the task; empty where the run has one
/// @param place file and line, for messages
public record Label(int sample, String label, Optional<String> model, Optional<String> task, String place) {}
