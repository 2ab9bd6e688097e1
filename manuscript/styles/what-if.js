// What if: a reader changes a source cell, and every number, verdict and sentence that follows from
// it changes in place, marked, until the published numbers are called back. The page is whole
// without this script. Formulas come from the registry (#study-data); all arithmetic is exact.
"use strict";

(() => {
  const data = JSON.parse(document.getElementById("study-data").textContent);
  const { numbers, words, marks } = data;

  // ---- exact fractions: [numerator, denominator], the denominator above zero ----

  const gcd = (a, b) => {
    while (b) [a, b] = [b, a % b];
    return a < 0n ? -a : a;
  };
  const fraction = (n, d = 1n) => {
    if (d === 0n) return null;
    const by = gcd(n, d) * (d < 0n ? -1n : 1n);
    return [n / by, d / by];
  };
  const read = (text) => fraction(...text.split("/").map(BigInt));
  const write = ([n, d]) => (d === 1n ? `${n}` : `${n}/${d}`);
  const compare = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
  const zero = [0n, 1n];

  const operators = {
    "+": ([a, b], [c, d]) => fraction(a * d + c * b, b * d),
    "-": ([a, b], [c, d]) => fraction(a * d - c * b, b * d),
    "*": ([a, b], [c, d]) => fraction(a * c, b * d),
    "/": ([a, b], [c, d]) => fraction(a * d, b * c),
    min: (...parts) => parts.reduce((a, b) => (compare(b, a) < 0 ? b : a)),
    max: (...parts) => parts.reduce((a, b) => (compare(b, a) > 0 ? b : a)),
    only_if_positive: (test, part) => (compare(test, zero) > 0 ? part : zero),
    only_if_zero: (test, part) => (compare(test, zero) === 0 ? part : zero),
  };
  const comparisons = {
    "<": (sign) => sign < 0,
    "<=": (sign) => sign <= 0,
    "==": (sign) => sign === 0,
    "!=": (sign) => sign !== 0,
    ">=": (sign) => sign >= 0,
    ">": (sign) => sign > 0,
  };

  // ---- the registry with some cells changed ----

  // Every number by id: a fraction, or null where it cannot be known here (a division by zero, or a
  // check that takes more than a formula). `changes`: fractions by the ids of cells.
  const evaluate = (changes) => {
    const known = new Map();
    const valueOf = (name) => {
      if (!known.has(name)) known.set(name, compute(name));
      return known.get(name);
    };
    const compute = (name) => {
      const one = numbers[name];
      if (one.formula) return term(one.formula);
      if (one.rests_on?.some((cell) => cell in changes)) return null;
      return changes[name] ?? read(one.exact);
    };
    const term = (tree) => {
      if (typeof tree === "string") return valueOf(tree);
      const [operator, ...parts] = tree;
      if (operator === "#") return read(parts[0]);
      const found = parts.map(term);
      return found.includes(null) ? null : operators[operator](...found);
    };
    // true, false, or null where a number in it is not known
    const holds = ([operator, ...parts]) => {
      if (operator in comparisons) {
        const [a, b] = parts.map(term);
        return a && b ? comparisons[operator](compare(a, b)) : null;
      }
      const found = parts.map(holds);
      if (operator === "not") return found[0] === null ? null : !found[0];
      const decisive = operator === "or";
      if (found.includes(decisive)) return decisive;
      return found.includes(null) ? null : !decisive;
    };
    return { valueOf, holds };
  };

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
  // Longer fractions say nothing to a reader (rendering/derivations.py has the same limit).
  const readable = (value) => value.every((part) => String(part).length <= 20);
  const exactly = (value) => {
    for (let decimals = 0; decimals <= 6; decimals++) {
      if (compare(value, rounded(value, decimals)) === 0) return format(value, "", decimals);
    }
    return value.map((part) => format([part, 1n], "", 0)).join(" ÷ ");
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

  // What the reader has supposed: by a cell's id, its value, and with how many decimals it was
  // written, which it then has in the text too.
  let changes = {};
  const values = () =>
    Object.fromEntries(Object.entries(changes).map(([name, one]) => [name, one.value]));
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
    return !value || compare(value, published(name)) !== 0;
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
    return value ? text(value, name) : words.unknown;
  };
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
  place("button.number:not([data-claim], [data-shows]), .v[data-key]", ofNumber(shown));
  place(".exact[data-key]", (node, now) => {
    const name = node.dataset.key;
    if (!differs(name, now)) return;
    const value = now.valueOf(name);
    const same = !value || rounds(value, name);
    node.replaceChildren(same || !readable(value) ? "" : `(${words.exactly} ${exactly(value)})`);
  });
  place(".equals[data-key]", ofNumber((value, name) => (rounds(value, name) ? "=" : "≈")));
  const publishedHolds = evaluate({}).holds;
  place(".when[data-condition]", (node, now) => {
    const condition = data.conditions[node.dataset.condition];
    const holds = now.holds(condition);
    const other = holds !== null && holds !== publishedHolds(condition);
    if (other) node.replaceChildren(node.nextElementSibling.content.cloneNode(true));
    if (holds === null) node.append(byPublished());
    toggle(node, "unsure", holds === null);
    mark(node, other);
  });
  // text that only the build can work out anew
  place(".stays[data-family]", (node, now) => {
    const family = Object.keys(numbers).filter((name) =>
      name.startsWith(`${node.dataset.family}.`),
    );
    toggle(
      node,
      "unsure",
      family.some((name) => differs(name, now)),
    );
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

  // A note that belongs to a picture or a table, where it keeps to the published numbers.
  const note = (text, put, needed) => {
    const node = document.createElement("p");
    node.className = "published-note";
    node.hidden = true;
    node.textContent = text;
    put(node);
    places.push({
      node,
      show: () => (node.hidden = !needed()),
      published: [...node.childNodes],
    });
  };
  const hypothetical = () => Object.keys(changes).length > 0;
  for (const figure of document.querySelectorAll("figure:has(img)")) {
    const caption = figure.querySelector("figcaption");
    const put = (node) => (caption ? caption.before(node) : figure.append(node));
    note(words.picture, put, hypothetical);
  }
  for (const table of document.querySelectorAll("table:has(.stays)")) {
    const needed = () => table.querySelector(".unsure") !== null;
    note(words.table, (node) => table.after(node), needed);
  }

  // Which ways of rounding would print the value as it was printed.
  const rulesFor = (claim, value) =>
    Object.keys(claim.stands_for).filter((rule) => {
      const [low, high, lowIn, highIn] = claim.stands_for[rule];
      const [below, above] = [compare(read(low), value), compare(value, read(high))];
      return (below < 0 || (below === 0 && lowIn)) && (above < 0 || (above === 0 && highIn));
    });
  const verdict = (claim, value) => {
    if (compare(read(claim.value), value) === 0) return words.exact;
    const rules = rulesFor(claim, value).map((rule) => data.rules[rule]);
    return rules.length ? `${words.holds_by} ${rules.join(", ")}` : words.no_rule;
  };
  const verdicts = (entry, name) => {
    const judged = [...entry.querySelectorAll("a.verdict")].map((link) => link.closest("p"));
    const rests = data.verdicts[name] ?? [];
    for (const one of judged) {
      const link = one.querySelector("a.verdict");
      const show = (_, now) => {
        const stale = rests.some((other) => differs(other, now));
        if (stale) link.after(byPublished());
        toggle(one, "unsure", stale);
      };
      places.push({ node: one, show, published: [...one.childNodes] });
    }
    const claims = data.claims.filter((claim) => claim.target === name);
    if (!claims.length) return;
    const line = document.createElement("p");
    line.className = "hypothetical";
    line.hidden = true;
    const before = entry.querySelector("button.close");
    before.before(line);
    const show = (_, now) => {
      const value = now.valueOf(name);
      const same = !differs(name, now);
      line.hidden = same;
      for (const one of judged) one.hidden = !same;
      const byNumeral = new Map(claims.map((claim) => [claim.printed, claim]));
      const said = [...byNumeral.values()].map(
        (claim) => `“${claim.printed}”: ${value ? verdict(claim, value) : words.unknown}`,
      );
      line.textContent = same ? "" : `${words.verdict} ${said.join("; ")}.`;
    };
    places.push({ node: line, show, published: [] });
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
    const now = evaluate(values());
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
      const same = compare(value, published(name)) === 0;
      changes = same ? others : { ...others, [name]: { value, decimals } };
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

  // For tests, and for readers at the console: what would hold, were these cells such fractions.
  const asked = (cells) =>
    evaluate(Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, read(text)])));
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
    rules: (at, value) => rulesFor(data.claims[at], read(value)),
    format: (value, unit, decimals) => format(read(value), unit, decimals),
  };
})();
