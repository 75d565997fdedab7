package dev.touchstone.models.openai;

/// Which of the two interfaces a back end speaks.
public enum Wire {
    /// `POST /chat/completions`: messages in, a message out.
    CHAT("/chat/completions"),
    /// `POST /completions`: a text in, its continuation out.
    COMPLETIONS("/completions");

    private final String path;

    Wire(String path) {
        this.path = path;
    }

    /// The path below the base address.
    public String path() {
        return path;
    }
}
