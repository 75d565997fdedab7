"""Runs one local model for Touchstone: one JSON object a line on standard input, one a line on standard output.

In:   {"op": "open", "engine": "transformers" | "llamacpp" | "echo", "settings": {...}}    first, once
      {"op": "probe"}                                                                      instead of open
      {"op": "generate", "arguments": {...}, "items": [{"id", "text" | "messages", "max_tokens", "seed"?}]}
      {"op": "likelihood", "items": [{"id", "context", "continuations"} | {"id", "text"}]}
Out:  {"event": "ready", ...} or {"event": "failed", "code", "message"}                    to open
      {"event": "answer", "id", "text", "finish", "prompt_tokens", "completion_tokens"}    as soon as a row ends
      {"event": "likelihood", "id", "values": [[log probability, tokens, greedy], ...]}
      {"event": "error", "id", "code", "message", "permanent"}
      {"event": "done"}                                                                    every item has its line

Codes are names of Touchstone's ErrorCode. The end of standard input ends the process at once. Whatever libraries print
goes to standard error: the protocol has a descriptor of its own. Works with Python 3.8 or newer; torch, transformers and
xllamacpp are loaded only by the engine that needs them.
"""
import ctypes
import gc
import importlib.util
import inspect
import json
import os
import queue
import re
import signal
import sys
import threading
import time

CALM_BATCHES = 8  # batches without a shortage of memory before a larger one is tried again


class Refused(Exception):
    """What cannot be done, with the code that Touchstone reports."""

    def __init__(self, code, message, permanent=False):
        super().__init__(message)
        self.code, self.message, self.permanent = code, message, permanent


class Wire:
    """The two streams of the protocol, taken away from every library before one is loaded."""

    def __init__(self):
        self.lock = threading.Lock()
        self.out = os.fdopen(os.dup(1), "wb", buffering=0)
        self.requests = os.fdopen(os.dup(0), "rb")
        os.dup2(2, 1)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        self.waiting = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.requests:
            self.waiting.put(line)
        os._exit(0)  # the parent is gone or has closed its end: nobody waits for an answer

    def send(self, **event):
        self.write(json.dumps(event, separators=(",", ":")).encode("ascii") + b"\n")

    def write(self, data):
        with self.lock:
            view = memoryview(data)
            while view:
                view = view[self.out.write(view):]


class Row:
    """One item of a request on its way to an answer."""

    def __init__(self, wire, item):
        self.wire, self.item, self.id = wire, item, item["id"]
        self.bound, self.tokens, self.ended = item.get("max_tokens", 0), [], False

    def answer(self, text, finish, prompt_tokens, completion_tokens):
        if not self.ended:
            self.ended = True
            self.wire.send(event="answer", id=self.id, text=text, finish=finish, prompt_tokens=prompt_tokens,
                           completion_tokens=completion_tokens)

    def values(self, values):
        if not self.ended:
            self.ended = True
            self.wire.send(event="likelihood", id=self.id, values=values)

    def fail(self, code, message, permanent=False):
        if not self.ended:
            self.ended = True
            self.wire.send(event="error", id=self.id, code=code, message=message[:4000], permanent=permanent)


