package dev.touchstone.core.error;

import static dev.touchstone.core.error.Kind.DATA;
import static dev.touchstone.core.error.Kind.ENVIRONMENT;
import static dev.touchstone.core.error.Kind.INTERNAL;
import static dev.touchstone.core.error.Kind.MODEL;
import static dev.touchstone.core.error.Kind.USER;
import static dev.touchstone.core.error.Retry.BACKOFF;
import static dev.touchstone.core.error.Retry.NEVER;

/// Every failure a user can meet: code, whose fault, whether waiting helps, cause and remedy.
///
/// The reference page `docs/reference/errors.md` is generated from this list.
public enum ErrorCode {
    COMMAND_INVALID("TS-CMD-001", USER, NEVER,
            "The command line asks for something that does not exist or fit.",
            "Read `touchstone run --help`; the message names the option."),
    COMMAND_NOTHING_TO_RUN("TS-CMD-002", USER, NEVER, "No model or no data set was named.",
            "Give --models (or --url) and --datasets (or --custom-dataset-path)."),
    COMMAND_INTERRUPTED("TS-CMD-003", USER, NEVER, "The run was stopped by the user.",
            "Go on with the same command and --reuse."),

    CONFIG_UNREADABLE("TS-CFG-001", USER, NEVER, "A configuration file is missing or is not valid YAML.",
            "Mend the line that the message names."),
    CONFIG_UNKNOWN_KEY("TS-CFG-002", USER, NEVER, "A configuration file holds a key that nothing reads.",
            "Correct the spelling; the message suggests the nearest key."),
    CONFIG_INVALID_VALUE("TS-CFG-003", USER, NEVER, "A key holds a value of the wrong type or out of range.",
            "The message names file, key, value and what is accepted."),
    CONFIG_NOT_FOUND("TS-CFG-004", USER, NEVER, "No configuration of that name exists.",
            "`touchstone run --search` lists what exists; the message suggests near names."),
    CONFIG_AMBIGUOUS("TS-CFG-005", USER, NEVER, "Two configurations would write the same files.",
            "Give one of them another abbr."),
    CONFIG_SECRET_MISSING("TS-CFG-006", USER, NEVER, "A secret is referred to that is not there.",
            "Set the environment variable or the file that the reference names."),
    CONFIG_UNSUPPORTED("TS-CFG-007", USER, NEVER, "A task file needs something this version cannot do.",
            "The message names the key; see the task reference for what is supported."),

    DATA_NOT_FOUND("TS-DAT-001", DATA, NEVER, "The files of a data set are not where the task looks.",
            "Put them below --data-root in one of the layouts that the message lists."),
    DATA_UNREADABLE("TS-DAT-002", DATA, NEVER, "A data file is truncated, altered or of another form.",
            "The message names file, row and column; fetch the file again or mend the row."),
    DATA_INVALID_ROW("TS-DAT-003", DATA, NEVER, "A row of a data file lacks a field or holds a wrong one.",
            "The message names the row and what was expected there."),
    DATA_EMPTY("TS-DAT-004", DATA, NEVER, "A data file holds no rows.", "Check the path and the split."),
    DATA_TEMPLATE("TS-DAT-005", DATA, NEVER, "A template asks for a field that the row does not have.",
            "Correct the template or the column name."),
    DATA_NO_FILE("TS-DAT-006", DATA, NEVER, "A file that was named is not there.",
            "Correct the path; a relative one begins at the working folder."),

    MODEL_UNREACHABLE("TS-MDL-001", ENVIRONMENT, BACKOFF, "No connection to the model's server.",
            "Check --url, the proxy and whether the server runs: `touchstone doctor --url ...`."),
    MODEL_REJECTED("TS-MDL-002", MODEL, NEVER, "The server refused the request (a 4xx status).",
            "The message holds the server's own words."),
    MODEL_RATE_LIMITED("TS-MDL-003", MODEL, BACKOFF,
            "The server asked to slow down (429) until the tries ran out.",
            "Lower --concurrency or --request-rate, or raise --retries."),
    MODEL_SERVER_ERROR("TS-MDL-004", MODEL, BACKOFF,
            "The server failed (5xx, or an error inside its answer) until the tries ran out.",
            "Look at the server's log; then run again with --reuse."),
    MODEL_TIMEOUT("TS-MDL-005", MODEL, BACKOFF, "No complete answer within the time limit.",
            "Raise --timeout or lower --max-out-len."),
    MODEL_CONNECTION_LOST("TS-MDL-006", ENVIRONMENT, BACKOFF,
            "The connection broke in the middle of an answer.",
            "Run again with --reuse; only what is missing is sent."),
    MODEL_ANSWER_UNREADABLE("TS-MDL-007", MODEL, BACKOFF, "The server's answer is not of the expected form.",
            "Check that the back end named in the model file matches the server."),
    MODEL_UNAUTHORIZED("TS-MDL-008", MODEL, NEVER, "The server refused the key (401 or 403).",
            "Name the variable that holds the key: --api-key-env NAME."),
    MODEL_NOT_FOUND("TS-MDL-009", MODEL, NEVER, "The server does not know this model or path (404).",
            "`touchstone doctor --url ...` lists the models it has."),
    MODEL_CAPABILITY("TS-MDL-010", USER, NEVER, "The task needs something this back end cannot do.",
            "Choose a back end with that capability; the message names it."),
    MODEL_NOT_REPLAYED("TS-MDL-011", DATA, NEVER, "The recorded outputs hold no answer for a sample.",
            "Record the missing rows or lower --num-prompts."),
    MODEL_FILE_INVALID("TS-MDL-012", DATA, NEVER, "A model file is truncated, altered or of an unknown form.",
            "Fetch its files again from where they came."),
    MODEL_FILE_NOT_FOUND("TS-MDL-013", USER, NEVER, "A model's weights are not on this machine.",
            "Give the path of their folder or .gguf file."),
    MODEL_PULL_FAILED("TS-MDL-014", ENVIRONMENT, BACKOFF, "The weights could not be fetched.",
            "The message holds the reason; a pip and a way to its registry are needed."),
    MODEL_PROMPT_TOO_LONG("TS-MDL-015", MODEL, NEVER, "The prompt does not fit the model's context.",
            "Use fewer examples or a model with a longer context."),
    MODEL_BUDGET("TS-MDL-016", USER, NEVER, "The limit of cost or tokens was reached.",
            "Raise --max-cost or --max-tokens-total and run again with --reuse."),
    MODEL_CANCELLED("TS-MDL-017", USER, NEVER, "The request was given up because the run is stopping.",
            "Run again with --reuse."),
    MODEL_RUNTIME_MISSING("TS-MDL-018", ENVIRONMENT, NEVER,
            "Python, or a package that a local model needs, is missing or broken.",
            "Install it by the command in the message; `touchstone doctor --local` shows what is there."),
    MODEL_WORKER_LOST("TS-MDL-019", ENVIRONMENT, BACKOFF,
            "The process that runs a local model ended in the middle.",
            "The message holds its last words; run again with --reuse, answers that were given are kept."),
    MODEL_OUT_OF_MEMORY("TS-MDL-020", ENVIRONMENT, NEVER,
            "A local model, or one sample alone in it, does not fit into memory.",
            "Take more devices (run_cfg: num_gpus), a smaller dtype, or a lower max_out_len or max_seq_len."),
    MODEL_TEXT_NOT_MEASURED("TS-MDL-021", MODEL, NEVER,
            "The model answered, but has no log-probability for this text; this says nothing of other texts.",
            "The message says what is missing; the other samples are measured."),

