package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Usage;
import dev.touchstone.models.testing.ServerWords;
import dev.touchstone.models.testing.WireContract;
import dev.touchstone.models.wire.WireForm;
import java.util.List;

class CompletionsContractIT extends WireContract {

    @Override
    protected WireForm form() {
        return new CompletionsFactory();
    }

    @Override
    protected ServerWords words() {
        return new OpenAiWords(false, """
                {"error":{"message":%s}}""");
    }

    @Override
    protected List<Usage> usage(boolean stream) {
        return List.of(new Usage(7, 5));
    }
}