class Batches:
    """Takes rows through a model in batches that shrink when memory runs out and grow again when it is calm.

    A batch that meets a shortage is cut in half and repeated without the rows that were answered already; a single
    row that meets one has an error. Any other exception is looked for row by row, so that it costs one row alone.
    """

    def __init__(self, most):
        self.most, self.size = most, most
        self.calm, self.patience = 0, CALM_BATCHES

    def run(self, rows, work):
        waiting = list(rows)
        while waiting:
            part, waiting = waiting[:self.size], waiting[self.size:]
            short, reason = False, None
            try:
                work(part)
            except Refused as refused:
                for row in part:
                    row.fail(refused.code, refused.message, refused.permanent)
            except Exception as failure:
                if device_lost(failure):
                    raise
                short, reason = out_of_memory(failure), "%s: %s" % (type(failure).__name__, failure)
            if reason is None:
                self._grow()
                continue
            left = [row for row in part if not row.ended]
            if len(part) == 1:
                for row in left:
                    row.fail("MODEL_OUT_OF_MEMORY" if short else "MODEL_REJECTED",
                             "memory ran out for this sample alone: " + reason if short else reason)
            elif short:
                self._shrink(len(part))
                waiting = left + waiting
            else:
                for row in left:
                    self.run([row], work)
            free_memory()

    def _shrink(self, failed):
        if self.size < self.most:
            self.patience *= 2  # a try to grow was in vain
        self.size, self.calm = max(1, failed // 2), 0
        print("memory ran out with %d rows, going on with %d" % (failed, self.size), file=sys.stderr)

    def _grow(self):
        self.calm += 1
        if self.size < self.most and self.calm >= self.patience:
            self.size, self.calm = min(self.most, self.size * 2), 0


def out_of_memory(failure):
    name = type(failure).__name__
    return isinstance(failure, MemoryError) or name == "OutOfMemoryError" or isinstance(failure, RuntimeError) and bool(
        re.search(r"out of memory|can't allocate memory|not enough memory|CUBLAS_STATUS_ALLOC_FAILED", str(failure), re.I))


def device_lost(failure):
    """A device that met an error answers nothing more: the process has to end and be started again."""
    return not out_of_memory(failure) and bool(
        re.search(r"device-side assert|CUDA error|illegal memory access|uncorrectable ECC|NPU error", str(failure), re.I))


def free_memory():
    gc.collect()
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_available():
        torch.cuda.empty_cache()


def first_lines(failure, count=6):
    lines = [line.strip() for line in str(failure).splitlines() if line.strip()]
    return " ".join(lines[:count])[:1500] or type(failure).__name__


def need(*packages):
    """Refuses with the command that installs what is missing."""
    missing = [package for package in packages if importlib.util.find_spec(package) is None]
    if missing:
        raise Refused("MODEL_RUNTIME_MISSING", "%s (Python %s) has no %s; install it: %s -m pip install %s" % (
            sys.executable, sys.version.split()[0], " and no ".join(missing), sys.executable, " ".join(missing)))


def load(package):
    try:
        return importlib.import_module(package)
    except Exception as broken:  # a broken installation fails in many ways
        raise Refused("MODEL_RUNTIME_MISSING", "%s cannot load %s: %s; install it anew: %s -m pip install %s" % (
            sys.executable, package, first_lines(broken), sys.executable, package)) from broken


def devices():
    """What torch can compute on besides the processor: (kind, names)."""
    torch = load("torch")
    if importlib.util.find_spec("torch_npu") is not None:
        load("torch_npu")
    for kind in ("cuda", "npu", "xpu"):
        home = getattr(torch, kind, None)
        if home is not None and home.is_available():
            return kind, [home.get_device_name(at) for at in range(home.device_count())]
    if getattr(torch.backends, "mps", None) is not None and torch.backends.mps.is_available():
        return "mps", ["Apple GPU"]
    return "cpu", []


# ---- transformers ----


NEUTRAL = {"presence_penalty": 0, "frequency_penalty": 0, "n": 1, "stream": False, "num_beams": 1, "best_of": 1,
           "use_cache": True}
SAMPLING = ("temperature", "top_p", "top_k", "min_p", "typical_p", "do_sample")


class Transformers:
    """A causal language model of Hugging Face transformers."""

    def __init__(self, settings):
        need("torch", "transformers")
        several = settings.get("num_gpus", 1) > 1
        keywords = dict(settings.get("model_kwargs", {}))
        if several:
            keywords.setdefault("device_map", "auto")
        if "device_map" in keywords:
            need("accelerate")
        self.torch, self.transformers = load("torch"), load("transformers")
        self.transformers.logging.set_verbosity_error()
        self.kind, self.cards = devices()
        self.batches = Batches(settings.get("batch_size", 1) if settings.get("batch_padding", True) else 1)
        self.truncation = settings.get("truncation", "error")
        self.trusted = bool(settings.get("trust_remote_code", False))
        self.tokenizer = self._tokenizer(settings)
        self.model = self._model(settings, keywords)
        self.device = self.model.get_input_embeddings().weight.device
        self.template = self._template(settings)
        self.template_arguments = settings.get("chat_template_kwargs", {})
        self.context = settings.get("max_seq_len") or self._context()
        self.accepts = set(inspect.signature(self.model.forward).parameters)
        ids = self.model.generation_config.eos_token_id
        self.ends = set([] if ids is None else [ids] if isinstance(ids, int) else ids)
        if self.tokenizer.eos_token_id is not None:
            self.ends.add(self.tokenizer.eos_token_id)
        config = self.model.config
        self.bos = bool(settings.get("add_bos", str(getattr(config, "model_type", "")).startswith("gemma")))
        self.pad = next((token for token in (self.tokenizer.pad_token_id, self.tokenizer.eos_token_id) if token is not None), 0)
        self.random = self.torch.Generator().manual_seed(int.from_bytes(os.urandom(7), "big"))

    def _load(self, what, home, path, keywords):
        try:
            return home.from_pretrained(path, **keywords)
        except ImportError as missing:
            raise Refused("MODEL_RUNTIME_MISSING", "the %s of %s needs a package that %s lacks: %s" % (
                what, path, sys.executable, first_lines(missing))) from missing
        except Exception as broken:
            if out_of_memory(broken):
                raise Refused("MODEL_OUT_OF_MEMORY", "memory ran out while %s was loaded: %s" % (path, first_lines(broken))) from broken
            if "trust_remote_code" in str(broken):
                raise Refused("CONFIG_UNSUPPORTED", "%s brings code of its own; read it, then set trust_remote_code: true: %s" % (
                    path, first_lines(broken, 2))) from broken
            absent = isinstance(broken, OSError) and not os.path.exists(path)
            raise Refused("MODEL_FILE_NOT_FOUND" if absent else "MODEL_FILE_INVALID", "the %s of %s cannot be loaded: %s: %s" % (
                what, path, type(broken).__name__, first_lines(broken))) from broken

    def _tokenizer(self, settings):
        path = settings.get("tokenizer_path") or settings["path"]
        keywords = {"trust_remote_code": self.trusted}
        if settings.get("gguf_file") and not settings.get("tokenizer_path"):
            keywords["gguf_file"] = settings["gguf_file"]
        keywords.update(settings.get("tokenizer_kwargs", {}))
        return self._load("tokenizer", self.transformers.AutoTokenizer, path, keywords)

    def _model(self, settings, own):
        keywords = {"trust_remote_code": self.trusted, "output_loading_info": True}
        if settings.get("gguf_file"):
            keywords["gguf_file"] = settings["gguf_file"]
        keywords.update(own)
        modern = tuple(int(part) for part in self.transformers.__version__.split(".")[:2]) >= (4, 56)
        kind = keywords.pop("torch_dtype", keywords.pop("dtype", "auto"))
        if isinstance(kind, str) and kind != "auto":
            name = kind.rsplit(".", 1)[-1]
            kind = getattr(self.torch, name, None)
            if not isinstance(kind, self.torch.dtype):
                raise Refused("CONFIG_INVALID_VALUE", "model_kwargs: '%s' is no dtype of torch, expected such as bfloat16" % name)
        keywords["dtype" if modern else "torch_dtype"] = kind
        model, report = self._load("model", self.transformers.AutoModelForCausalLM, settings["path"], keywords)
        if report.get("missing_keys"):
            missing = sorted(report["missing_keys"])
            raise Refused("MODEL_FILE_INVALID", "the weights of %s lack %d tensors (%s); they would be made up at random" % (
                settings["path"], len(missing), ", ".join(missing[:3])))
        if "device_map" not in keywords and self.kind != "cpu" and not hasattr(model, "hf_device_map"):
            model = self._placed(model, settings["path"])
        rows = model.get_input_embeddings().weight.shape[0]
        known = max(len(self.tokenizer), 1 + max(self.tokenizer.get_vocab().values(), default=-1))  # numbers may have gaps
        if known > rows:
            raise Refused("MODEL_FILE_INVALID", "the tokenizer of %s numbers its tokens up to %d and the model of %s knows %d: tokenizer "
                          "and model do not belong together; put the model's own tokenizer into its folder, or correct tokenizer_path" % (
                              settings.get("tokenizer_path") or settings["path"], known - 1, settings["path"], rows))
        return model.eval()

    def _placed(self, model, path):
        try:
            return model.to(self.kind)
        except Exception as failure:
            if out_of_memory(failure):
                raise Refused("MODEL_OUT_OF_MEMORY", "%s does not fit on one %s device; set run_cfg: {num_gpus: 2} or more: %s" % (
                    path, self.kind, first_lines(failure))) from failure
            raise

    def _template(self, settings):
        own = settings.get("chat_template")
        if not settings.get("chat"):
            return None
        if own is None and not self.tokenizer.chat_template:
            raise Refused("MODEL_CAPABILITY", "the tokenizer of %s has no chat template; use hf_base_model, or set "
                          "chat_template (a file or Jinja text) or meta_template" % (settings.get("tokenizer_path") or settings["path"]))
        return own

    def _context(self):
        config = self.model.config.get_text_config() if hasattr(self.model.config, "get_text_config") else self.model.config
        for name in ("max_position_embeddings", "n_positions", "max_sequence_length", "seq_length", "n_ctx"):
            if isinstance(getattr(config, name, None), int) and getattr(config, name) > 0:
                return getattr(config, name)
        length = self.tokenizer.model_max_length
        return length if 0 < length < 1 << 30 else 2048

    def describe(self):
        placed = getattr(self.model, "hf_device_map", None)
        where = sorted({str(device) for device in placed.values()}) if placed else [str(self.device)]
        return {"device": ", ".join(where), "context": self.context, "dtype": str(self.model.dtype),
                "torch": self.torch.__version__, "transformers": self.transformers.__version__}

    # -- answers

    def generate(self, rows, arguments):
        plan = self._plan(arguments)
        ready = []
        for row in rows:
            try:
                row.tokens, row.bound = self._fit(self._encode(row.item), row.bound)
                ready.append(row)
            except Refused as refused:
                row.fail(refused.code, refused.message, refused.permanent)
            except Exception as broken:  # a template may refuse the order of roles
                row.fail("MODEL_REJECTED", "the prompt cannot be encoded: %s" % first_lines(broken))
        ready.sort(key=lambda row: -len(row.tokens))  # the longest first: a shortage of memory shows at once
        self.batches.run(ready, lambda part: self._generate(part, plan))

    def _encode(self, item):
        if "messages" not in item:
            return self.tokenizer(item["text"])["input_ids"]
        keywords = dict(self.template_arguments)
        if self.template is not None:
            keywords["chat_template"] = self.template
        text = self.tokenizer.apply_chat_template(item["messages"], tokenize=False, add_generation_prompt=True, **keywords)
        return self.tokenizer(text, add_special_tokens=False)["input_ids"]

    def _fit(self, tokens, bound):
        """The stated rule for prompts that are too long; never without the user's word."""
        if not tokens:
            raise Refused("MODEL_REJECTED", "the prompt has no tokens")
        if self.truncation == "error":
            if len(tokens) >= self.context:
                raise Refused("MODEL_PROMPT_TOO_LONG", "the prompt has %d tokens and the context %d (max_seq_len); shorten it, or "
                              "set truncation: left or middle" % (len(tokens), self.context))
            return tokens, min(bound, self.context - len(tokens))
        room = self.context - bound
        if room < 1:
            raise Refused("MODEL_PROMPT_TOO_LONG", "max_out_len %d leaves no room for a prompt in a context of %d tokens" % (
                bound, self.context))
        if len(tokens) <= room:
            return tokens, bound
        head = room // 2 if self.truncation == "middle" else 0
        return tokens[:head] + tokens[len(tokens) - (room - head):], bound

    def _plan(self, arguments):
        """Splits the arguments: stop texts, sampling, and what goes to transformers as it is."""
        known = self.transformers.GenerationConfig()
        stops, passed = [], {}
        sampling = {name: arguments[name] for name in SAMPLING if arguments.get(name) is not None}
        for name, value in arguments.items():
            if name in ("stop", "stop_strings", "stop_words"):
                stops += [text for text in ([value] if isinstance(value, str) else value) if text]
            elif name in NEUTRAL and value == NEUTRAL[name] or name in ("seed", "ignore_eos") or name in SAMPLING or value is None:
                continue
            elif name in ("max_new_tokens", "max_length", "num_return_sequences", "num_beams", "stopping_criteria") \
                    or not hasattr(known, name):
                raise Refused("CONFIG_UNSUPPORTED", "generation_kwargs: '%s: %s' is nothing that this back end can do; remove it "
                              "(the length of answers is max_out_len)" % (name, value), True)
            else:
                passed[name] = value
        sampled = sampling.get("do_sample", sampling.get("temperature", 0) > 0) and sampling.get("temperature", 1) > 0
        ends = set() if arguments.get("ignore_eos") else set(self.ends)
        for text in list(stops):
            token = self.tokenizer.get_added_vocab().get(text)
            if token is not None:  # a special token is invisible in the text: it ends by its number
                ends.add(token)
        return {"stops": stops, "passed": passed, "ends": ends, "sampling": sampling if sampled else None}

    def _generate(self, rows, plan):
        torch = self.torch
        width = max(len(row.tokens) for row in rows)
        ids = torch.tensor([[self.pad] * (width - len(row.tokens)) + row.tokens for row in rows], device=self.device)
        mask = torch.tensor([[0] * (width - len(row.tokens)) + [1] * len(row.tokens) for row in rows], device=self.device)
        watch = Watch(self, rows, width, plan)
        keywords = dict(plan["passed"], do_sample=False, num_beams=1, pad_token_id=self.pad, return_dict_in_generate=False,
                        max_new_tokens=max(row.bound for row in rows), eos_token_id=sorted(plan["ends"]) or None,
                        stopping_criteria=self.transformers.StoppingCriteriaList([watch]))
        if plan["sampling"] is not None:
            keywords["logits_processor"] = self.transformers.LogitsProcessorList([Dice(self, rows, plan["sampling"])])
        with torch.inference_mode():
            result = self.model.generate(input_ids=ids, attention_mask=mask, **keywords)
        watch.finish(result)

    # -- likelihoods, as lm-evaluation-harness defines them

    def likelihood(self, rows):
        groups, ready = {}, []
        for row in rows:
            try:
                pairs = self._windows(row.item["text"]) if "text" in row.item else [
                    self._pair(row.item["context"], continuation) for continuation in row.item["continuations"]]
                row.found = [None] * len(pairs)
                for at, (context, continuation) in enumerate(pairs):
                    # choices of one token after the same context are one row of the model
                    groups.setdefault(tuple(context + continuation[:-1]), []).append((row, at, continuation))
                ready.append(row)
            except Refused as refused:
                row.fail(refused.code, refused.message, refused.permanent)
        sequences = [Sequence(tokens, uses) for tokens, uses in groups.items()
                     if any(not row.ended for row, _, _ in uses)]
        sequences.sort(key=lambda sequence: -len(sequence.tokens))
        self.batches.run(sequences, self._score)
        for row in ready:
            if not row.ended and all(value is not None for value in row.found):
                row.values([self._sum(row.found)] if "text" in row.item else row.found)

    @staticmethod
    def _sum(parts):
        return [sum(part[0] for part in parts), sum(part[1] for part in parts), all(part[2] for part in parts)]

    def _words(self, text):
        return self.tokenizer(text, add_special_tokens=self.bos)["input_ids"]

    def _prefix(self):
        for token in (self.tokenizer.bos_token_id, self.tokenizer.eos_token_id):
            if token is not None:
                return token
        raise Refused("MODEL_CAPABILITY", "the tokenizer has neither a first nor a last token, which an empty context needs")

    def _pair(self, context, continuation):
        head = context.rstrip()
        continuation = context[len(head):] + continuation
        if not continuation:
            raise Refused("MODEL_TEXT_NOT_MEASURED", "a continuation without text cannot be scored")
        if not head:
            before, after = [self._prefix()], self.tokenizer(continuation, add_special_tokens=False)["input_ids"]
            if len(after) > 1 and after[0] == before[0]:
                after = after[1:]
        else:
            before, whole = self._words(head), self._words(head + continuation)
            after = whole[len(before):]
            if not after:  # the continuation merged into the last token of the context
                before, after = whole[:-1], whole[-1:]
        if not after or not before:
            raise Refused("MODEL_TEXT_NOT_MEASURED", "a continuation without tokens cannot be scored")
        spare = len(before) + len(after) - 1 - self.context
        if spare > 0:
            if self.truncation == "error" or spare >= len(before):
                raise Refused("MODEL_PROMPT_TOO_LONG", "context and continuation have %d tokens and the model's context %d "
                              "(max_seq_len); shorten them, or set truncation: left" % (len(before) + len(after), self.context))
            room = len(before) - spare
            head = room // 2 if self.truncation == "middle" else 0
            before = before[:head] + before[len(before) - (room - head):]
        return before, after

    def _windows(self, text):
        """Every token once, in windows of the context's length; each begins with one token of context, the last is full."""
        tokens = self._words(text)
        if not tokens:
            raise Refused("MODEL_TEXT_NOT_MEASURED", "a text without tokens has no likelihood")
        line, pairs, done = [self._prefix()] + tokens, [], 0
        while done < len(tokens):
            count = min(self.context, len(tokens) - done)
            done += count
            begin = done - count if not pairs else max(0, done - self.context)
            pairs.append((line[begin:done - count + 1], line[done - count + 1:done + 1]))
        return pairs

    def _score(self, sequences):
        torch = self.torch
        width = max(len(sequence.tokens) for sequence in sequences)
        keep = max(len(target) for sequence in sequences for _, _, target in sequence.uses)
        pads = [width - len(sequence.tokens) for sequence in sequences]
        ids = torch.tensor([[self.pad] * pad + list(one.tokens) for pad, one in zip(pads, sequences)], device=self.device)
        mask = torch.tensor([[0] * pad + [1] * (width - pad) for pad in pads], device=self.device)
        keywords = {"input_ids": ids, "attention_mask": mask}
        if "position_ids" in self.accepts:
            keywords["position_ids"] = (mask.cumsum(-1) - 1).clamp(min=0)
        if "use_cache" in self.accepts:
            keywords["use_cache"] = False
        name = next((name for name in ("logits_to_keep", "num_logits_to_keep") if name in self.accepts), None)
        if name:
            keywords[name] = keep
        with torch.inference_mode():
            logits = self.model(**keywords).logits[:, -keep:]
            logits = torch.log_softmax(logits if logits.dtype == torch.float64 else logits.float(), dim=-1)
            for at, sequence in enumerate(sequences):
                for row, place, target in sequence.uses:
                    there = logits[at, -len(target):]
                    wanted = torch.tensor(target, device=there.device)
                    values = there.gather(-1, wanted.unsqueeze(-1))
                    row.found[place] = [min(0.0, float(values.double().sum())), len(target),
                                        bool((there.argmax(-1) == wanted).all())]
                sequence.ended = True


class Sequence:
    """One row of the model when likelihoods are asked: its tokens, and who waits for which of its values."""

    def __init__(self, tokens, uses):
        self.tokens, self.uses, self.ended = tokens, uses, False

    def fail(self, code, message, permanent=False):
        for row, _, _ in self.uses:
            row.fail(code, message, permanent)


class Watch:
    """Looks at each new token: ends rows at their own bound, end token or stop text, and hands them out at once."""

    def __init__(self, engine, rows, width, plan):
        self.engine, self.rows, self.width = engine, rows, width
        self.ends, self.stops = plan["ends"], plan["stops"]
        self.tail = max((len(text) for text in self.stops), default=0) * 4 + 8  # a character has up to four tokens
        self.over = [row.ended for row in rows]

    def __call__(self, ids, scores, **_):
        count = ids.shape[1] - self.width
        last = ids[:, -1].tolist()
        for at, row in enumerate(self.rows):
            if self.over[at]:
                continue
            if last[at] in self.ends or self.stops and self._stopped(ids[at, max(self.width, ids.shape[1] - self.tail):]):
                self._end(at, ids[at, self.width:].tolist(), "stop")
            elif count >= row.bound:
                self._end(at, ids[at, self.width:].tolist(), "length")
        return self.engine.torch.tensor(self.over, device=ids.device, dtype=self.engine.torch.bool)

    def _stopped(self, tokens):
        text = self.engine.tokenizer.decode(tokens.tolist(), skip_special_tokens=True)
        return any(stop in text for stop in self.stops)

    def _end(self, at, tokens, finish):
        self.over[at] = True
        row = self.rows[at]
        text = self.engine.tokenizer.decode(tokens, skip_special_tokens=True)
        cut = min((text.find(stop) for stop in self.stops if stop in text), default=-1)
        row.answer(text if cut < 0 else text[:cut], finish, len(row.tokens), len(tokens))

    def finish(self, ids):
        for at, over in enumerate(self.over):
            if not over:
                self._end(at, ids[at, self.width:].tolist(), "length")


class Dice:
    """Draws each row's next token with the row's own random numbers, so that an answer does not hang on its neighbours.

    A logits processor that leaves the drawn token alone; greedy search then takes it. Temperature and cuts are those of
    transformers, in its order; what the request does not say comes from the model's generation_config.json.
    """

    def __init__(self, engine, rows, sampling):
        self.torch = torch = engine.torch
        home, default = engine.transformers, engine.model.generation_config
        value = {name: sampling.get(name, getattr(default, name, None)) for name in SAMPLING}
        self.warpers = []
        if value["temperature"] not in (None, 1):
            self.warpers.append(home.TemperatureLogitsWarper(float(value["temperature"])))
        if value["top_k"] is not None and value["top_k"] > 0:
            self.warpers.append(home.TopKLogitsWarper(int(value["top_k"])))
        if value["top_p"] is not None and value["top_p"] < 1:
            self.warpers.append(home.TopPLogitsWarper(float(value["top_p"])))
        if value["min_p"]:
            self.warpers.append(home.MinPLogitsWarper(float(value["min_p"])))
        if value["typical_p"] is not None and value["typical_p"] < 1:
            self.warpers.append(home.TypicalLogitsWarper(float(value["typical_p"])))
        self.random = []
        for row in rows:
            seed = row.item.get("seed")
            if seed is None:
                seed = int(torch.randint(1 << 62, (1,), generator=engine.random))
            self.random.append(torch.Generator().manual_seed(int(seed) % (1 << 63)))

    def __call__(self, ids, scores):
        torch = self.torch
        for warper in self.warpers:
            scores = warper(ids, scores)
        weights = torch.softmax(scores.float(), dim=-1).cpu()
        drawn = torch.stack([torch.multinomial(one, 1, generator=dice) for one, dice in zip(weights, self.random)])
        alone = torch.full_like(scores, float("-inf"))
        return alone.scatter(1, drawn.to(scores.device), 0.0)


# ---- llama.cpp ----


LLAMA_ARGUMENTS = {
    "temperature", "top_p", "top_k", "min_p", "typical_p", "repeat_penalty", "repeat_last_n", "presence_penalty",
    "frequency_penalty", "seed", "stop", "logit_bias", "ignore_eos", "grammar", "json_schema", "response_format", "mirostat",
    "mirostat_tau", "mirostat_eta", "cache_prompt", "samplers", "n_keep", "chat_template_kwargs"}


class LlamaCpp:
    """A GGUF model in llama.cpp, by the package xllamacpp; requests of a batch run side by side."""

    def __init__(self, settings):
        need("xllamacpp")
        home = load("xllamacpp")
        self.chat = bool(settings.get("chat"))
        self.parallel = settings.get("batch_size", 1)
        self.context = settings.get("max_seq_len") or 4096
        parameters = home.CommonParams()
        parameters.model.path = settings["path"]
        parameters.hostnames, parameters.port = ["127.0.0.1"], 0  # it insists on listening somewhere
        parameters.n_parallel, parameters.n_ctx = self.parallel, self.context * self.parallel
        parameters.verbosity = 0
        if settings.get("chat_template") is not None:
            parameters.use_jinja, parameters.chat_template = True, settings["chat_template"]
        for name, value in settings.get("model_kwargs", {}).items():
            if not hasattr(parameters, name):
                raise Refused("CONFIG_UNSUPPORTED", "model_kwargs: '%s' is no setting of xllamacpp's CommonParams" % name)
            setattr(parameters, name, value)
        try:
            self.server = home.Server(parameters)
        except Exception as broken:
            raise Refused("MODEL_FILE_INVALID", "llama.cpp cannot load %s: %s" % (settings["path"], first_lines(broken))) from broken
        self.version = getattr(home, "__version__", "unknown")

    def describe(self):
        return {"device": "llama.cpp", "context": self.context, "xllamacpp": str(self.version)}

    def generate(self, rows, arguments):
        body = self._body(arguments)
        waiting = queue.Queue()
        for row in rows:
            waiting.put(row)
        threads = [threading.Thread(target=self._work, args=(waiting, body)) for _ in range(min(self.parallel, len(rows)))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    @staticmethod
    def _body(arguments):
        """Arguments by llama.cpp's names; it would pass over those that it does not know without a word."""
        body = {"temperature": 0}
        for name, value in arguments.items():
            if name == "repetition_penalty":
                body["repeat_penalty"] = value
            elif name in LLAMA_ARGUMENTS:
                body[name] = value
            elif name != "do_sample" and value is not None and not (name in NEUTRAL and value == NEUTRAL[name]):
                raise Refused("CONFIG_UNSUPPORTED", "generation_kwargs: '%s: %s' is nothing that llama.cpp can do here; remove it "
                              "(the length of answers is max_out_len)" % (name, value), True)
        if arguments.get("do_sample") is False:
            body["temperature"] = 0
        return body

    def _work(self, waiting, body):
        while True:
            try:
                row = waiting.get_nowait()
            except queue.Empty:
                return
            try:
                self._ask(row, dict(body))
            except Exception as failure:
                row.fail("MODEL_REJECTED", first_lines(failure))

    def _ask(self, row, body):
        body.update(max_tokens=row.bound, stream=False)
        if row.item.get("seed") is not None:
            body["seed"] = row.item["seed"] % (1 << 32)
        if "messages" in row.item:
            reply = self.server.handle_chat_completions(dict(body, messages=row.item["messages"]))
        else:
            reply = self.server.handle_completions(dict(body, prompt=row.item["text"]))
        if isinstance(reply, (str, bytes)):
            reply = json.loads(reply)
        if "error" in reply:
            error = reply["error"]
            long = error.get("type") == "exceed_context_size_error"
            row.fail("MODEL_PROMPT_TOO_LONG" if long else "MODEL_REJECTED", str(error.get("message", error)))
            return
        choice, usage = reply["choices"][0], reply.get("usage", {})
        text = choice["message"].get("content") or "" if "message" in choice else choice.get("text", "")
        thought = choice.get("message", {}).get("reasoning_content")
        row.answer("<think>%s</think>%s" % (thought, text) if thought else text, choice.get("finish_reason") or "unknown",
                   usage.get("prompt_tokens", 0), usage.get("completion_tokens", 0))

    def likelihood(self, rows):
        for row in rows:
            row.fail("MODEL_CAPABILITY", "llama.cpp's server gives no likelihoods of a prompt; use hf_base_model or the "
                     "embedded model", True)


# ---- a model that repeats what it is asked, for tests of what stands around a model ----


class Echo:
    """Answers with the prompt. Words of the prompt plant faults: `!die`, `!die-once FILE`, `!die-second`, `!oom ROWS`,
    `!die-while FILE`, `!raise`, `!print`, `!rubbish LINES`, `!long`, `!wait MILLISECONDS`."""

    def __init__(self, settings):
        self.wire = settings["wire"]
        self.batches = Batches(settings.get("batch_size", 1))

    def describe(self):
        return {"device": "none", "context": 0}

    def generate(self, rows, arguments):
        self.batches.run(rows, self._answer)

    def _answer(self, rows):
        for row in rows:
            fault = re.search(r"!([a-z-]+)(?: (\S+))?", self._prompt(row))
            if fault:
                self._plant(fault.group(1), fault.group(2), rows)
        for row in rows:
            prompt = self._prompt(row)
            row.answer(prompt, "length" if "!long" in prompt else "stop", len(prompt), len(prompt))
            if "!die-second" in prompt:
                os._exit(9)

    @staticmethod
    def _prompt(row):
        return row.item["text"] if "text" in row.item else row.item["messages"][-1]["content"]

    def _plant(self, fault, argument, rows):
        if fault == "die" or fault == "die-while" and os.path.exists(argument):
            os._exit(9)
        elif fault == "die-once" and not os.path.exists(argument):
            open(argument, "w").close()
            os._exit(9)
        elif fault == "wait":
            time.sleep(int(argument) / 1000)
        elif fault == "oom" and len(rows) > int(argument):
            raise MemoryError("planted")
        elif fault == "raise":
            raise ValueError("planted")
        elif fault == "print":
            print("a library says something")
            os.system("echo and so does its child")
        elif fault == "rubbish":
            for number in range(int(argument)):
                self.wire.write(b"rubbish %d\n" % number)

    def likelihood(self, rows):
        for row in rows:
            texts = [row.item["text"]] if "text" in row.item else row.item["continuations"]
            row.values([[-float(len(text)), len(text), False] for text in texts])


# ---- the process ----


ENGINES = {"transformers": Transformers, "llamacpp": LlamaCpp, "echo": Echo}


def probe(wire):
    """What this Python has, for `touchstone doctor`."""
    try:
        from importlib.metadata import version
    except ImportError:
        def version(_):
            return "?"
    found = {}
    for package in ("torch", "transformers", "tokenizers", "accelerate", "safetensors", "xllamacpp"):
        if importlib.util.find_spec(package) is not None:
            try:
                found[package] = version(package)
            except Exception:
                found[package] = "?"
    kind, names, problem = "cpu", [], ""
    if "torch" in found:
        try:
            kind, names = devices()
        except Refused as refused:
            problem = refused.message
    wire.send(event="probe", python=sys.version.split()[0], executable=sys.executable, packages=found, kind=kind, devices=names,
              problem=problem)


def serve(wire):
    engine = None
    while True:
        request = json.loads(wire.waiting.get())
        operation = request["op"]
        if operation == "probe":
            probe(wire)
        elif operation == "open":
            settings = dict(request["settings"], wire=wire)
            engine = ENGINES[request["engine"]](settings)
            wire.send(event="ready", **engine.describe())
        else:
            rows = [Row(wire, item) for item in request["items"]]
            try:
                if operation == "generate":
                    engine.generate(rows, request.get("arguments", {}))
                else:
                    engine.likelihood(rows)
            except Refused as refused:
                for row in rows:
                    row.fail(refused.code, refused.message, refused.permanent)
            for row in rows:
                row.fail("MODEL_ANSWER_UNREADABLE", "the model gave no answer to this row")
            wire.send(event="done")


def main():
    if sys.platform.startswith("linux"):
        try:
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG: ends with its parent, however that ends
        except Exception as unavailable:
            print("no signal at the parent's end: %s" % unavailable, file=sys.stderr)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it says what is to be finished first
    os.environ.setdefault("TQDM_DISABLE", "1")  # bars of progress would be all that is left of its last words
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
    wire = Wire()
    try:
        serve(wire)
    except Refused as refused:
        wire.send(event="failed", code=refused.code, message=refused.message)
        os._exit(3)


if __name__ == "__main__":
    main()
