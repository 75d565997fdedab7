package dev.touchstone.models.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.Gate;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallQueueTest {

    private static final Call.Kind GREEDY = new Call.Kind("generate", Fields.EMPTY);
    private static final Call.Kind SAMPLED =
            new Call.Kind("generate", Fields.EMPTY.with("temperature", Value.of(1)));

    private final CallQueue queue = new CallQueue();

    private Call put(long id, Call.Kind kind, int size) {
        Call call = new Call(id, kind, Fields.EMPTY, size);
        queue.put(call);
        return call;
    }

    private List<Long> take(int most) throws InterruptedException {
        return queue.take(most).stream().map(Call::id).sorted().toList();
    }

    @Test
    void aBatchIsTheOldestCallAndThoseOfNearestLength() throws InterruptedException {
        put(1, GREEDY, 100);
        put(2, GREEDY, 5_000);
        put(3, GREEDY, 110);
        put(4, GREEDY, 90);
        put(5, GREEDY, 4_900);
        assertThat(take(3)).containsExactly(1L, 3L, 4L);
        assertThat(take(3)).containsExactly(2L, 5L);
    }

    @Test
    void nothingIsHandedOutWhileTheGateIsClosed() throws InterruptedException {
        CountDownLatch opened = new CountDownLatch(1);
        queue.sendThrough(new Gate() {
            @Override
            public boolean open() {
                return opened.getCount() == 0;
            }

            @Override
            public void await() throws InterruptedException {
                put(2, GREEDY, 10); // calls can still come
                opened.countDown();
                opened.await();
            }
        });
        put(1, GREEDY, 10);

        assertThat(take(4)).containsExactly(1L, 2L);
    }

    @Test
    void callsOfAnotherKindWaitForTheirOwnBatch() throws InterruptedException {
        put(1, GREEDY, 10);
        put(2, SAMPLED, 10);
        put(3, GREEDY, 10);
        assertThat(take(4)).containsExactly(1L, 3L);
        assertThat(take(4)).containsExactly(2L);
    }

    @Test
    void aCallThatAWorkerEndedWithIsTakenNextAndAlone() throws InterruptedException {
        Call suspect = put(1, GREEDY, 10);
        assertThat(take(4)).containsExactly(1L);
        put(2, GREEDY, 10);
        put(3, GREEDY, 10);
        assertThat(suspect.workerDied()).isEqualTo(1);
        queue.putBack(suspect);
        assertThat(take(4)).containsExactly(1L);
        assertThat(take(4)).containsExactly(2L, 3L);
    }

    @Test
    void drainingEndsWhatWaitsAndWhatComes() throws InterruptedException {
        Call before = put(1, GREEDY, 10);
        queue.drain();
        Call after = put(2, GREEDY, 10);
        for (Call call : List.of(before, after)) {
            assertThat(call.await()).isInstanceOfSatisfying(Reply.Nothing.class, nothing ->
                    assertThat(nothing.failure().code()).isEqualTo(ErrorCode.MODEL_CANCELLED));
        }
    }

    @Test
    void theFirstReasonToAskNothingMoreStays() throws InterruptedException {
        queue.fail(new Failure(ErrorCode.MODEL_RUNTIME_MISSING, "no torch", OptionalInt.empty(), true));
        queue.drain();
        assertThat(put(1, GREEDY, 10).await()).isInstanceOfSatisfying(Reply.Nothing.class, nothing ->
                assertThat(nothing.failure().message()).isEqualTo("no torch"));
    }

    @Test
    void aClosedQueueHandsOutNothing() throws InterruptedException {
        put(1, GREEDY, 10);
        queue.close();
        assertThat(queue.take(4)).isEmpty();
    }

    @Test
    void anAbandonedCallIsNotHandedOut() throws InterruptedException {
        Call gone = put(1, GREEDY, 10);
        put(2, GREEDY, 10);
        queue.remove(gone);
        assertThat(take(4)).containsExactly(2L);
    }
}
