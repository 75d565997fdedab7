package dev.touchstone.models.catalog;

/// One resolved setting and who set it, for printing.
///
/// @param name the key of model files
/// @param value as text; secrets appear as their references
/// @param source of the value
public record Setting(String name, String value, Source source) {

    /// Who set a value; later ones win.
    public enum Source { DEFAULT, MODEL_FILE, COMMAND_LINE }
}
