// What the verdicts on claims say once cells are others: of each list of possible findings the first
// that holds, in the words of its explanation. `format`, `needed`: of the page's numerals.

const judging = (data, { format, needed }, asPublished) => {
  const { words, marks } = data;
  const { rounded } = exact;
  const told = ([form, ...parts], now) => {
    if (form === "text") return parts[0];
    if (form === "difference") {
      const [whole, less, rest] = parts.map((one) => told(one, now));
      return `${whole} ${marks.minus} ${less} = ${rest}`;
    }
    if (form === "those") {
      const [kind, ...those] = parts;
      const named = those
        .filter(([, when]) => !when || now.holds(when))
        .map(([key]) => data.judging[kind][key]);
      const type = { and: "conjunction", or: "disjunction" }[data.joins[kind]];
      return new Intl.ListFormat(marks.locale, { type }).format(named);
    }
    const [formula, unit, ...how] = parts;
    const value = now.term(formula);
    return format(value, unit, decimalsShown(how, value));
  };
  // so many decimals that every rule makes the same of what is shown as of the value itself
  // (src/runut/claims/facts.py)
  const decimalsShown = ([fewest, at, trimmed], value) => {
    if (fewest === null) return needed(value);
    let decimals = Number(fewest);
    if (trimmed && needed(value, decimals) < decimals) return needed(value, decimals);
    if (at === null) return decimals;
    const [halves, by] = [2n * 10n ** BigInt(Math.max(at, 0)), 10n ** BigInt(Math.max(-at, 0))];
    const between = ([n, d]) =>
      `${(n * halves) / (d * by)} ${(n * halves) % (d * by) === 0n} ${n < 0n}`;
    while (between(rounded(value, decimals)) !== between(value)) decimals++;
    return decimals;
  };
  // What is found of a claim, the worst first: of each list of possible findings the first that
  // holds. Undefined where one hangs on what is not worked out anew.
  const found = (asked, now) => {
    const all = [];
    for (const list of asked)
      for (const [when, verdict, explanation, facts] of list) {
        const so = when === null || now.holds(when);
        if (so === undefined) return undefined;
        if (!so) continue;
        const why = data.judging.explanations[explanation].replace(/\{(\w+)\}/g, (_, name) =>
          told(facts[name], now),
        );
        all.push([verdict, why]);
        break;
      }
    const order = Object.keys(data.verdicts);
    return all.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  };
  const judged = (asked, now) => {
    const anew = found(asked, now);
    if (!anew) return { verdict: found(asked, asPublished)[0][0], why: words.not_anew };
    return { verdict: anew[0][0], why: anew.map(([, why]) => why).join(" ") };
  };
  // what the verdicts on some claims say, in a paragraph for each that differs from the others
  const paragraphs = (claims, now) => {
    const alike = new Map();
    for (const [id, printed, place, asked] of claims) {
      const { verdict, why } = judged(asked, now);
      const key = `${verdict} ${why}`;
      if (!alike.has(key)) alike.set(key, { id, verdict, why, about: [] });
      alike.get(key).about.push(`“${printed}”, ${place}`);
    }
    return [...alike.values()].map(({ id, verdict, why, about }) => {
      const where = alike.size > 1 ? ` (${about.join("; ")})` : "";
      return { href: id, verdict: data.verdicts[verdict], rest: `${where}. ${why}` };
    });
  };
  return paragraphs;
};
