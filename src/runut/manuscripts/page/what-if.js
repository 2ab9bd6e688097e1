// What if: a reader changes a source cell, and every number, verdict and sentence that follows from
// it changes in place, marked, until the published numbers are called back. The page is whole
// without this script. What comes out is worked out by formulas.js, and what is found of claims said by
// verdicts.js.

(() => {
  const data = unpacked(JSON.parse(document.getElementById("study-data").textContent));
  const { numbers, words, marks } = data;
  const { compare, rounded } = exact;
  const written = numerals(marks, words);
  const { format, ends, exactly, parse } = written;

  // ---- the page ----

  // In a derivation a number is known by where it stands: after a name it is that one's, elsewhere
  // the derivation's own.
  for (const entry of document.querySelectorAll(".derivation")) {
    for (const node of entry.querySelectorAll("var, .exact, .equals")) {
      const name = node.matches("var") ? node.previousElementSibling : null;
      node.dataset.key = (name?.getAttribute("popovertarget") ?? entry.id).replace(/^d-/, "");
    }
    for (const node of entry.querySelectorAll("p:has(.equals) var")) node.dataset.sign = "no";
  }

  // What the reader has supposed: by a cell's id, its value, and with how many decimals it was
  // written, which it then has in the text too.
  let changes = {};
  const unitOf = (name) => numbers[name][1];
  const publishedDecimals = (name) => Number(numbers[name][2]);
  const decimalsOf = (name) => changes[name]?.decimals ?? publishedDecimals(name);
  const hypothetical = () => Object.keys(changes).length > 0;

  const asPublished = evaluate(numbers, {});
  const published = asPublished.valueOf;
  const paragraphs = judging(data, written, asPublished);
  const places = [];
  const place = (selector, show) => {
    for (const node of document.querySelectorAll(selector))
      places.push({ node, show, published: [...node.childNodes] });
  };
  const toggle = (node, name, on) => {
    node.classList.toggle(name, on);
    if (!node.classList.length) node.removeAttribute("class");
  };
  const mark = (node, on) => toggle(node, "hypothetical", on);
  // what stays as published says so
  const leave = (node, on) => {
    toggle(node, "unsure", on);
    if (!on) return;
    const note = document.createElement("small");
    note.textContent = ` ${words.as_published}`;
    node.append(note);
  };

  // What a node shows is put back, then replaced where the number is another than the published.
  const differs = (name, value) =>
    name in changes || value === null || compare(value, published(name)) !== 0;
  const ofNumber = (text) => (node, now) => {
    const name = node.dataset.key;
    const value = now.valueOf(name);
    const other = value !== undefined && differs(name, value);
    if (other) node.replaceChildren(value ? text(value, name, node) : words.none);
    mark(node, other);
    return value;
  };
  const shown = ofNumber((value, name, node) =>
    format(
      value,
      node.dataset.sign === "no" ? "" : unitOf(name),
      Number(node.dataset.decimals ?? decimalsOf(name)),
    ),
  );
  const rounds = (value, name) => compare(value, rounded(value, decimalsOf(name))) === 0;
  place("button.number:not([data-claim], [data-shows]), var[data-key]", (node, now) =>
    leave(node, shown(node, now) === undefined),
  );
  place(".exact[data-key]", (node, now) => {
    const name = node.dataset.key;
    const value = now.valueOf(name);
    if (value === undefined || !differs(name, value)) return;
    const more = value && !rounds(value, name) && ends(value);
    node.replaceChildren(more ? `(${words.exactly} ${exactly(value)})` : "");
  });
  place(".equals[data-key]", ofNumber((value, name) => (rounds(value, name) ? "=" : "≈")));
  // one text can stand within another, and is on its own where that one is replaced
  const otherwise = new Map(
    [...document.querySelectorAll(".when[data-condition]")].map((node) => [
      node,
      node.nextElementSibling,
    ]),
  );
  place(".when[data-condition]", (node, now) => {
    const condition = data.conditions[node.dataset.condition];
    const holds = now.holds(condition) ?? null;
    const other = holds !== null && holds !== asPublished.holds(condition);
    if (other) {
      node.replaceChildren(otherwise.get(node).content.cloneNode(true));
      for (const number of node.querySelectorAll("button.number")) shown(number, now);
    }
    mark(node, other);
    leave(node, holds === null);
  });
  place(".leading[data-family]", (node, now) => {
    const family = data.families[node.dataset.family];
    const first = (valueOf) =>
      family.reduce((best, one) => (compare(valueOf(one[0]), valueOf(best[0])) > 0 ? one : best));
    const unsure = family.some(([name]) => !now.valueOf(name));
    const leader = unsure ? null : first(now.valueOf);
    const other = !unsure && leader[0] !== first(published)[0];
    if (other) node.replaceChildren(leader[1]);
    mark(node, other);
    leave(node, unsure);
  });

  // ---- what no formula gives: pictures, and what was estimated from a family of cells ----

  const moved = ({ dataset }) =>
    Object.keys(changes).some((name) => name.startsWith(`${dataset.from}.`));
  place(".derivation .estimate", (node) => leave(node, moved(node)));
  const note = (container, text, stays) => {
    const line = document.createElement("p");
    line.className = "published-note";
    line.hidden = true;
    line.textContent = text;
    container.append(line);
    const show = () => (line.hidden = !stays());
    places.push({ node: line, show, published: [...line.childNodes] });
  };
  for (const figure of document.querySelectorAll("figure:has(img)"))
    note(figure, words.picture, hypothetical);
  for (const table of document.querySelectorAll(".table:has(.estimate)"))
    note(table, words.estimates, () => moved(table.querySelector(".estimate")));

  // ---- verdicts ----

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const verdicts = (entry, claims) => {
    const lines = [...entry.querySelectorAll("a.verdict")].map((link) => link.closest("p"));
    if (!lines.length) return;
    const before = paragraphs(claims, asPublished);
    const group = document.createElement("div");
    lines[0].before(group);
    group.append(...lines);
    const show = (node, now) => {
      const said = paragraphs(claims, now);
      if (same(said, before)) return;
      const paragraph = ({ href, verdict, rest }) => {
        const one = lines[0].cloneNode(true);
        const link = one.querySelector("a.verdict");
        link.setAttribute("href", link.getAttribute("href").replace(/(?<=#[a-z]+-).*/, href));
        link.textContent = verdict;
        while (link.nextSibling) link.nextSibling.remove();
        link.after(rest);
        const stays = rest.endsWith(words.not_anew);
        mark(one, !stays && !before.some((other) => same(other, { href, verdict, rest })));
        toggle(one, "unsure", stays);
        return one;
      };
      node.replaceChildren(...said.map(paragraph));
    };
    places.push({ node: group, show, published: lines });
  };

  // ---- changing a cell, and calling the published numbers back ----

  const bar = document.createElement("aside");
  const status = document.createElement("p");
  const announced = document.createElement("p");
  const restore = document.createElement("button");
  bar.className = "what-if";
  bar.setAttribute("aria-label", words.bar);
  bar.hidden = true;
  // what is hidden is not announced reliably when it appears: so this is always there
  announced.className = "announced";
  announced.setAttribute("role", "status");
  restore.type = "button";
  restore.textContent = words.restore;
  bar.append(status, restore);
  document.body.append(bar, announced);

  const forms = [];
  const titleOf = (name) => document.querySelector(`[id="d-${name}"] h2`).textContent;
  const apply = () => {
    const values = Object.entries(changes).map(([name, { value }]) => [name, value]);
    const now = evaluate(numbers, Object.fromEntries(values));
    for (const { node, show, published } of places) {
      node.replaceChildren(...published);
      show(node, now);
    }
    const changed = Object.keys(changes);
    for (const figure of document.querySelectorAll("figure img"))
      toggle(figure, "published-only", hypothetical());
    for (const { back } of forms) back.hidden = !hypothetical();
    bar.hidden = !hypothetical();
    toggle(document.body, "hypothetical-page", hypothetical());
    const said = changed.map((name) => {
      const percent = unitOf(name) === "percent" ? "%" : "";
      const [was, is] = [published(name), changes[name].value].map(exactly);
      return `${titleOf(name)}: ${was}${percent} → ${is}${percent}`;
    });
    // shares of what made a hundred are still divided by its total
    const totals = Object.entries(data.hundreds)
      .map(([name, title]) => [title, now.valueOf(name)])
      .filter(([, total]) => total && compare(total, [100n, 1n]) !== 0)
      .map(([title, total]) =>
        words.total.replace("{title}", title).replace("{total}", `${exactly(total)}%`),
      );
    status.textContent = changed.length
      ? [`${words.bar}. ${said.join("; ")}.`, ...totals, words.explained].join(" ")
      : "";
    announced.textContent = status.textContent;
  };
  const callBack = () => {
    changes = {};
    for (const { reset } of forms) reset();
    apply();
  };

  const edit = (entry, name) => {
    const form = document.createElement("form");
    const [invitation, label, input, button, back, wrong] = [
      "p", "label", "input", "button", "button", "p",
    ].map((tag) => document.createElement(tag));
    form.className = "try";
    form.noValidate = true;
    input.id = `try-${name}`;
    input.autocomplete = "off";
    input.inputMode = "decimal";
    invitation.textContent = words.invitation;
    label.htmlFor = input.id;
    label.textContent = words.ask;
    button.textContent = words.try;
    // the bar is far away by keyboard
    back.type = "button";
    back.hidden = true;
    back.textContent = words.restore;
    back.addEventListener("click", () => {
      callBack();
      input.focus();
    });
    wrong.className = "wrong";
    wrong.id = `${input.id}-wrong`;
    wrong.setAttribute("role", "alert");
    form.append(invitation, label, input, button, back, wrong);
    entry.querySelector("button.close").before(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { value, decimals, error } = parse(input.value, unitOf(name), publishedDecimals(name));
      if (error) {
        wrong.textContent = error;
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", wrong.id);
        input.focus();
        return;
      }
      accept();
      const { [name]: _, ...others } = changes;
      const back = compare(value, published(name)) === 0;
      changes = back ? others : { ...others, [name]: { value, decimals } };
      apply();
    });
    const accept = () => {
      wrong.textContent = "";
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    };
    const reset = () => {
      accept();
      input.value = exactly(published(name));
    };
    reset();
    forms.push({ reset, back });
  };

  // The bar goes, and the focus that it had goes to where a reader can set out again.
  restore.addEventListener("click", () => {
    const [name] = Object.keys(changes);
    callBack();
    const openers = document.querySelectorAll(`button.number[data-key="${name}"]`);
    const seen = [...openers].find((one) => one.checkVisibility());
    seen?.focus({ preventScroll: true });
  });

  for (const entry of document.querySelectorAll(".derivation")) {
    const name = entry.id.replace(/^d-/, "");
    verdicts(entry, data.claims?.[name]);
    if (numbers[name]?.[0][0] === "cell") edit(entry, name);
  }
})();