    SERVER_ADDRESS_IN_USE("TS-SRV-001", ENVIRONMENT, NEVER,
            "A server could not listen on the address and port it was given.",
            "Choose another --port (0 takes a free one), or stop the process that listens there."),

    LOG_TORN_TAIL("TS-LOG-001", ENVIRONMENT, NEVER, "The last record of a log was cut by a crash.",
            "Nothing: the record is left aside and its attempt repeated."),
    LOG_DAMAGED("TS-LOG-002", ENVIRONMENT, NEVER, "A log was altered or damaged in the middle.",
            "Restore the file from a copy, or remove the segment that the message names."),
    LOG_LOCKED("TS-LOG-003", USER, NEVER, "Another process is writing to this run.",
            "Wait until it ends, or stop it."),
    LOG_CHANGED("TS-LOG-004", USER, NEVER, "The resumed run asks something else than the folder holds.",
            "Start a new run, or take the old answers with --reuse-anyway."),
    LOG_WRITE_FAILED("TS-LOG-005", ENVIRONMENT, BACKOFF,
            "The run folder cannot be written (full, read-only).",
            "Make room and run again with --reuse; finished answers are kept."),
    LOG_FOREIGN("TS-LOG-006", ENVIRONMENT, NEVER, "A log segment belongs to another unit or format.",
            "Do not copy files between run folders."),
    RESULT_UNREADABLE("TS-LOG-007", ENVIRONMENT, NEVER,
            "A result or summary of a run was cut, altered or is of another form.",
            "Make it anew from the log, which is untouched: `touchstone run ... --mode eval --reuse RUN`."),

    SCORE_COMMAND_FAILED("TS-SCO-001", USER, NEVER, "An extractor command failed or broke its protocol.",
            "Try it by hand with one JSON line on its standard input."),
    SCORE_NOTHING("TS-SCO-002", DATA, NEVER, "There is nothing to score in this run.",
            "Run with --mode infer first, or name another run with --reuse."),

    SANDBOX_UNAVAILABLE("TS-SBX-001", ENVIRONMENT, NEVER,
            "Programs that a model wrote cannot be kept apart on this machine, so none is run.",
            "Install bubblewrap, python3 and util-linux, or mend what the message names; `touchstone doctor` "
                    + "tries each limit."),
    SANDBOX_FAILED("TS-SBX-002", ENVIRONMENT, NEVER,
            "A program could not be run under its limits; this says nothing of the program.",
            "`touchstone doctor` tries each limit; then score again with --mode eval --reuse."),

    INTERNAL_BUG("TS-INT-001", INTERNAL, NEVER, "Touchstone met a state that it takes for impossible.",
            "Please report the message and the run's logs.");

    private final String id;
    private final Kind kind;
    private final Retry retry;
    private final String cause;
    private final String remedy;

    ErrorCode(String id, Kind kind, Retry retry, String cause, String remedy) {
        this.id = id;
        this.kind = kind;
        this.retry = retry;
        this.cause = cause;
        this.remedy = remedy;
    }

    /// The stable code, `TS-AREA-NNN`.
    public String id() {
        return id;
    }

    /// Whose fault it is.
    public Kind kind() {
        return kind;
    }

    /// Whether waiting helps.
    public Retry retry() {
        return retry;
    }

    /// One sentence: what lies behind it.
    public String cause() {
        return cause;
    }

    /// One sentence: what to do.
    public String remedy() {
        return remedy;
    }
}
