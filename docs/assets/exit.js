// “Exit this page”: leave at once, so that “back” does not return here. Shift pressed three times does the same.
// Without this file it is a plain link.

const link = document.querySelector("[data-exit]");
const WITHIN = 5000; // milliseconds for the three presses

function leave(event) {
  event?.preventDefault();
  document.body.hidden = true; // nothing of the page stays in sight while the next one loads
  document.title = "";
  location.replace(link.href);
}

if (link) {
  link.addEventListener("click", leave);
  let presses = [];
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    presses = [...presses.filter((time) => event.timeStamp - time < WITHIN), event.timeStamp];
    if (presses.length === 3) leave();
  });
}
