// What changed between two texts, word by word.

const MOST_WORDS = 3000; // a table of 9 million cells of two bytes

/** Words, blanks and single signs; letters of scripts without blanks stand alone. */
function words(text) {
    return text.match(/\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) || [];
}

/**
 * The longest common sequence of words of two texts.
 * Returns for each side a list of {text, same}; null when they are too long to be held against each other.
 */
function wordDiff(before, after) {
    const left = words(before);
    const right = words(after);
    let start = 0;
    while (start < left.length && start < right.length && left[start] === right[start]) start++;
    let end = 0;
    while (end < left.length - start && end < right.length - start
        && left[left.length - 1 - end] === right[right.length - 1 - end]) end++;
    const rows = left.length - start - end;
    const columns = right.length - start - end;
    if (rows > MOST_WORDS || columns > MOST_WORDS) return null;
    const table = new Uint16Array((rows + 1) * (columns + 1)); // length of the best match from here on
    for (let i = rows - 1; i >= 0; i--) {
        for (let j = columns - 1; j >= 0; j--) {
            table[i * (columns + 1) + j] = left[start + i] === right[start + j]
                ? table[(i + 1) * (columns + 1) + j + 1] + 1
                : Math.max(table[(i + 1) * (columns + 1) + j], table[i * (columns + 1) + j + 1]);
        }
    }
    const sides = [[], []];
    const put = (side, text, same) => {
        const list = sides[side];
        const last = list[list.length - 1];
        if (last && last.same === same) last.text += text;
        else list.push({ text, same });
    };
    for (let at = 0; at < start; at++) [0, 1].forEach(side => put(side, left[at], true));
    let i = 0;
    let j = 0;
    while (i < rows || j < columns) {
        if (i < rows && j < columns && left[start + i] === right[start + j]) {
            [0, 1].forEach(side => put(side, left[start + i], true));
            i++;
            j++;
        } else if (j === columns
            || i < rows && table[(i + 1) * (columns + 1) + j] >= table[i * (columns + 1) + j + 1]) {
            put(0, left[start + i++], false);
        } else {
            put(1, right[start + j++], false);
        }
    }
    for (let at = end; at > 0; at--) [0, 1].forEach(side => put(side, left[left.length - at], true));
    return sides;
}
