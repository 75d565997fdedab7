// The data of the page: numbers as typed arrays, opened at the start; texts in blocks, opened when they are
// shown and forgotten again.

/** What became of an attempt, in the order of the numbers in the columns. */
const STANDINGS = ['right', 'partly', 'wrong', 'unparsed', 'truncated', 'refused', 'failed', 'unjudged', 'measured'];
const GLYPHS = ['✓', '◐', '✕', '?', '✂', '⊘', '!', '◇', '≈'];
const PARTLY = 1;
const UNPARSED = 3;
const FAILED = 6; // this and all behind it have no score
const UNJUDGED = 7;
const MEASURED = 8;
const SOMETIMES = [PARTLY, UNJUDGED, MEASURED]; // shown where there are some
const FINISHES = ['stop', 'length', 'content_filter', 'tool_calls', 'unknown'];
const CUT_AT_LENGTH = 1;
const SHARE = 10000;
const MOST_BLOCKS = 96; // about 25 MB of texts in memory

/** The bytes of a block. */
async function inflate(number) {
    const text = document.getElementById('b' + number).textContent;
    let bytes;
    if (Uint8Array.fromBase64) {
        bytes = Uint8Array.fromBase64(text);
    } else {
        const packed = atob(text);
        bytes = new Uint8Array(packed.length);
        for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
    }
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).arrayBuffer();
}

/** Columns as typed arrays over one buffer. */
async function openColumns(data) {
    const buffer = await inflate(data.block);
    const kinds = { 1: Uint8Array, 2: Uint16Array, 4: Int32Array };
    const columns = {};
    for (const [name, [width, offset]] of Object.entries(data.columns)) {
        columns[name] = new kinds[width](buffer, offset, data.rows);
    }
    return columns;
}

const openBlocks = new Map(); // number to lines, the least used first
const opening = new Map(); // number to the promise of its lines

/** The lines of a block of texts. */
function openLines(number) {
    const known = openBlocks.get(number);
    if (known) {
        openBlocks.delete(number);
        openBlocks.set(number, known);
        return Promise.resolve(known);
    }
    if (!opening.has(number)) {
        opening.set(number, inflate(number).then(buffer => {
            const lines = new TextDecoder().decode(buffer).split('\n');
            lines.pop();
            opening.delete(number);
            openBlocks.set(number, lines);
            if (openBlocks.size > MOST_BLOCKS) openBlocks.delete(openBlocks.keys().next().value);
            return lines;
        }));
    }
    return opening.get(number);
}

/** Texts by the number of their line. */
class Texts {
    constructor(blocks, starts) {
        this.blocks = blocks;
        this.starts = starts;
    }

