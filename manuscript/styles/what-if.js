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
    return whole_only && value[1] !== 1n ? { fault: words.not_whole } : { value };
  };

  // ---- the page ----

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

  // What a node shows is put back, then replaced where the number is another than the published.
  const textOf = (node, now, text) => {
    const name = node.dataset.key;
    const value = now.valueOf(name);
    const published = read(numbers[name].exact);
    if (value && compare(value, published) === 0) return null;
    return value ? text(value, numbers[name]) : words.unknown;
  };
  const ofNumber = (text) => (node, now) => {
    const found = textOf(node, now, (value, one) => text(value, one, node));
    if (found !== null) node.replaceChildren(found);
    mark(node, found !== null);
  };
  const shown = (value, one, node) =>
    format(
      value,
      node.dataset.sign === "no" ? "" : one.unit,
      Number(node.dataset.decimals ?? one.decimals),
    );
  place("button.number:not([data-claim], [data-shows]), .v[data-key]", ofNumber(shown));
  place(".exact[data-key]", ofNumber(exactly));
  place(
    ".equals[data-key]",
    ofNumber((value, one) => (compare(value, rounded(value, one.decimals)) === 0 ? "=" : "≈")),
  );
  const publishedHolds = evaluate({}).holds;
  place(".when[data-condition]", (node, now) => {
    const condition = data.conditions[node.dataset.condition];
    const holds = now.holds(condition);
    const other = holds !== null && holds !== publishedHolds(condition);
    if (other) node.replaceChildren(node.nextElementSibling.content.cloneNode(true));
    toggle(node, "unsure", holds === null);
    mark(node, other);
  });
  place(".leading[data-family]", (node, now) => {
    const first = (values) =>
      data.families[node.dataset.family].reduce((best, one) =>
        compare(values(one[0]), values(best[0])) > 0 ? one : best,
      );
    const leader = first(now.valueOf);
    const other = leader[0] !== first((name) => read(numbers[name].exact))[0];
    if (other) node.replaceChildren(leader[1]);
    mark(node, other);
  });

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
    const claims = data.claims.filter((claim) => claim.target === name);
    if (!claims.length) return;
    const line = document.createElement("p");
    line.className = "hypothetical";
    line.hidden = true;
    const before = entry.querySelector("button.close");
    before.before(line);
    const judged = [...entry.querySelectorAll("a.verdict")].map((link) => link.closest("p"));
    const show = (_, now) => {
      const value = now.valueOf(name);
      const same = value && compare(value, read(numbers[name].exact)) === 0;
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

  let changes = {};
  const bar = document.createElement("aside");
  const status = document.createElement("p");
  const restore = document.createElement("button");
  bar.className = "what-if";
  bar.setAttribute("aria-label", words.bar);
  bar.hidden = true;
  status.setAttribute("role", "status");
  restore.type = "button";
  restore.textContent = words.restore;
  bar.append(status, restore);
  document.body.append(bar);

  const forms = [];
  const apply = () => {
    const now = evaluate(changes);
    for (const { node, show, published } of places) {
      node.replaceChildren(...published);
      show(node, now);
    }
    const changed = Object.keys(changes);
    for (const figure of document.querySelectorAll("figure img"))
      toggle(figure, "published-only", changed.length > 0);
    bar.hidden = changed.length === 0;
    toggle(document.body, "hypothetical-page", changed.length > 0);
    const said = changed.map((name) => {
      const { title, exact, unit } = numbers[name];
      const percent = unit === "percent" ? "%" : "";
      return `${title}: ${exactly(read(exact))}${percent} → ${exactly(changes[name])}${percent}`;
    });
    status.textContent = changed.length ? `${words.bar}. ${said.join("; ")}. ${words.explained}` : "";
  };

  const edit = (entry, name) => {
    const form = document.createElement("form");
    const [label, input, button, wrong] = ["label", "input", "button", "p"].map((tag) =>
      document.createElement(tag),
    );
    form.className = "try";
    form.noValidate = true;
    input.id = `try-${name}`;
    input.autocomplete = "off";
    input.inputMode = "decimal";
    label.htmlFor = input.id;
    label.textContent = words.ask;
    button.textContent = words.try;
    wrong.className = "wrong";
    wrong.id = `${input.id}-wrong`;
    wrong.setAttribute("role", "alert");
    form.append(label, input, button, wrong);
    entry.querySelector("button.close").before(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { value, fault } = parse(input.value, numbers[name].unit);
      if (fault) {
        wrong.textContent = fault;
        input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", wrong.id);
        input.focus();
        return;
      }
      accept();
      const { [name]: _, ...others } = changes;
      const same = compare(value, read(numbers[name].exact)) === 0;
      changes = same ? others : { ...others, [name]: value };
      apply();
    });
    const accept = () => {
      wrong.textContent = "";
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    };
    const reset = () => {
      accept();
      input.value = exactly(read(numbers[name].exact));
    };
    reset();
    forms.push(reset);
  };

  restore.addEventListener("click", () => {
    changes = {};
    forms.forEach((reset) => reset());
    apply();
  });

  for (const entry of document.querySelectorAll(".derivation")) {
    const name = entry.id.replace(/^d-/, "");
    if (!(name in numbers)) continue;
    verdicts(entry, name);
    if ("title" in numbers[name]) edit(entry, name);
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
