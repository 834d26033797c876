// Show one area, or the areas a town or village can be in. The choice stays in the page's own address, nowhere else.
// Without this file all areas stand side by side.

const ALL = "";
const chooser = document.querySelector("[data-choose-area]");
const answer = document.querySelector("[data-area-answer]");
const links = [...document.querySelectorAll("[data-area-link]")];
const names = new Map(links.map((link) => [link.dataset.areaLink, link.textContent]));
const places = [...document.querySelectorAll("[data-places] [data-areas]")].map((item) => ({
  name: item.querySelector(".place-name").textContent,
  keys: item.dataset.names.split("|").map(plain),
  areas: item.dataset.areas.split(" "),
  note: item.querySelector(".quiet")?.textContent ?? "",
}));

function plain(text) {
  return text.toLowerCase().replace(/\bst\.?\s/g, "saint ").replace(/[^a-z0-9]+/g, " ").trim();
}

/** The places a name can mean: the same name first, then names that begin with it, then names that contain it. */
function placesNamed(text) {
  const wanted = plain(text);
  if (!wanted) return [];
  for (const fits of [(key) => key === wanted, (key) => key.startsWith(wanted), (key) => key.includes(wanted)]) {
    const found = places.filter((place) => place.keys.some(fits));
    if (found.length) return found;
  }
  return [];
}

function chosen() {
  const parameters = new URLSearchParams(location.search);
  const areas = (parameters.get("area") ?? "").split(",").filter((area) => area && names.has(area));
  return { areas, place: parameters.get("place") ?? "" };
}

function listed(words) {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function show({ areas, place }) {
  const found = place ? placesNamed(place) : [];
  const shown = place ? [...new Set(found.flatMap((item) => item.areas))] : areas;
  for (const block of document.querySelectorAll("[data-area]")) {
    block.hidden = shown.length > 0 && !block.dataset.area.split(" ").some((area) => shown.includes(area));
  }
  for (const link of links) {
    const on = shown.length ? shown.length === 1 && link.dataset.areaLink === shown[0] : link.dataset.areaLink === ALL;
    if (on) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  answer.textContent = sentence(place, found, shown);
}

function sentence(place, found, shown) {
  if (place && !found.length) {
    return `We do not know the place “${place}”. All areas are shown. Choose one above, or look in the list of towns and villages.`;
  }
  if (!shown.length) return "";
  const where = listed(shown.map((area) => names.get(area)));
  if (!place) return `Showing what holds in ${where}.`;
  const exactly = found.length === 1 ? found[0] : null;
  const what = exactly ? exactly.name : listed(found.slice(0, 4).map((item) => item.name));
  const note = exactly && exactly.note ? ` ${exactly.note}` : "";
  return shown.length === 1
    ? `${what}: this is in ${where}. Showing what holds there.${note}`
    : `${what}: this can be in ${where}. Showing both.${note}`.replace("both", shown.length > 2 ? "all of them" : "both");
}

function choose(query) {
  history.pushState(null, "", `${location.pathname}${query}${location.hash}`);
  show(chosen());
}

if (chooser) {
  const form = document.querySelector("[data-find-place]");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const place = form.elements.place.value.trim();
    choose(place ? `?${new URLSearchParams({ place })}` : "");
  });
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      form.elements.place.value = "";
      choose(link.dataset.areaLink ? `?area=${link.dataset.areaLink}` : "");
    });
  }
  addEventListener("popstate", () => show(chosen()));
  form.elements.place.value = chosen().place;
  show(chosen());
}
