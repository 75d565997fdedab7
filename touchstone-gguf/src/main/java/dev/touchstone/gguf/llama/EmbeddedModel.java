package dev.touchstone.gguf.llama;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.format.GgufFile;
import dev.touchstone.gguf.format.Metadata;
import dev.touchstone.gguf.tensor.Kernels;
import dev.touchstone.gguf.tensor.Team;
import dev.touchstone.gguf.tokenize.ChatTemplate;
import dev.touchstone.gguf.tokenize.Tokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/// A model that runs in this process.
///
/// Safe for use from any number of threads; requests that come at once are computed together. Memory: the
/// packed weights (somewhat more than the file), and a cache of keys and values that grows as sequences need
/// it, up to a quarter of the heap's limit; what is kept of ended ones is one context's worth.
public final class EmbeddedModel implements AutoCloseable {

    private final GgufFile file;
    private final Team team;
    private final Scheduler scheduler;
    private final Tokenizer tokenizer;
    private final Optional<ChatTemplate> chatTemplate;
    private final Set<Integer> endTokens;
    private final String name;
    private final int context;
    private final int emptyContextToken;

    /// Loads a model.
    ///
    /// @param path a .gguf file of the llama architecture
    /// @throws TouchstoneException when the file is missing, damaged or of a kind we do not run, or the heap
    ///        is too small for one sequence of the context
    public static EmbeddedModel open(Path path, EmbeddedOptions options) {
        return open(path, options, Kernels.best());
    }

    static EmbeddedModel open(Path path, EmbeddedOptions options, Kernels kernels) {
        GgufFile file = GgufFile.open(path);
        Team team = new Team(options.threads());
        try {
            return new EmbeddedModel(path, file, team, options, kernels);
        } catch (RuntimeException | Error failure) {
            team.close();
            file.close();
            throw failure;
        }
    }

    private EmbeddedModel(Path path, GgufFile file, Team team, EmbeddedOptions options, Kernels kernels) {
        this.file = file;
        this.team = team;
        Metadata metadata = file.metadata();
        LlamaSettings settings = LlamaSettings.of(metadata);
        tokenizer = Tokenizer.of(metadata);
        chatTemplate = ChatTemplate.find(metadata);
        endTokens = endTokens(metadata, tokenizer);
        context = Math.min(options.context(), settings.context());
        emptyContextToken = metadata.findWhole("tokenizer.ggml.bos_token_id", 0, tokenizer.size() - 1)
                .or(() -> endTokens.stream().sorted().findFirst())
                .orElse(0);
        name = path.getFileName().toString().replaceFirst("\\.gguf$", "");
        int blocks = cacheBlocks(settings, options, context);
        LlamaWeights weights = LlamaWeights.load(file, settings, tokenizer.size(), team);
        Transformer transformer =
                new Transformer(settings, weights, kernels, team, Scheduler.MOST_ROWS_OF_TEXTS,
                        context);
        PrefixCache cache = new PrefixCache(settings, context / CacheBlock.POSITIONS + 1, blocks);
        scheduler = new Scheduler(transformer, cache, options.sequences(), options.mostWaiting());
    }

