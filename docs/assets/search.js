// The search page: reads the query from the page's own address, asks the index of this site, shows what it finds.
// Nothing is sent anywhere; nothing of this is loaded on other pages.

import { isOneOf, ordered, plain, prepared, understood } from "./search-query.js";

const AT_ONCE = 10;
const SITE = new URL("../", import.meta.url);
const RANKING = { termFrequency: 0.7, pageLength: 0.4, metaWeights: { title: 5, names: 5, also: 4, about: 2, kind: 0, area: 0 } };
const status = document.querySelector("[data-search-status]");
const list = document.querySelector("[data-search-results]");
let loading;

/** The index and the words a query is understood by, loaded once, when somebody is about to search. */
function loaded() {
  loading ??= Promise.all([import(new URL("search/index/pagefind.js", SITE)), fetch(new URL("search/words.json", SITE)).then((file) => file.json())]).then(
    async ([index, known]) => {
      await index.options({ noWorker: true, excerptLength: 26, ranking: RANKING });
      await index.init();
      return { index, known: prepared(known) };
    },
  );
  return loading;
}

/** Every page found, best first: its address, and a way to load what it says. */
export async function found(typed, chosen) {
  const { index, known } = await loaded();
  const query = understood(typed, known);
  const words = await Promise.all(query.words.map((word) => index.search(word).then(({ results }) => results)));
  // An excerpt shows the word by which the page was found: the rarest of them, which scored most.
  const byScore = words.flat().sort((one, other) => one.score - other.score);
  const results = new Map(byScore.map((result) => [result.id, result]));
  const ids = ordered(words, known.pages, query, chosen);
  return { query, results: ids.map((id) => ({ address: known.pages[id][0], load: () => results.get(id).data() })) };
}

function piece(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function entry(address, data, words, area) {
  const link = piece("a", data.meta.title);
  link.href = new URL(area ? address.replace("procedures/#", `procedures/?area=${area}#`) : address, SITE);
  const item = piece("li");
  const heading = piece("h3");
  heading.append(link);
  item.append(heading);
  const kind = [data.meta.kind, data.meta.area].filter(Boolean).join(", ");
  if (kind) item.append(piece("p", kind, "result-kind"));
  const excerpt = piece("p");
  if (data.excerpt.includes("<mark>")) excerpt.append(...marked(data.excerpt, words));
  else excerpt.textContent = data.meta.about ?? "";
  if (excerpt.textContent) item.append(excerpt);
  return item;
}

/** The excerpt with the words looked for marked. It is taken apart as text: nothing in it can become anything else. */
function marked(excerpt, words) {
  const text = excerpt.replace(/<\/?mark>/g, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
  const ended = /[.!?]$/.test(text) ? text : `${text} …`;
  return ended.split(/([\p{L}\p{N}’'-]+)/u).map((part) => (isOneOf(part, words) ? piece("mark", part) : document.createTextNode(part)));
}

async function add(results, ol, more, words, area) {
  const start = ol.children.length;
  const next = results.slice(start, start + AT_ONCE);
  const data = await Promise.all(next.map((result) => result.load()));
  ol.append(...next.map(({ address }, place) => entry(address, data[place], words, area)));
  more.hidden = ol.children.length >= results.length;
  if (start) ol.children[start].querySelector("a").focus();
}

async function show(typed, chosen) {
  status.textContent = "Searching …";
  const { query, results } = await found(typed, chosen);
  list.replaceChildren();
  if (!results.length) {
    status.textContent = `No page${chosen ? " about this area" : ""} has the words “${typed}”. The lists below lead to every page.`;
    return;
  }
  const ol = piece("ol", "", "results");
  const more = piece("button", "Show more pages", "more");
  more.type = "button";
  const area = chosen || query.area;
  more.addEventListener("click", () => add(results, ol, more, query.words, area));
  await add(results, ol, more, query.words, area);
  list.append(piece("h2", "Pages found"), ol, more);
  status.textContent = [`${results.length === 1 ? "1 page" : `${results.length} pages`} found for “${typed}”.`, ...remarks(query)].join(" ");
}

function* remarks({ words, corrected, unknown }) {
  if (unknown.length) yield `No page has ${unknown.map((word) => `“${word}”`).join(" or ")}.`;
  if (corrected.length) yield `Some words were taken for others: we searched for “${words.join(" ")}”.`;
}

const form = document.querySelector("[data-search]");
document.querySelector(".search-needs").remove();
const asked = new URLSearchParams(location.search);
form.elements.q.value = asked.get("q") ?? "";
form.elements.area.value = asked.get("area") ?? "";
form.elements.q.addEventListener("focus", () => loaded().catch(() => {}), { once: true });
if (plain(form.elements.q.value)) {
  document.title = `${form.elements.q.value} – ${document.title}`;
  show(form.elements.q.value, form.elements.area.value).catch(() => {
    status.textContent = "The search could not be loaded. The lists below lead to every page.";
  });
}
