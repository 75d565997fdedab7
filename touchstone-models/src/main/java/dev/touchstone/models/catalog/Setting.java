package dev.touchstone.models.catalog;

/// One resolved setting and who set it, for printing.
///
/// @param name the key of model files
/// @param value as text; secrets appear as their references
/// @param source of the value
public record Setting(String name, String value, Source source) {

    /// Who set a value; later ones win.
    public enum Source {
        DEFAULT("default"),
        MODEL_FILE("model file"),
        COMMAND_LINE("command line");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        /// For people.
        public String words() {
            return words;
        }
    }
}
