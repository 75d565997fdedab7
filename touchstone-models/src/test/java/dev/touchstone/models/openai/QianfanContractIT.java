package dev.touchstone.models.openai;

import dev.touchstone.core.attempt.Usage;
import dev.touchstone.models.testing.ServerWords;
import dev.touchstone.models.testing.WireContract;
import dev.touchstone.models.wire.WireForm;
import java.util.List;

class QianfanContractIT extends WireContract {

    @Override
    protected WireForm form() {
        return new QianfanFactory();
    }

    @Override
    protected ServerWords words() {
        return new OpenAiWords(true, """
                {"error":{"code":"internal_error","message":%s,"type":"server_error"},"id":"as-1"}""");
    }

    @Override
    protected List<Usage> usage(boolean stream) {
        return List.of(new Usage(7, 5));
    }
}
