// What the page works out when a reader asks "what if": numbers, the questions that verdicts hang
// on, what the numbers can mean together. Formulas and questions come from the registry
// (#study-data); arithmetic is exact, but for the survey's intervals, which are estimates.
"use strict";

// ---- exact fractions: [numerator, denominator], the denominator above zero ----

const exact = (() => {
  const gcd = (a, b) => {
    while (b) [a, b] = [b, a % b];
    return a < 0n ? -a : a;
  };
  const fraction = (n, d = 1n) => {
    if (d === 0n) return null;
    const by = gcd(n, d) * (d < 0n ? -1n : 1n);
    return [n / by, d / by];
  };
  const whole = (n) => [BigInt(n), 1n];
  const read = (text) => fraction(...text.split("/").map(BigInt));
  const compare = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
  const plus = ([a, b], [c, d]) => fraction(a * d + c * b, b * d);
  const minus = ([a, b], [c, d]) => fraction(a * d - c * b, b * d);
  const times = ([a, b], [c, d]) => fraction(a * c, b * d);
  const over = ([a, b], [c, d]) => fraction(a * d, b * c);
  const least = (parts) => parts.reduce((a, b) => (compare(b, a) < 0 ? b : a));
  const most = (parts) => parts.reduce((a, b) => (compare(b, a) > 0 ? b : a));
  const sum = (parts) => parts.reduce(plus, whole(0));
  const floor = ([n, d]) => (n < 0n ? -((-n + d - 1n) / d) : n / d);
  const ceil = ([n, d]) => -floor([-n, d]);
  const lcm = (a, b) => (a / gcd(a, b)) * b;
  return {
    fraction, whole, read, compare, plus, minus, times, over, least, most, sum, floor, ceil, lcm,
  };
})();

// ---- intervals: { low, high, lowIn, highIn }, the last two saying whether an end belongs ----

