// Sorts and filters the tables of verdicts and of the atlas; without it they stand whole.
"use strict";

for (const page of document.querySelectorAll(".page")) {
  const table = page.querySelector("table.claims");
  if (!table) continue;
  const form = page.querySelector("form.filters");
  const body = table.tBodies[0];
  const rows = [...body.rows];

  const says = ({ dataset }, name, value) =>
    dataset[name] === value || (name === "verdict" && dataset.also?.split(" ").includes(value));

  const shown = () => {
    // a choice is named after what the rows say of themselves
    const { text, ...choices } = Object.fromEntries(new FormData(form));
    const sought = text.trim().toLocaleLowerCase(page.lang);
    let count = 0;
    for (const row of rows) {
      const fits =
        Object.entries(choices).every(([name, value]) => !value || says(row, name, value)) &&
        row.textContent.toLocaleLowerCase(page.lang).includes(sought);
      row.hidden = !fits;
      count += fits;
    }
    const output = form.querySelector("output");
    output.textContent = output.dataset.template
      .replace("{shown}", count)
      .replace("{all}", rows.length);
  };

  const keyOf = (row, column, kind) => {
    const cell = row.cells[column];
    if (kind === "text") return cell.textContent;
    return cell.dataset.value === "" ? NaN : Number(cell.dataset.value);
  };

  const sortBy = (header, column) => {
    const up = header.getAttribute("aria-sort") !== "ascending";
    for (const other of header.parentElement.cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
    const kind = header.dataset.sort;
    const compare = (one, other) => {
      const [a, b] = [keyOf(one, column, kind), keyOf(other, column, kind)];
      if (kind === "text") return (up ? 1 : -1) * a.localeCompare(b, page.lang);
      // what has no number comes last, whichever way
      return isNaN(a) - isNaN(b) || (up ? a - b : b - a) || 0;
    };
    body.append(...[...rows].sort(compare));
  };

  for (const [column, header] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    button.addEventListener("click", () => sortBy(header, column));
    header.append(button);
  }
  form.addEventListener("input", shown);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(shown));
  form.hidden = false;
  shown();
}

// a reader starts with the language that the browser asks for, or else with English, where it is
if (!location.hash) {
  const there = [...document.querySelectorAll(".page")].map((page) => page.lang);
  const asked = [navigator.language, "en"].flatMap((one) => there.filter((it) => one.startsWith(it)));
  if (asked.length && asked[0] !== there[0]) location.replace(`#${asked[0]}`);
}
