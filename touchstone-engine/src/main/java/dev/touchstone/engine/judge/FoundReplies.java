package dev.touchstone.engine.judge;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.judge.Replies;
import dev.touchstone.core.prompt.Prompt;
import java.util.List;
import java.util.Optional;

/// The replies to the prompts of one subject, found by their content.
///
/// @param held the judges in their order
/// @param prompts what each was asked
record FoundReplies(List<HeldReplies> held, List<Prompt.Asked> prompts) implements Replies {

    @Override
    public List<String> judges() {
        return held.stream().map(judge -> judge.judge().abbr()).toList();
    }

    @Override
    public Optional<Outcome> find(int judge, int inquiry, int repeat) {
        HeldReplies of = held.get(judge);
        return of.judge().key(prompts.get(inquiry), repeat).flatMap(of.log()::find);
    }
}