const intervals = (() => {
  const { fraction, whole, compare, plus, minus, times, over, least, most } = exact;
  const zero = whole(0);
  const point = (value) => ({ low: value, high: value, lowIn: true, highIn: true });
  const holds = ({ low, high, lowIn, highIn }, value) => {
    const [below, above] = [compare(low, value), compare(value, high)];
    return (below < 0 || (below === 0 && lowIn)) && (above < 0 || (above === 0 && highIn));
  };
  // what two intervals have in common; null where that is nothing
  const common = (one, other) => {
    const [low, high] = [most([one.low, other.low]), least([one.high, other.high])];
    const [lowIn, highIn] = [low, high].map((end) => holds(one, end) && holds(other, end));
    const order = compare(low, high);
    return order > 0 || (order === 0 && !lowIn) ? null : { low, high, lowIn, highIn };
  };

  // The values that a rule prints as this one with so many decimals (src/runut/numerals/rounding.py).
  const standsFor = (printed, decimals, rule) => {
    const step = fraction(1n, 10n ** BigInt(decimals));
    const half = over(step, whole(2));
    const sign = compare(printed, zero);
    const size = sign < 0 ? minus(zero, printed) : printed;
    const even = over(size, step)[0] % 2n === 0n;
    const [low, high, lowIn, highIn] = {
      "half-up": [minus(size, half), plus(size, half), true, false],
      "half-even": [minus(size, half), plus(size, half), even, even],
      truncation: [size, plus(size, step), true, false],
      ceiling: [minus(size, step), size, false, true],
    }[rule];
    if (sign === 0 && rule === "ceiling") return point(zero);
    if (sign === 0) return { low: minus(zero, high), high, lowIn: highIn, highIn };
    if (sign > 0) return { low, high, lowIn, highIn };
    return { low: minus(zero, high), high: minus(zero, low), lowIn: highIn, highIn: lowIn };
  };

  // -- the values of a formula over those of its ids, null without a limit
  // (src/runut/graph/propagation.py)

  // every way to take one of each list
  const product = (lists) =>
    lists.reduce((found, list) => found.flatMap((one) => list.map((more) => [...one, more])), [[]]);

  // where the extremes lie at corners: `value` gives the formula's at given ids, or null
  const atCorners = (value, divisors, ranges) => {
    const names = Object.keys(ranges);
    const corners = product(names.map(() => [0, 1])).map((sides) => {
      const ends = sides.map((side, i) => ranges[names[i]][side ? "high" : "low"]);
      return { sides, at: Object.fromEntries(names.map((name, i) => [name, ends[i]])) };
    });
    for (const divisor of divisors) {
      const values = corners.map(({ at }) => value(divisor, at) ?? zero);
      const signs = new Set(values.map((one) => compare(one, zero)));
      if (signs.size > 1 || signs.has(0)) return null;
    }
    const found = corners.map(({ sides, at }) => ({ sides, result: value(null, at) }));
    const low = least(found.map((one) => one.result));
    const high = most(found.map((one) => one.result));
    // an extreme belongs where it is the value all over a face that holds no open end
    const faces = product(
      names.map((name) => [
        ...(ranges[name].lowIn ? [0] : []),
        ...(ranges[name].highIn ? [1] : []),
        null,
      ]),
    );
    const attained = (extreme) =>
      faces.some((face) =>
        found.every(
          ({ sides, result }) =>
            sides.some((side, i) => face[i] !== null && face[i] !== side) ||
            compare(result, extreme) === 0,
        ),
      );
    return { low, high, lowIn: attained(low), highIn: attained(high) };
  };

  // operator by operator; null where a divisor can be zero
  const combined = (operator, a, b) => {
    if (operator === "/" && compare(b.low, zero) <= 0 && compare(b.high, zero) >= 0) return null;
    const found = [];
    for (const [x, hasX] of [[a.low, a.lowIn], [a.high, a.highIn]])
      for (const [y, hasY] of [[b.low, b.lowIn], [b.high, b.highIn]]) {
        let closed = hasX && hasY;
        if ("*/".includes(operator)) {
          // zero times anything is zero, so an open end of the other does not matter
          closed ||= compare(x, zero) === 0 && hasX;
          closed ||= operator === "*" && compare(y, zero) === 0 && hasY;
        }
        found.push([{ "+": plus, "-": minus, "*": times, "/": over }[operator](x, y), closed]);
      }
    const [low, high] = [least(found.map(([x]) => x)), most(found.map(([x]) => x))];
    const has = (end) => found.some(([x, closed]) => closed && compare(x, end) === 0);
    return { low, high, lowIn: has(low), highIn: has(high) };
  };
  const extreme = (operator, parts) => {
    const pick = operator === "min" ? least : most;
    const [low, high] = [pick(parts.map((one) => one.low)), pick(parts.map((one) => one.high))];
    const [any, every] = [
      (list) => list.some(Boolean),
      (list) => list.every(Boolean),
    ];
    const [ofLow, ofHigh] = operator === "min" ? [any, every] : [every, any];
    return {
      low,
      high,
      lowIn: ofLow(parts.filter((one) => compare(one.low, low) === 0).map((one) => one.lowIn)),
      highIn: ofHigh(parts.filter((one) => compare(one.high, high) === 0).map((one) => one.highIn)),
    };
  };
  const conditional = (operator, test, part) => {
    const [low, high] = [compare(test.low, zero), compare(test.high, zero)];
    const positive = operator === "only_if_positive";
    const always = positive ? low > 0 || (low === 0 && !test.lowIn) : low === 0 && high === 0;
    const never = positive ? high <= 0 : !holds(test, zero);
    if (always) return part;
    if (never) return point(zero);
    return {
      low: least([part.low, zero]),
      high: most([part.high, zero]),
      lowIn: part.lowIn || compare(part.low, zero) >= 0,
      highIn: part.highIn || compare(part.high, zero) <= 0,
    };
  };
  const byOperator = (operator, parts) => {
    if (parts.includes(null)) return null;
    if (operator === "min" || operator === "max") return extreme(operator, parts);
    if (operator.startsWith("only_if")) return conditional(operator, ...parts);
    return combined(operator, ...parts);
  };
  return { point, holds, common, standsFor, atCorners, byOperator };
})();

// ---- what the numbers can mean together (analysis/checks.py) ----

