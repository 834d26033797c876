// How a query is understood, and in which order pages come. Pure functions: words in, words out.

/** The words of a text as the index has them: small letters, no dots in short forms, a telephone number as one word. */
export function plain(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]s?\b/g, "")
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1") // l.a.d.o.
    .replace(/\b(?:sections?|sec|s)\.?\s*(\d+[a-z]?)\b/g, "section $1") // S.47, s47
    .replace(/(?<!\d)(?:\+?44|0)[\d\s()-]{5,}\d/g, (number) => number.replace(/\D/g, "").replace(/^44/, "0"))
    .replace(/[^\p{L}\p{N}-]+/gu, " ")
    .replace(/(^|\s)-+|-+(\s|$)/g, " ")
    .trim();
}

/** The words a query is understood by, made ready once: `known` is `search/words.json`. */
export function prepared(known) {
  const replace = Object.entries(known.replace).map(([typed, means]) => [` ${plain(typed)} `, ` ${plain(means)} `]);
  replace.sort(([one], [other]) => other.length - one.length);
  const areas = Object.entries(known.areas).flatMap(([id, [name, ...others]]) =>
    [name, ...others].map((typed) => ({ id, name: plain(name), typed: plain(typed) })),
  );
  areas.sort((one, other) => other.typed.length - one.typed.length);
  const ready = { replace, areas, leftOut: new Set(known.leftOut), vocabulary: known.words.split(" "), pages: known.pages };
  const keyed = (table) => Object.entries(table).map(([name, addresses]) => ({ words: key(name, ready), addresses }));
  return { ...ready, names: keyed(known.names), answers: keyed(known.answers) };
}

/**
 * What is looked for: the `words` to search for; `pinned`, the addresses that come first whatever the words say; `named`,
 * how much of a name of each page the words are, from 0 to 1; the `area` named; `corrected`, the words taken for others;
 * `unknown`, the words that stand on no page.
 */
export function understood(typed, known) {
  const { id: area, text } = areaNamed(replaced(plain(typed), known.replace), known.areas);
  const said = telling(text, known);
  const heard = said.map((word) => nearest(word, known.vocabulary));
  const words = unique(heard.filter(Boolean));
  const wanted = key(words.join(" "), known);
  const named = new Map();
  for (const { words: name, addresses } of wanted.length ? known.names : []) {
    if (!wanted.every((word) => name.includes(word))) continue;
    for (const address of addresses) named.set(address, Math.max(named.get(address) ?? 0, wanted.length / name.length));
  }
  const exactly = [...named].filter(([, share]) => share === 1).map(([address]) => address);
  const asked = [key(typed, known), wanted].map(String);
  const answers = known.answers.filter((answer) => asked.includes(String(answer.words))).flatMap((answer) => answer.addresses);
  return {
    words,
    pinned: unique([...answers, ...exactly]),
    named,
    area,
    corrected: words.filter((word) => !said.includes(word)),
    unknown: said.filter((word, place) => !heard[place]),
  };
}

/** The words that say something; all of them where none does. */
function telling(text, { leftOut }) {
  const words = text.split(" ").filter(Boolean);
  const left = words.filter((word) => word.length > 1 && !leftOut.has(word));
  return left.length ? left : words;
}

/** The telling words of a text in one order and in the singular, so that two ways to write a name are the same. */
function key(text, known) {
  const words = telling(areaNamed(replaced(plain(text), known.replace), known.areas).text, known);
  return unique(words.map((word) => (word.length > 3 ? word.replaceAll("-", "").replace(/s$/, "") : word))).sort();
}

/** `text` with each phrase that people type replaced by the words of the pages; the longest phrases first. */
function replaced(text, replacements) {
  let held = ` ${text} `;
  for (const [typed, means] of replacements) if (held.includes(typed)) held = held.replaceAll(typed, means);
  return held.trim();
}

/** The area a text names, and the text with that area's own name. */
function areaNamed(text, areas) {
  const found = areas.find(({ typed }) => ` ${text} `.includes(` ${typed} `));
  return found ? { id: found.id, text: ` ${text} `.replace(` ${found.typed} `, ` ${found.name} `).trim() } : { id: "", text };
}

function unique(items) {
  return [...new Set(items)];
}

/** The word itself if the site has it, or one that begins so; else the most used word one slip away; else nothing. */
export function nearest(word, vocabulary) {
  const joined = word.replaceAll("-", "");
  if (/\d/.test(joined)) return word;
  const stem = beginningOf(joined);
  if (vocabulary.some((known) => known.startsWith(joined) || (stem.length > 3 && known.startsWith(stem)))) return word;
  return joined.length < 5 ? "" : (vocabulary.find((known) => known[0] === joined[0] && oneSlipAway(known, joined)) ?? "");
}

/** A word without the ending that its forms differ by. */
function beginningOf(word) {
  return word.replace(/(?:ing|ed|es|s|ly)$/, "");
}

/** Whether a written word is one of those looked for, or another form of it. */
export function isOneOf(written, words) {
  const read = plain(written);
  return words.some((word) => read === word || (beginningOf(word).length > 2 && read.startsWith(beginningOf(word))));
}

/** Whether one letter is missing, too many, wrong, or swapped with its neighbour. */
export function oneSlipAway(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [left, right] = [one.slice(start), other.slice(start)];
  return (
    left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1) ||
    (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
  );
}

const ENOUGH = 2 / 3; // of many words, a page need not have all
const OF_THE_AREA = 1.6;
const OF_ANOTHER_AREA = 0.5;

/**
 * The ids of the pages found, best first. `found` is what each word found, a list of `{id, score}` a word; `pages` has
 * each page's address, areas and worth by its id. Pinned pages among them come first. A page with more of the words comes before
 * one that is otherwise as good. With an area chosen, pages about other areas only are left out.
 */
export function ordered(found, pages, { pinned, named, area }, chosen = "") {
  const scores = new Map();
  for (const { id, score } of found.flat()) {
    const page = scores.get(id) ?? { score: 0, words: 0 };
    scores.set(id, { score: page.score + score * worth(pages[id], area), words: page.words + 1 });
  }
  const most = Math.max(0, ...[...scores.values()].map(({ words }) => words));
  const ranked = [...scores]
    .filter(([, { words }]) => words === most || (found.length > 2 && words >= found.length * ENOUGH))
    .map(([id, { score, words }]) => ({ id, score: score * (words / found.length) ** 2 * (1 + 2 * (named.get(pages[id][0]) ?? 0)) }))
    .sort((one, other) => other.score - one.score || (pages[one.id][0] < pages[other.id][0] ? -1 : 1));
  const byAddress = new Map(Object.entries(pages).map(([id, [address]]) => [address, id]));
  const first = pinned.map((address) => byAddress.get(address)).filter((id) => scores.has(id));
  return unique([...first, ...ranked.map(({ id }) => id)]).filter((id) => !chosen || !pages[id][1] || pages[id][1].split(" ").includes(chosen));
}

function worth([, areas, worthOfItsKind], area) {
  if (!area || !areas) return worthOfItsKind;
  return worthOfItsKind * (areas.split(" ").includes(area) ? OF_THE_AREA : OF_ANOTHER_AREA);
}
