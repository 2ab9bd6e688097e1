// What if: a reader changes a source cell, and every number, verdict and sentence that follows from
// it changes in place, marked, until the published numbers are called back. The page is whole
// without this script. What comes out is worked out by formulas.js.

(() => {
  const data = JSON.parse(document.getElementById("study-data").textContent);
  const { numbers, words, marks } = data;

  const { fraction, read, compare, times, floor, ceil } = exact;
  const write = ([n, d]) => (d === 1n ? `${n}` : `${n}/${d}`);
  const { evaluate } = registry(data);

  // ---- numbers as the page's language writes them ----

  const group = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, marks.group);

  // rounded to so many decimals, halves away from zero
  const format = ([n, d], unit, decimals) => {
    const size = (n < 0n ? -n : n) * 10n ** BigInt(decimals);
    const digits = `${(2n * size + d) / (2n * d)}`.padStart(decimals + 1, "0");
    const whole = group(digits.slice(0, digits.length - decimals));
    const rest = decimals ? marks.decimal + digits.slice(-decimals) : "";
    const sign = n < 0n && /[1-9]/.test(digits) ? marks.minus : "";
    return sign + whole + rest + (unit === "percent" ? "%" : "");
  };
  const rounded = ([n, d], decimals) => {
    const size = (n < 0n ? -n : n) * 10n ** BigInt(decimals);
    const whole = (2n * size + d) / (2n * d);
    return fraction(n < 0n ? -whole : whole, 10n ** BigInt(decimals));
  };
  // Longer fractions say nothing to a reader (src/runut/manuscripts/derivations.py has the same limit).
  const readable = (value) => value.every((part) => String(part).length <= 20);
  const exactly = (value) => {
    for (let decimals = 0; decimals <= 6; decimals++) {
      if (compare(value, rounded(value, decimals)) === 0) return format(value, "", decimals);
    }
    return value.map((part) => format([part, 1n], "", 0)).join(" ÷ ");
  };

  const decimal = (text) => {
    const [whole, rest] = text.split(".");
    return fraction(BigInt(whole + rest), 10n ** BigInt(rest.length));
  };

  // A numeral in the page's language as a fraction, or what is wrong with it.
  const parse = (text, unit) => {
    const plain = text.trim().replace(/\s*%$/, "");
    const [g, p] = [marks.group, marks.decimal].map((mark) => `\\${mark}`);
    const shape = new RegExp(`^(\\d{1,15}|\\d{1,3}(?:${g}\\d{3}){1,4})(?:${p}(\\d{1,6}))?$`);
    const found = plain.match(shape);
    if (!found) return { fault: words.not_a_number };
    const [whole, rest] = [found[1].replaceAll(marks.group, ""), found[2] ?? ""];
    const value = fraction(BigInt(whole + rest), 10n ** BigInt(rest.length));
    if (unit === "percent" && compare(value, [100n, 1n]) > 0) return { fault: words.over_hundred };
    const whole_only = !["percent", "times", "weight"].includes(unit);
    if (whole_only && value[1] !== 1n) return { fault: words.not_whole };
    return { value, decimals: rest.length };
  };

  // ---- the page ----

  // In a derivation a number is known by where it stands: among the formula's values by the names in
  // the line above, elsewhere and at the end of that line it is the derivation's own.
  for (const entry of document.querySelectorAll(".derivation")) {
    const values = entry.querySelector("p:has(.equals)");
    const names = [...(values?.previousElementSibling.querySelectorAll("button") ?? [])];
    for (const node of entry.querySelectorAll("var, .exact, .equals")) {
      const name = values?.contains(node) && node.matches("var") ? names.shift() : null;
      node.dataset.key = (name?.getAttribute("popovertarget") ?? entry.id).replace(/^d-/, "");
    }
    for (const node of values?.querySelectorAll("var") ?? []) node.dataset.sign = "no";
  }

  // What the reader has supposed: by a cell's id, its value, and with how many decimals it was
  // written, which it then has in the text too.
  let changes = {};
  const decimalsOf = (name) => changes[name]?.decimals ?? numbers[name].decimals;

  const places = [];
  const place = (selector, show) => {
    for (const node of document.querySelectorAll(selector))
      places.push({ node, show, published: [...node.childNodes] });
  };
  const toggle = (node, name, on) => {
    node.classList.toggle(name, on);
    if (!node.classList.length) node.removeAttribute("class");
  };
  const mark = (node, hypothetical) => toggle(node, "hypothetical", hypothetical);

  const published = (name) => read(numbers[name].exact);
  const differs = (name, now) => {
    const value = now.valueOf(name);
    return name in changes || !value || compare(value, published(name)) !== 0;
  };
  const byPublished = () => {
    const note = document.createElement("small");
    note.textContent = ` ${words.by_published}`;
    return note;
  };

  // What a node shows is put back, then replaced where the number is another than the published.
  const textOf = (node, now, text) => {
    const name = node.dataset.key;
    if (!differs(name, now)) return null;
    const value = now.valueOf(name);
    return value ? text(value, name) : missing(value);
  };
  const missing = (value) => (value === undefined ? words.unknown : words.none);
  const ofNumber = (text) => (node, now) => {
    const found = textOf(node, now, (value, name) => text(value, name, node));
    if (found !== null) node.replaceChildren(found);
    mark(node, found !== null);
  };
  const shown = (value, name, node) =>
    format(
      value,
      node.dataset.sign === "no" ? "" : numbers[name].unit,
      Number(node.dataset.decimals ?? decimalsOf(name)),
    );
  const rounds = (value, name) => compare(value, rounded(value, decimalsOf(name))) === 0;
  place("button.number:not([data-claim], [data-shows]), var[data-key]", ofNumber(shown));
  place(".exact[data-key]", (node, now) => {
    const name = node.dataset.key;
    if (!differs(name, now)) return;
    const value = now.valueOf(name);
    const same = !value || rounds(value, name);
    node.replaceChildren(same || !readable(value) ? "" : `(${words.exactly} ${exactly(value)})`);
  });
  place(".equals[data-key]", ofNumber((value, name) => (rounds(value, name) ? "=" : "≈")));
  const asPublished = evaluate({});
  // one text can stand within another, and is on its own where that one is replaced
  const otherwise = new Map(
    [...document.querySelectorAll(".when[data-condition]")].map((node) => [
      node,
      node.nextElementSibling,
    ]),
  );
  place(".when[data-condition]", (node, now) => {
    const condition = data.conditions[node.dataset.condition];
    const holds = now.holds(condition);
    const other = holds !== null && holds !== asPublished.holds(condition);
    if (other) node.replaceChildren(otherwise.get(node).content.cloneNode(true));
    if (holds === null) node.append(byPublished());
    toggle(node, "unsure", holds === null);
    mark(node, other);
  });
  place(".interval[data-cause]", (node, now) => {
    const found = now.surveyInterval(node.dataset.cause, node.dataset.households);
    const ends = found?.map((end) => format(decimal(end.toFixed(4)), "", 1));
    const text = ends ? ends.join("–") : words.none;
    const other = text !== node.textContent;
    if (other) node.replaceChildren(text);
    mark(node, other);
  });
  place(".leading[data-family]", (node, now) => {
    const family = data.families[node.dataset.family];
    const first = (valueOf) =>
      family.reduce((best, one) =>
        compare(valueOf(one[0]), valueOf(best[0])) > 0 ? one : best,
      );
    const unsure = family.some(([name]) => !now.valueOf(name));
    const leader = unsure ? null : first(now.valueOf);
    const other = !unsure && leader[0] !== first(published)[0];
    if (other) node.replaceChildren(leader[1]);
    if (unsure) node.append(byPublished());
    toggle(node, "unsure", unsure);
    mark(node, other);
  });

  const hypothetical = () => Object.keys(changes).length > 0;
  for (const figure of document.querySelectorAll("figure:has(img)")) {
    const caption = figure.querySelector("figcaption");
    const note = document.createElement("p");
    note.className = "published-note";
    note.hidden = true;
    note.textContent = words.picture;
    caption ? caption.before(note) : figure.append(note);
    const show = () => (note.hidden = !hypothetical());
    places.push({ node: note, show, published: [...note.childNodes] });
  }

  // ---- verdicts ----

  const filled = (template, facts, now) =>
    template.replace(/\{(\w+)\}/g, (_, name) => told(facts[name], now));
  const told = (fact, now) => {
    if ("text" in fact) return fact.text;
    if ("difference" in fact) {
      const [whole, less, rest] = fact.difference.map((one) => told(one, now));
      return `${whole} ${marks.minus} ${less} = ${rest}`;
    }
    if ("those" in fact) {
      const those = fact.those.filter(([, when]) => !when || now.holds(when));
      const named = those.map(([key]) => data.judging[fact.kind][key]);
      const type = { and: "conjunction", or: "disjunction" }[data.joins[fact.kind]];
      return new Intl.ListFormat(marks.locale, { type }).format(named);
    }
    const value = now.term(fact.number);
    return format(value, fact.unit, decimalsShown(fact, value));
  };
  const decimalsShown = ({ trimmed, decimals, at }, value) => {
    if (decimals === null) return needed(value);
    for (let fewer = 0; trimmed && fewer < decimals; fewer++)
      if (compare(value, rounded(value, fewer)) === 0) return fewer;
    return at === null ? decimals : telling(value, at, decimals);
  };
  // so many decimals that every rule makes the same of what is shown as of the value itself
  // (src/runut/claims/verdicts.py)
  const telling = (value, at, fewest) => {
    const halves = [2n * 10n ** BigInt(at), 1n];
    const between = (number) => [floor, ceil].map((end) => `${end(times(number, halves))}`).join();
    let decimals = fewest;
    while (between(rounded(value, decimals)) !== between(value)) decimals++;
    return decimals;
  };
  const needed = (value) => {
    let decimals = 0;
    while (compare(value, rounded(value, decimals)) !== 0) decimals++;
    return decimals;
  };
  // what is found of a claim: its verdict, and why
  const judged = (claim, now) => {
    const found = now.judge(claim);
    const why = found.map(({ explanation, facts }) =>
      filled(data.judging.explanations[explanation], facts, now),
    );
    return { verdict: found[0].verdict, why: why.join(" ") };
  };
  // what the verdicts on some claims say, in a paragraph for each that differs from the others
  const paragraphs = (claims, now) => {
    const found = new Map();
    for (const claim of claims) {
      const { verdict, why } = judged(claim, now);
      const key = `${verdict} ${why}`;
      if (!found.has(key)) found.set(key, { verdict, why, claims: [] });
      found.get(key).claims.push(claim);
    }
    return [...found.values()].map(({ verdict, why, claims: alike }) => {
      const places = `“${alike[0].printed}”, ${alike.map((one) => one.place).join("; ")}`;
      const where = found.size > 1 ? ` (${places})` : "";
      return { href: alike[0].id, verdict: data.verdict_names[verdict], rest: `${where}. ${why}` };
    });
  };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const verdicts = (entry, name) => {
    const claims = data.claims.filter((claim) => claim.entry === name);
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
        mark(one, !before.some((other) => same(other, { href, verdict, rest })));
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
  const apply = () => {
    const now = evaluate(changes);
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
      const { title, unit } = numbers[name];
      const percent = unit === "percent" ? "%" : "";
      const [was, is] = [published(name), changes[name].value].map(exactly);
      return `${title}: ${was}${percent} → ${is}${percent}`;
    });
    status.textContent = changed.length ? `${words.bar}. ${said.join("; ")}. ${words.explained}` : "";
    announced.textContent = status.textContent;
  };
  const callBack = () => {
    changes = {};
    for (const { reset } of forms) reset();
    apply();
  };

  const edit = (entry, name) => {
    const form = document.createElement("form");
    const [label, input, button, back, wrong] = ["label", "input", "button", "button", "p"].map(
      (tag) => document.createElement(tag),
    );
    form.className = "try";
    form.noValidate = true;
    input.id = `try-${name}`;
    input.autocomplete = "off";
    input.inputMode = "decimal";
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
    form.append(label, input, button, back, wrong);
    entry.querySelector("button.close").before(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { value, decimals, fault } = parse(input.value, numbers[name].unit);
      if (fault) {
        wrong.textContent = fault;
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", wrong.id);
        input.focus();
        return;
      }
      accept();
      const { [name]: _, ...others } = changes;
      // 40 and 40.0 do not say the same, where a numeral may have been rounded
      const kept = data.cells[name];
      const back =
        compare(value, published(name)) === 0 && (kept ?? decimals) === decimals;
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
    verdicts(entry, name);
    if (numbers[name] && "title" in numbers[name]) edit(entry, name);
  }

  // Browsers give focus back when the first of several popovers closes, not when those that it led
  // to do.
  for (const entry of document.querySelectorAll(".derivation")) {
    let opener = null;
    entry.addEventListener("beforetoggle", (event) => {
      if (event.newState === "open") opener = document.activeElement;
    });
    entry.addEventListener("toggle", (event) => {
      const { activeElement: at, body } = document;
      const lost = at === body || entry.contains(at);
      if (event.newState === "closed" && lost) opener?.focus({ preventScroll: true });
    });
  }

  // For tests, and for readers at the console: what would hold, were these cells such fractions,
  // written with so many decimals.
  const asked = (cells) =>
    evaluate(
      Object.fromEntries(
        Object.entries(cells).map(([name, [text, decimals]]) => [
          name,
          { value: read(text), decimals },
        ]),
      ),
    );
  window.whatIf = {
    numbers: (cells) => {
      const now = asked(cells);
      return Object.fromEntries(
        Object.keys(numbers).map((name) => {
          const value = now.valueOf(name);
          return [name, value && write(value)];
        }),
      );
    },
    conditions: (cells) => data.conditions.map(asked(cells).holds),
    verdicts: (cells) => {
      const now = asked(cells);
      return Object.fromEntries(
        data.claims.map((claim) => {
          const found = now.judge(claim).map((one) => one.verdict);
          return [claim.id, [found, judged(claim, now).why]];
        }),
      );
    },
    interval: (cells, cause, size) => asked(cells).surveyInterval(cause, size),
    format: (value, unit, decimals) => format(read(value), unit, decimals),
  };
})();