const together = (() => {
  const { fraction, whole, compare, plus, minus, times, over, sum, floor, ceil, lcm } = exact;
  const { least, most } = exact;
  const { point, holds, common, standsFor } = intervals;
  const [zero, one, all] = [0, 1, 100].map(whole);
  const anyShare = { low: zero, high: all, lowIn: true, highIn: true };

  // What a budget's shares can be, by period: `printed` has [value, decimals] by component, the
  // decimals null where nothing is printed.
  const shares = (printed, [periods, whole, missingIsZero]) =>
    Object.fromEntries(
      Object.entries({ before: periods, after: periods, whole }).map(([period, rule]) => [
        period,
        printed[period].map(([value, decimals]) => {
          if (decimals === null && (missingIsZero || rule === "exact")) return point(zero);
          if (rule === "exact") return point(value);
          return common(standsFor(value, decimals ?? 0, rule), anyShare);
        }),
      ]),
    );

  // The part w of all money that can have been spent before, above 0 and below 1. The money is a
  // flow: from each period to the components, from there to the whole, each amount within bounds
  // that are straight lines in w. By Hoffman's theorem it exists exactly if no set of places must
  // take in more than it can give out; each set says one inequality in w.
  const between = ({ before, after, whole: total }) => {
    const parts = before.length;
    const [first, second, end] = [0, 1, 2 + parts];
    const line = (constant, slope) => [constant, slope];
    const fixed = (amount) => ({ low: amount, high: amount, lowIn: true, highIn: true });
    const scaled = (range, by) => ({ ...range, low: by(range.low), high: by(range.high) });
    const negative = (value) => minus(zero, value);
    // -1 is where the money comes from
    const ways = [
      { from: -1, to: first, range: fixed(line(zero, all)) },
      { from: -1, to: second, range: fixed(line(all, negative(all))) },
      { from: end, to: -1, range: fixed(line(all, zero)) },
    ];
    for (let i = 0; i < parts; i++)
      ways.push(
        { from: first, to: 2 + i, range: scaled(before[i], (x) => line(zero, x)) },
        { from: second, to: 2 + i, range: scaled(after[i], (x) => line(x, negative(x))) },
        { from: 2 + i, to: end, range: scaled(total[i], (x) => line(x, zero)) },
      );
    let found = { low: zero, high: one, lowIn: false, highIn: false };
    for (let set = 0; set < 2 ** (3 + parts) && found; set++) {
      const inside = (place) => place >= 0 && (set >> place) % 2 === 1;
      for (const outwards of [true, false]) {
        let [constant, slope, strict] = [zero, zero, false];
        for (const { from, to, range } of ways) {
          if (inside(from) === inside(to)) continue;
          const out = inside(from) === outwards;
          const [c, s] = out ? range.high : range.low;
          const add = out ? plus : minus;
          [constant, slope] = [add(constant, c), add(slope, s)];
          strict ||= !(out ? range.highIn : range.lowIn);
        }
        found = found && cut(found, constant, slope, strict);
      }
    }
    return found;
  };
  // the part of an interval in which constant + slope * w is above zero, or zero if not strict
  const cut = (range, constant, slope, strict) => {
    const [rises, above] = [compare(slope, zero), compare(constant, zero)];
    if (rises === 0) return above > 0 || (above === 0 && !strict) ? range : null;
    const end = minus(zero, over(constant, slope));
    const limit =
      rises > 0
        ? { low: end, high: most([end, one]), lowIn: !strict, highIn: true }
        : { low: least([end, zero]), high: end, lowIn: true, highIn: !strict };
    return common(range, limit);
  };
  const weights = (given) => {
    if (Object.values(given).some((ranges) => ranges.includes(null))) return null;
    const inner = between(given);
    const [atZero, atOne] = [
      // all of the money in one part: its shares are those of the whole
      () => fits(given.before) && fits(given.after.map((x, i) => common(x, given.whole[i]))),
      () => fits(given.after) && fits(given.before.map((x, i) => common(x, given.whole[i]))),
    ];
    const low = (!inner || compare(inner.low, zero) === 0) && atZero();
    const high = (!inner || compare(inner.high, one) === 0) && atOne();
    if (inner) return { ...inner, lowIn: inner.lowIn || low, highIn: inner.highIn || high };
    if (!low && !high) return null;
    return { low: low ? zero : one, high: high ? one : zero, lowIn: true, highIn: true };
  };
  // whether shares within these ranges can add up to a hundred
  const fits = (ranges) => {
    if (ranges.includes(null)) return false;
    const total = {
      low: sum(ranges.map((range) => range.low)),
      high: sum(ranges.map((range) => range.high)),
      lowIn: ranges.every((range) => range.lowIn),
      highIn: ranges.every((range) => range.highIn),
    };
    return holds(total, all);
  };

  // The numbers of households that can give some percentages (analysis/survey/size.py): the
  // smallest, the largest that cannot, and the step where only multiples can. `printed` are
  // [value, decimals]. Undefined where a page would look for too long.
  const LONGEST = 200000n;
  const sizes = (printed, rule) => {
    const ranges = printed.map(([value, decimals]) => {
      const { low, high, lowIn, highIn } = standsFor(value, decimals, rule);
      const below = compare(low, zero) < 0;
      return {
        low: below ? zero : over(low, all),
        high: over(high, all),
        lowIn: below || lowIn,
        highIn,
      };
    });
    const [low, high] = ["low", "high"].map((end) => sum(ranges.map((range) => range[end])));
    const [under, above] = [compare(low, one), compare(high, one)];
    if (under > 0 || above < 0) return {};
    if (under === 0 || above === 0) {
      const ends = ranges.map((range) => range[under === 0 ? "low" : "high"]);
      if (!ranges.every((range, i) => holds(range, ends[i]))) return {};
      const step = ends.map(([, d]) => d).reduce(lcm);
      return { smallest: step, step };
    }
    const number = whole(ranges.length);
    const surely = [
      ceil(over(number, minus(one, low))),
      ceil(over(number, minus(high, one))),
      ...ranges.map(({ low, high, lowIn, highIn }) => {
        if (compare(low, high) === 0) return 1n;
        const once = over(one, minus(high, low));
        return lowIn || highIn ? ceil(once) : floor(once) + 1n;
      }),
    ].reduce((a, b) => (a > b ? a : b));
    if (surely > LONGEST) return { smallest: undefined, largestImpossible: undefined };
    const possible = (size) => {
      let [fewest, greatest] = [0n, 0n];
      for (const { low, high, lowIn, highIn } of ranges) {
        const [bottom, top] = [low, high].map(([n, d]) => [size * n, d]);
        const least = lowIn ? ceil(bottom) : floor(bottom) + 1n;
        const most = highIn ? floor(top) : ceil(top) - 1n;
        if (least > most) return false;
        fewest += least;
        greatest += most;
      }
      return fewest <= size && size <= greatest;
    };
    let [smallest, largestImpossible] = [1n, surely - 1n];
    while (smallest < surely && !possible(smallest)) smallest++;
    while (largestImpossible > 0n && possible(largestImpossible)) largestImpossible--;
    return { smallest, largestImpossible };
  };

  // -- intervals for all of a survey's shares at once, in per cent (Sison and Glaz 1995), as
  // analysis/survey/intervals.py has them from statsmodels; [low, high] by share, or null

  const OUTSIDE = 0.05;
  const logFactorials = [0];
  const logFactorial = (n) => {
    for (let k = logFactorials.length; k <= n; k++)
      logFactorials.push(logFactorials[k - 1] + Math.log(k));
    return logFactorials[n];
  };
  // how likely a Poisson number of mean p lies from b to a
  const poisson = (b, a, p) => {
    let total = 0;
    for (let k = Math.max(b, 0); k <= a; k++)
      total += p ? Math.exp(k * Math.log(p) - p - logFactorial(k)) : Number(k === 0);
    return total;
  };
  const total = (numbers) => numbers.reduce((a, b) => a + b, 0);
  const coverage = (counts, size, c) => {
    const boxes = counts.map((p) => [Math.max(p - c, 0), Math.min(p + c, size), p]);
    const moments = boxes.map(([b, a, p]) => {
      const [m1, m2, m3, m4] = [1, 2, 3, 4].map((r) => {
        const gone = poisson(a - r + 1, a, p) - poisson(b - r, b - 1, p);
        return p ** r * (1 - gone / poisson(b, a, p));
      });
      return [
        m1,
        m2 + m1 - m1 ** 2,
        m3 + m2 * (3 - 3 * m1) + m1 - 3 * m1 ** 2 + 2 * m1 ** 3,
        m4 + m3 * (6 - 4 * m1) + m2 * (7 - 12 * m1 + 6 * m1 ** 2)
          + m1 - 4 * m1 ** 2 + 6 * m1 ** 3 - 3 * m1 ** 4,
      ];
    });
    const of = (at) => moments.map((one) => one[at]);
    const spread = total(of(1));
    const skew = total(of(2)) / spread ** 1.5;
    const excess = (total(of(3)) - 3 * total(of(1).map((x) => x ** 2))) / spread ** 2;
    const x = (size - total(of(0))) / Math.sqrt(spread);
    const density = Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
    const h3 = x ** 3 - 3 * x;
    const h4 = x ** 4 - 6 * x ** 2 + 3;
    const h6 = x ** 6 - 15 * x ** 4 + 45 * x ** 2 - 15;
    const edge = density * (1 + (skew * h3) / 6 + (excess * h4) / 24 + (skew ** 2 * h6) / 72);
    const inside = total(boxes.map(([b, a, p]) => Math.log(poisson(b, a, p))));
    const whole = size * Math.log(size) - size - logFactorial(size);
    return Math.exp(inside + Math.log(edge / Math.sqrt(spread)) - whole);
  };
  const surveyIntervals = (shares, size) => {
    const counts = allot(shares, size);
    if (!counts) return null;
    let [c, here] = [0, 0];
    const next = () => (c + 1 < size ? coverage(counts, size, c + 1) : 1);
    let there = next();
    while (!(here <= 1 - OUTSIDE && 1 - OUTSIDE < there)) {
      if (c > size) return null;
      c += 1;
      [here, there] = [there, next()];
    }
    const more = (1 - OUTSIDE - here) / (there - here);
    return counts.map((count) => [
      100 * Math.max(count / size - c / size, 0),
      100 * Math.min(count / size + (c + 2 * more) / size, 1),
    ]);
  };
  // whole numbers in proportion to shares, by largest remainders (analysis/survey/allotment.py)
  const allot = (shares, size) => {
    const parts = shares.map((share) => over(times(share, whole(size)), sum(shares)));
    if (parts.includes(null)) return null;
    const counts = parts.map(floor);
    const left = BigInt(size) - counts.reduce((a, b) => a + b);
    const rests = parts.map((part, i) => minus(part, [counts[i], 1n]));
    const order = [...parts.keys()].sort((i, j) => compare(rests[j], rests[i]) || i - j);
    for (const i of order.slice(0, Number(left))) counts[i] += 1n;
    return counts.map(Number);
  };
  return { shares, weights, sizes, surveyIntervals };
})();

