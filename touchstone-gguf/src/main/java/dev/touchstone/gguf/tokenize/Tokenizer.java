package dev.touchstone.gguf.tokenize;

import dev.touchstone.gguf.format.Metadata;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Byte-level BPE as GPT-2 defined it, with the vocabulary and merges of a model file.
///
/// Text is cut at special tokens, then by the [PreTokenizer], then bytes are merged by rank. Agrees with
/// llama.cpp and the `tokenizers` library, which also read special tokens inside a user's text.
/// Safe for use from any number of threads.
public final class Tokenizer {

    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    /// Pieces remembered with their tokens; words repeat, so a few thousand hold most of a text.
    private static final int MOST_REMEMBERED = 20_000;
    private static final int LONGEST_REMEMBERED = 32;

    private final byte[][] bytes;
    private final int[] byteTokens = new int[256];
    private final boolean[] special;
    private final Map<String, Integer> specials;
    private final Optional<Pattern> specialPattern;
    private final MergeTable merges;
    private final PreTokenizer preTokenizer;
    private final Optional<Integer> beginning;
    private final Map<String, int[]> remembered = new ConcurrentHashMap<>();

    /// Reads `tokenizer.ggml.*`.
    ///
    /// @throws dev.touchstone.core.error.TouchstoneException when the file has another kind of tokenizer or
    ///        its parts do not fit together
    public static Tokenizer of(Metadata metadata) {
        return new Tokenizer(metadata);
    }

    private Tokenizer(Metadata metadata) {
        String kind = metadata.findText("tokenizer.ggml.model").orElse("");
        if (!kind.equals("gpt2")) {
            throw metadata.invalid(("the tokenizer is of kind '%s', known is 'gpt2' (byte-level BPE); "
                    + "choose another model").formatted(kind));
        }
        String rule = metadata.findText("tokenizer.ggml.pre").orElse("gpt-2");
        preTokenizer = PreTokenizer.ofName(rule).orElseThrow(() -> metadata.invalid(
                "the tokenizer splits text by rule '%s', known are 'gpt-2' and 'smollm'".formatted(rule)));
        List<String> spellings = metadata.texts("tokenizer.ggml.tokens");
        int[] types = metadata.findWholes("tokenizer.ggml.token_type").orElse(new int[spellings.size()]);
        if (types.length != spellings.size()) {
            throw metadata.invalid("%d tokens but %d token types".formatted(spellings.size(), types.length));
        }
        ByteAlphabet alphabet = new ByteAlphabet();
        Map<String, Integer> ids = HashMap.newHashMap(spellings.size());
        bytes = new byte[spellings.size()][];
        special = new boolean[spellings.size()];
        Map<String, Integer> named = new HashMap<>();
        for (int id = 0; id < bytes.length; id++) {
            String spelling = spellings.get(id);
            ids.putIfAbsent(spelling, id);
            special[id] = types[id] == CONTROL;
            boolean whole = types[id] == CONTROL || types[id] == USER_DEFINED;
            bytes[id] = whole ? spelling.getBytes(StandardCharsets.UTF_8) : alphabet.bytesOf(spelling);
            if (whole && !spelling.isEmpty()) {
                named.put(spelling, id);
            }
        }
        specials = Map.copyOf(named);
        specialPattern = patternOf(specials);
        Integer unknown = metadata.findWhole("tokenizer.ggml.unknown_token_id", 0, bytes.length - 1)
                .orElse(0);
        for (int value = 0; value < 256; value++) {
            byteTokens[value] = ids.getOrDefault(String.valueOf(alphabet.charOf((byte) value)), unknown);
        }
        merges = readMerges(metadata, ids);
        boolean addBeginning = metadata.findFlag("tokenizer.ggml.add_bos_token").orElse(false);
        beginning = addBeginning ? metadata.findWhole("tokenizer.ggml.bos_token_id", 0, bytes.length - 1)
                : Optional.empty();
    }

