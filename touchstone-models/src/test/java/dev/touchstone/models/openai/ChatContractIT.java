package dev.touchstone.models.openai;

import dev.touchstone.core.model.Generator;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.Faults;
import dev.touchstone.models.testing.GeneratorContract;
import dev.touchstone.models.testing.Specs;
import org.junit.jupiter.api.AfterEach;

class ChatContractIT extends GeneratorContract {

    private final FaultServer server = FaultServer.answering("yes", Faults.NONE);

    @Override
    protected Generator open() {
        return new ChatFactory().create(Specs.model("openai_chat", server.url(), 8));
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