// ---- the registry with some cells changed ----

const registry = (data) => {
  const { whole, read, compare, plus, minus, times, over, least, most } = exact;
  const { point, holds: within, common, standsFor, atCorners, byOperator } = intervals;
  const { numbers } = data;
  const zero = whole(0);

  const operators = {
    "+": plus,
    "-": minus,
    "*": times,
    "/": over,
    min: (...parts) => least(parts),
    max: (...parts) => most(parts),
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
  const family = (name) => Object.keys(numbers).filter((one) => one.startsWith(`${name}.`));
  const once = (compute, known = new Map()) => (name) => {
    if (!known.has(name)) known.set(name, compute(name));
    return known.get(name);
  };
  const members = once((name) => family(name).filter((one) => "title" in numbers[one]));

  // a formula down to source cells
  const unfold = (tree) => {
    if (typeof tree !== "string") {
      const [operator, ...parts] = tree;
      return operator === "#" ? tree : [operator, ...parts.map(unfold)];
    }
    return numbers[tree].formula ? unfold(numbers[tree].formula) : tree;
  };
  const unfolded = once(unfold);
  const nodes = (tree) => {
    const inner = Array.isArray(tree) && tree[0] !== "#" ? tree.slice(1) : [];
    return [tree, ...inner.flatMap(nodes)];
  };

  // Every number by id: a fraction; null where there is none (a division by zero, or nothing that a
  // check allows); undefined where it takes too long. `changes`: by the ids of cells, the `value`
  // and the `decimals` that it was written with.
  const evaluate = (changes) => {
    // how many decimals a numeral has that may have been rounded; null for a blank and for counts
    const decimals = (cell) =>
      cell in data.cells ? (changes[cell]?.decimals ?? data.cells[cell]) : null;
    const compute = (name) => {
      const one = numbers[name];
      // what the printed numbers allow none of
      if (!one) return check(name);
      if (one.formula) return term(one.formula);
      if (one.rests_on?.some((cell) => cell in changes)) return check(name);
      return changes[name]?.value ?? read(one.exact);
    };
    const valueOf = once(compute);
    const term = (tree) => {
      if (typeof tree === "string") return valueOf(tree);
      const [operator, ...parts] = tree;
      if (operator === "#") return read(parts[0]);
      const found = parts.map(term);
      return found.every(Boolean) ? operators[operator](...found) : null;
    };

    // -- joint checks
    const printed = (cell) => [valueOf(cell), decimals(cell)];
    const budget = () => {
      const of = (period) => members("budget").filter((one) => one.split(".")[1] === period);
      return Object.fromEntries(
        ["before", "after", "whole"].map((period) => [period, of(period).map(printed)]),
      );
    };
    const weights = once((at) => together.weights(together.shares(budget(), data.readings[at])));
    const possible = (periods, total, missing) => {
      const wanted = [periods, total, missing === "nothing"];
      return weights(data.readings.findIndex((one) => one.every((part, i) => part === wanted[i])));
    };
    const weight = (missing, end) => {
      const found = possible("half-up", "half-up", missing);
      return found && times(whole(100), found[end]);
    };
    const sizes = once((how) => {
      const [kept, rule] = how.split(" ");
      const shares = members("cause").map(printed);
      const longest = Math.max(...shares.map(([, kept]) => kept));
      return together.sizes(
        shares.map(([value, own]) => [value, kept === "same" ? longest : own]),
        rule,
      );
    });
    const count = (found) => (typeof found === "bigint" ? [found, 1n] : found);
    const size = (how, what) => {
      const found = sizes(how);
      return what in found ? count(found[what]) : null;
    };
    const checks = {
      weight_low: (missing) => weight(missing, "low"),
      weight_high: (missing) => weight(missing, "high"),
      readings_possible: (rule) =>
        whole(data.readings.filter(([periods], at) => periods === rule && weights(at)).length),
      survey_smallest: (kept) => size(`${kept} half-up`, "smallest"),
      survey_largest_impossible: (kept) => size(`${kept} half-up`, "largestImpossible"),
      survey_step: () => size("as_printed truncation", "step"),
    };
    const check = (name) => {
      const [kind, member] = name.split(".");
      return checks[kind](member);
    };

    // -- what rounded inputs allow
    const range = (cell, rule) => {
      const kept = decimals(cell);
      return kept === null ? point(valueOf(cell)) : standsFor(valueOf(cell), kept, rule);
    };
    const rangeOf = (tree, rule) => {
      if (typeof tree === "string") return range(tree, rule);
      const [operator, ...parts] = tree;
      if (operator === "#") return point(read(parts[0]));
      return byOperator(operator, parts.map((part) => rangeOf(part, rule)));
    };
    const reach = (name, rule) => {
      const tree = unfolded(name);
      if (!data.corners.includes(name)) return rangeOf(tree, rule);
      const parts = nodes(tree);
      const free = [...new Set(parts.filter((part) => typeof part === "string"))];
      const ranges = Object.fromEntries(
        free.filter((cell) => decimals(cell) !== null).map((cell) => [cell, range(cell, rule)]),
      );
      const divisors = parts.filter((part) => part[0] === "/" && Array.isArray(part));
      const at = (part, ends) => {
        if (typeof part === "string") return ends[part] ?? valueOf(part);
        const [operator, ...inner] = part;
        if (operator === "#") return read(inner[0]);
        const found = inner.map((one) => at(one, ends));
        return found.every(Boolean) ? operators[operator](...found) : null;
      };
      const value = (divisor, ends) => at(divisor ? divisor[2] : tree, ends);
      return atCorners(value, divisors, ranges);
    };

    // -- questions: true, false, or null where a number in them is not known
    const special = {
      fits: (periods, total, missing) => Boolean(possible(periods, total, missing)),
      prints: (value, cell) => data.rules.some((rule) => within(range(cell, rule), value)),
      reaches: (name, rule, [low, high, lowIn, highIn]) => {
        const found = valueOf(name) && reach(name, rule);
        return Boolean(found && common(found, { low: read(low), high: read(high), lowIn, highIn }));
      },
    };
    const holds = ([operator, ...parts]) => {
      if (operator in comparisons) {
        const [a, b] = parts.map(term);
        return a && b ? comparisons[operator](compare(a, b)) : null;
      }
      if (operator === "prints") {
        const value = term(parts[0]);
        return value ? special.prints(value, parts[1]) : null;
      }
      if (operator in special) return special[operator](...parts);
      const found = parts.map(holds);
      if (operator === "not") return found[0] === null ? null : !found[0];
      const decisive = operator === "or";
      if (found.includes(decisive)) return decisive;
      return found.includes(null) ? null : !decisive;
    };

    // what is found of a claim: of each list the first that holds; the worst verdict first
    const judge = (claim) =>
      claim.asked
        .map((list) => list.find(({ when }) => !when || holds(when)))
        .filter(Boolean)
        .sort((a, b) => data.verdicts.indexOf(a.verdict) - data.verdicts.indexOf(b.verdict));

    const intervalsAt = once((size) =>
      together.surveyIntervals(members("cause").map(valueOf), Number(size)),
    );
    const surveyInterval = (cause, size) =>
      intervalsAt(size)?.[members("cause").indexOf(`cause.${cause}`)] ?? null;
    return { valueOf, term, holds, judge, surveyInterval };
  };
  return { evaluate };
};
