"""Makes a tiny model with random weights, and says what transformers itself answers: one text at a time, nothing padded.

make DIR           a Llama of two layers with a byte-level tokenizer and a chat template, in float64
answers MODEL      reads {"text" | "messages", "max_tokens"} lines, prints the greedy answers
likelihoods MODEL  reads {"context", "continuations"} | {"text", "window"} lines, prints [[log probability, tokens, greedy]]

MODEL is a folder or a .gguf file.
"""
import json
import os
import sys

import torch
import transformers


def make(folder):
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    merges = [("a", "n"), ("t", "h"), ("th", "e"), ("Ġ", "the"), ("i", "n"), ("o", "u")]
    words = ["<s>", "</s>"] + letters + ["".join(pair) for pair in merges]
    tokenizer = Tokenizer(models.BPE(vocab={word: at for at, word in enumerate(words)}, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    fast = transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>")
    fast.chat_template = "{% for m in messages %}<{{ m.role }}>{{ m.content }}\n{% endfor %}<assistant>"
    torch.manual_seed(7)
    config = transformers.LlamaConfig(vocab_size=len(fast), hidden_size=32, intermediate_size=64, num_hidden_layers=2,
                                      num_attention_heads=4, num_key_value_heads=2, max_position_embeddings=256,
                                      bos_token_id=0, eos_token_id=1, initializer_range=0.4)
    model = transformers.LlamaForCausalLM(config).double()
    model.save_pretrained(folder)
    fast.save_pretrained(folder)


def load(path):
    transformers.logging.set_verbosity_error()
    keywords = {}
    if path.endswith(".gguf"):
        path, keywords["gguf_file"] = os.path.split(os.path.abspath(path))
    return (transformers.AutoTokenizer.from_pretrained(path, **keywords),
            transformers.AutoModelForCausalLM.from_pretrained(path, dtype="auto", **keywords).eval())


def answers(folder):
    tokenizer, model = load(folder)
    for line in sys.stdin:
        item = json.loads(line)
        if "messages" in item:
            text = tokenizer.apply_chat_template(item["messages"], tokenize=False, add_generation_prompt=True)
            ids = tokenizer(text, add_special_tokens=False, return_tensors="pt")["input_ids"]
        else:
            ids = tokenizer(item["text"], return_tensors="pt")["input_ids"]
        out = model.generate(ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=item["max_tokens"],
                             pad_token_id=tokenizer.eos_token_id)
        print(json.dumps(tokenizer.decode(out[0, ids.shape[1]:], skip_special_tokens=True)), flush=True)


def score(model, context, continuation):
    ids = torch.tensor([context + continuation])
    with torch.no_grad():
        logits = model(ids).logits[0].log_softmax(-1)
    there = logits[len(context) - 1:-1]
    wanted = torch.tensor(continuation)
    return [float(there[torch.arange(len(wanted)), wanted].sum()), len(continuation), bool((there.argmax(-1) == wanted).all())]


def likelihoods(folder):
    tokenizer, model = load(folder)
    plain = lambda text: tokenizer(text, add_special_tokens=False)["input_ids"]
    for line in sys.stdin:
        item = json.loads(line)
        if "text" in item:
            tokens, size, parts = plain(item["text"]), item["window"], []
            parts.append(score(model, [tokenizer.bos_token_id], tokens[:size]))
            for begin in range(size, len(tokens), size):
                end = min(begin + size, len(tokens))
                parts.append(score(model, tokens[max(0, end - size - 1) if end - begin < size else begin - 1:begin], tokens[begin:end]))
            print(json.dumps([[sum(part[0] for part in parts), sum(part[1] for part in parts), all(part[2] for part in parts)]]))
            continue
        values = []
        for continuation in item["continuations"]:
            context = item["context"]
            kept = context.rstrip()
            moved = context[len(kept):] + continuation
            if kept:
                values.append(score(model, plain(kept), plain(kept + moved)[len(plain(kept)):]))
            else:
                values.append(score(model, [tokenizer.bos_token_id], plain(moved)))
        print(json.dumps(values), flush=True)


globals()[sys.argv[1]](*sys.argv[2:])