    private static MergeTable readMerges(Metadata metadata, Map<String, Integer> ids) {
        List<String> lines = metadata.texts("tokenizer.ggml.merges");
        MergeTable table = new MergeTable(lines.size());
        for (int rank = 0; rank < lines.size(); rank++) {
            String line = lines.get(rank);
            int space = line.indexOf(' ', 1);
            Integer left = space < 0 ? null : ids.get(line.substring(0, space));
            Integer right = space < 0 ? null : ids.get(line.substring(space + 1));
            Integer merged = left == null || right == null ? null
                    : ids.get(line.substring(0, space) + line.substring(space + 1));
            if (merged == null) {
                throw metadata.invalid("merge %d ('%s') names tokens that the vocabulary lacks"
                        .formatted(rank, line));
            }
            table.add(left, right, rank, merged);
        }
        return table;
    }

    private static Optional<Pattern> patternOf(Map<String, Integer> specials) {
        List<String> longestFirst = new ArrayList<>(specials.keySet());
        longestFirst.sort(Comparator.comparingInt(String::length).reversed()
                .thenComparing(Comparator.naturalOrder()));
        String alternatives = String.join("|", longestFirst.stream().map(Pattern::quote).toList());
        return alternatives.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(alternatives));
    }

    /// Tokens in the vocabulary.
    public int size() {
        return bytes.length;
    }

    /// Tokens of a text as a prompt begins: with the beginning token where the model asks for one.
    public int[] encodePrompt(String text) {
        int[] ids = encode(text);
        if (beginning.isEmpty() || ids.length > 0 && ids[0] == beginning.get()) {
            return ids;
        }
        int[] all = new int[ids.length + 1];
        all[0] = beginning.get();
        System.arraycopy(ids, 0, all, 1, ids.length);
        return all;
    }

    /// Tokens of a text, special tokens read where they are spelled out; lone surrogates become U+FFFD.
    public int[] encode(String text) {
        TokenList out = new TokenList();
        int start = 0;
        if (specialPattern.isPresent()) {
            Matcher matcher = specialPattern.get().matcher(text);
            while (matcher.find()) {
                encodePlain(text, start, matcher.start(), out);
                out.add(specials.get(matcher.group()));
                start = matcher.end();
            }
        }
        encodePlain(text, start, text.length(), out);
        return out.toArray();
    }

    private void encodePlain(String text, int start, int end, TokenList out) {
        // Region bounds stay opaque so that a lookahead does not see past a special token.
        Matcher pieces = preTokenizer.pattern().matcher(text).region(start, end);
        while (pieces.find()) {
            String piece = pieces.group();
            if (piece.length() > LONGEST_REMEMBERED) {
                out.addAll(merge(piece));
                continue;
            }
            int[] known = remembered.get(piece);
            if (known == null) {
                known = merge(piece);
                if (remembered.size() < MOST_REMEMBERED) {
                    remembered.put(piece, known);
                }
            }
            out.addAll(known);
        }
    }

    private int[] merge(String piece) {
        byte[] utf8 = wellFormed(piece).getBytes(StandardCharsets.UTF_8);
        int[] symbols = new int[utf8.length];
        for (int index = 0; index < symbols.length; index++) {
            symbols[index] = byteTokens[Byte.toUnsignedInt(utf8[index])];
        }
        TokenList out = new TokenList();
        new Merger(merges, symbols).mergeInto(out);
        return out.toArray();
    }

    private static String wellFormed(String piece) {
        boolean lone = piece.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        return lone ? piece.codePoints()
                .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString() : piece;
    }

    /// The bytes of a token; several tokens may share one character, so decode them together.
    public byte[] bytesOf(int token) {
        return bytes[token].clone();
    }

    /// Whether a token steers the model instead of being text, such as `<|im_end|>`.
    public boolean special(int token) {
        return special[token];
    }

    /// The token spelled so, when it is a special one.
    public Optional<Integer> findSpecial(String spelling) {
        return Optional.ofNullable(specials.get(spelling));
    }

    /// Spellings of all special tokens.
    public Map<String, Integer> specials() {
        return Collections.unmodifiableMap(specials);
    }

    /// The text of some tokens; bytes that are not UTF-8 become U+FFFD, special tokens are spelled out.
    public String decode(int... tokens) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int token : tokens) {
            all.writeBytes(bytes[token]);
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