    /** The place in `blocks` of the block that holds a line. */
    place(line) {
        let low = 0;
        let high = this.starts.length - 1;
        while (low < high) {
            const middle = low + high + 1 >> 1;
            if (this.starts[middle] <= line) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /** The texts of a line when its block is open, else null. */
    now(line) {
        const place = this.place(line);
        const lines = openBlocks.get(this.blocks[place]);
        return lines ? JSON.parse(lines[line - this.starts[place]]) : null;
    }

    /** Opens the block of a line. */
    open(line) {
        return openLines(this.blocks[this.place(line)]);
    }

    async read(line) {
        const place = this.place(line);
        const lines = await openLines(this.blocks[place]);
        return JSON.parse(lines[line - this.starts[place]]);
    }
}

/** One task's questions. */
class QuestionSet {
    async open(set) {
        this.task = set.task;
        this.texts = new Texts(set.blocks, set.starts);
        this.sample = (await openColumns(set.data)).sample;
        this.tags = await Promise.all(set.tags.map(async tag => ({
            name: tag.name, values: tag.values, place: (await openColumns(tag.data)).value,
        })));
        return this;
    }
}

/** One model on one task in one run. Rows of all units are numbered through, this one's begin at `base`. */
class Unit {
    async open(unit, sets, base) {
        this.base = base;
        this.rows = unit.data.rows;
        this.run = unit.run;
        this.model = unit.model;
        this.task = unit.task;
        this.scorers = unit.scorers;
        this.labels = unit.labels;
        this.measures = unit.measures; // likelihoods in place of answers: they have no length
        this.set = sets[unit.set];
        this.series = head.series.findIndex(series => series.run === unit.run && series.model === unit.model);
        this.texts = new Texts(unit.blocks, unit.starts);
        this.columns = await openColumns(unit.data);
        this.question = new Int32Array(this.rows); // its line in the question set
        for (let row = 0, line = 0; row < this.rows; row++) {
            while (this.set.sample[line] < this.columns.sample[row]) line++;
            this.question[row] = line;
        }
        return this;
    }

    /** The place of a scorer in this unit; its first one where it has none of that name. */
    scorer(name) {
        return Math.max(0, this.scorers.indexOf(name));
    }

    standing(row, name) {
        return this.columns['standing' + this.scorer(name)][row];
    }

    /** Tokens of the answer where the server counted them, else its characters. */
    get lengths() {
        if (!this.measured) {
            const tokens = this.columns.completion_tokens;
            this.inTokens = tokens.some(count => count > 0);
            this.measured = this.inTokens ? tokens.map(count => Math.max(0, count - 1)) : this.columns.length;
        }
        return this.measured;
    }

    get timed() {
        if (this.hasTimes === undefined) { // a replay takes no time worth showing
            const slow = this.columns.total_us.reduce((sum, time) => sum + (time > 1000), 0);
            this.hasTimes = slow > 0 && slow * 2 >= this.rows;
        }
        return this.hasTimes;
    }

    /** The row of a sample and repeat, or -1. */
    find(sample, repeat) {
        let low = 0;
        let high = this.rows;
        const samples = this.columns.sample;
        while (low < high) {
            const middle = low + high >> 1;
            if (samples[middle] < sample) low = middle + 1;
            else high = middle;
        }
        for (let row = low; row < this.rows && samples[row] === sample; row++) {
            if (this.columns.repeat[row] === repeat) return row;
        }
        return -1;
    }
}

const data = { sets: [], units: [], rows: 0 };

/** Opens every column. */
async function openData() {
    data.sets = await Promise.all(head.sets.map(set => new QuestionSet().open(set)));
    let base = 0;
    data.units = await Promise.all(head.units.map(unit => {
        const opened = new Unit().open(unit, data.sets, base);
        base += unit.data.rows;
        return opened;
    }));
    data.rows = base;
}

/** The unit that a row belongs to. */
function unitOf(row) {
    let low = 0;
    let high = data.units.length - 1;
    while (low < high) {
        const middle = low + high + 1 >> 1;
        if (data.units[middle].base <= row) low = middle;
        else high = middle - 1;
    }
    return data.units[low];
}

/** The unit of a series on a task, or undefined. */
function findUnit(series, task) {
    return data.units.find(unit => unit.series === series && unit.task === task);
}

/** Mean score of each sample that was answered, by its number; of the first scorer. */
function sampleMeans(unit) {
    if (!unit.means) {
        const means = new Map();
        const { sample, standing0, value0 } = unit.columns;
        for (let row = 0; row < unit.rows;) {
            const number = sample[row];
            let sum = 0;
            let answered = 0;
            for (; row < unit.rows && sample[row] === number; row++) {
                if (standing0[row] >= FAILED) continue;
                sum += value0[row];
                answered++;
            }
            if (answered) means.set(number, sum / answered / SHARE);
        }
        unit.means = means;
    }
    return unit.means;
}

/** For each row of a unit: 1 where the later series scores the sample higher than the earlier, -1 where lower. */
function changes(unit, before, after) {
    const result = new Int8Array(unit.rows);
    const old = findUnit(before, unit.task);
    const now = findUnit(after, unit.task);
    if (!old || !now || unit !== old && unit !== now) return result;
    const oldMeans = sampleMeans(old);
    const newMeans = sampleMeans(now);
    const samples = unit.columns.sample;
    for (let row = 0; row < unit.rows; row++) {
        const left = oldMeans.get(samples[row]);
        const right = newMeans.get(samples[row]);
        if (left !== undefined && right !== undefined) result[row] = Math.sign(right - left);
    }
    return result;
}