    private static int cacheBlocks(LlamaSettings settings, EmbeddedOptions options, int context) {
        long perBlock = settings.cacheBytesPerToken() * CacheBlock.POSITIONS;
        long perSequence = context / CacheBlock.POSITIONS + 1L;
        long affordable = Runtime.getRuntime().maxMemory() / 4 / perBlock;
        if (affordable < perSequence) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    ("a context of %d tokens needs %d MB of cache, a quarter of the heap is %d MB; "
                            + "raise -Xmx or lower the context").formatted(context,
                                    perSequence * perBlock >> 20,
                                    Runtime.getRuntime().maxMemory() >> 22));
        }
        return (int) Math.min(affordable, perSequence * options.sequences());
    }

    /// Tokens that end an answer: the file's end tokens and, by name, ChatML's end of a turn.
    private static Set<Integer> endTokens(Metadata metadata, Tokenizer tokenizer) {
        Set<Integer> tokens = new HashSet<>();
        for (String key : List.of("eos", "eot", "eom")) {
            metadata.findWhole("tokenizer.ggml." + key + "_token_id", 0, tokenizer.size() - 1)
                    .ifPresent(tokens::add);
        }
        tokenizer.findSpecial("<|im_end|>").ifPresent(tokens::add);
        tokenizer.findSpecial("<|endoftext|>").ifPresent(tokens::add);
        return Set.copyOf(tokens);
    }

    /// The file's name without its ending.
    public String name() {
        return name;
    }

    /// Longest sequence in tokens, prompt and answer together.
    public int context() {
        return context;
    }

    /// The token that stands before a text that has nothing before it: the file's beginning or end token.
    public int emptyContextToken() {
        return emptyContextToken;
    }

    /// The model's tokenizer.
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// How chats are written for this model, none when it is not made for chats or wants a form we do not
    /// know.
    public Optional<ChatTemplate> chatTemplate() {
        return chatTemplate;
    }

    /// Starts an answer.
    ///
    /// @param prompt at least one token
    /// @throws TouchstoneException when the prompt leaves no room for an answer, or too many requests wait
    public Generation generate(int[] prompt, GenerationOptions options) {
        checkLength(prompt.length, 1);
        int room = context - prompt.length;
        BlockingQueue<GenerationEvent> events = new LinkedBlockingQueue<>();
        GenerationReader reader =
                new GenerationReader(tokenizer, endTokens, options, prompt.length, room, events);
        int most = prompt.length + Math.min(options.maxTokens(), room);
        Sequence sequence = new Sequence(List.of(new Branch(prompt, most, prompt.length - 1, reader)));
        scheduler.submit(sequence);
        return new Generation(sequence, events);
    }

    /// How likely the tokens of a text are, each after all before it.
    ///
    /// @param tokens at least two, at most one more than the context
    /// @param from first token to score, at least 1: nothing stands before token 0
    /// @param alternatives how many of the most likely tokens to tell per place
    /// @return one choice per token from `from` on
    /// @throws TouchstoneException when the text is longer than the context, or too many requests wait
    public List<TokenChoice> score(int[] tokens, int from, int alternatives) throws InterruptedException {
        try (Scoring scoring = start(List.of(tokens), List.of(from), alternatives)) {
            return scoring.results().getFirst();
        }
    }

    /// As [#score] without alternatives, of several texts and without waiting: each position that texts share
    /// with an earlier one is computed once, and all go through the weights together.
    ///
    /// @param texts at least one
    /// @param from first token to score of each text
    public Scoring startScoring(List<int[]> texts, List<Integer> from) {
        return start(texts, from, 0);
    }

    private Scoring start(List<int[]> texts, List<Integer> from, int alternatives) {
        List<CompletableFuture<List<TokenChoice>>> results = new ArrayList<>();
        List<Sequence> sequences = new ArrayList<>();
        List<Branch> together = new ArrayList<>();
        int blocks = 0;
        for (int place = 0; place < texts.size(); place++) {
            CompletableFuture<List<TokenChoice>> result = new CompletableFuture<>();
            results.add(result);
            Branch alone = alone(texts.get(place), from.get(place), alternatives, result);
            Branch beside = alone.beside(together);
            if (blocks + beside.mostBlocks() > scheduler.mostBlocks()) { // more texts than the cache holds
                sequences.add(new Sequence(together));
                together = new ArrayList<>();
                blocks = 0;
                beside = alone;
            }
            together.add(beside);
            blocks += beside.mostBlocks();
        }
        sequences.add(new Sequence(together));
        Scoring scoring = new Scoring(sequences, results);
        try {
            sequences.forEach(scheduler::submit);
        } catch (TouchstoneException refused) {
            scoring.close(); // the queue is full: none of them is of use
            throw refused;
        }
        return scoring;
    }

    private Branch alone(int[] tokens, int from, int alternatives,
            CompletableFuture<List<TokenChoice>> result) {
        if (from < 1 || from >= tokens.length) {
            throw new IllegalArgumentException("from must be from 1 to %d, is %d".formatted(tokens.length - 1,
                    from));
        }
        int[] read = Arrays.copyOf(tokens, tokens.length - 1); // what stands behind the last is not asked
        checkLength(read.length, 0);
        return new Branch(read, read.length, from - 1, new ScoringReader(tokens, alternatives, result));
    }

    private void checkLength(int tokens, int room) {
        if (tokens == 0) {
            throw new TouchstoneException(ErrorCode.MODEL_REJECTED,
                    "the prompt is empty; give at least one token");
        }
        if (tokens + room > context) {
            throw new TouchstoneException(ErrorCode.MODEL_PROMPT_TOO_LONG,
                    "the prompt has %d tokens, the context holds %d with at least one for the answer"
                            .formatted(tokens, context));
        }
    }

    /// Gives up what is being computed and frees the model's memory.
    @Override
    public void close() {
        scheduler.close();
        team.close();
        file.close();
    }
}
