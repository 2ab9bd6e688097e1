// What a page works out anew when a reader changes a source cell: the registry's formulas, with exact
// fractions, and the questions that sentences and verdicts hang on. What no formula gives stays as
// published. A number that does not exist is null, one that is not worked out anew is undefined.
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
  const read = (text) => fraction(...text.split("/").map(BigInt));
  const compare = ([a, b], [c, d]) => (a * d < c * b ? -1 : a * d > c * b ? 1 : 0);
  // halves away from zero
  const rounded = ([n, d], decimals) => {
    // less than none: to tens, hundreds and so on
    const [more, less] = [decimals, -decimals].map((one) => 10n ** BigInt(Math.max(one, 0)));
    const size = (n < 0n ? -n : n) * more;
    const whole = ((2n * size + d * less) / (2n * d * less)) * less;
    return fraction(n < 0n ? -whole : whole, more);
  };
  return { fraction, read, compare, rounded };
})();

// ---- the registry with some cells changed ----

// Data that were written with each repeated part once: a whole number is a part's place.
const unpacked = ({ parts, content }) => {
  const known = [];
  const open = (value) => {
    if (typeof value === "number") return known[value];
    if (Array.isArray(value)) return value.map(open);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, open(inner)]));
  };
  for (const part of parts) known.push(open(part));
  return open(content);
};

// `numbers`: by id, each with its formula first. `changes`: the new values of cells, by id.
const evaluate = (numbers, changes) => {
  const { fraction, read, compare } = exact;
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
  const known = new Map(Object.entries(changes));
  const valueOf = (name) => {
    if (!known.has(name)) known.set(name, name in numbers ? term(numbers[name][0]) : null);
    return known.get(name);
  };
  const stays = (cells) => cells.some((cell) => cell in changes);
  // what hangs on a number that is not worked out anew is not either, on none is none
  const unless = (found, then) =>
    found.includes(undefined) ? undefined : found.includes(null) ? null : then(...found);
  const term = (tree) => {
    if (typeof tree === "string") return valueOf(tree);
    const [operator, ...parts] = tree;
    if (operator === "#" || operator === "cell") return read(parts[0]);
    if (operator === "published") return stays(parts[1]) ? undefined : read(parts[0]);
    return unless(parts.map(term), operators[operator]);
  };
  // whether it is so; null and undefined as for numbers
  const holds = ([operator, ...parts]) => {
    if (operator === "published") return stays(parts[1]) ? undefined : parts[0];
    if (operator in comparisons)
      return unless(parts.map(term), (a, b) => comparisons[operator](compare(a, b)));
    const found = parts.map(holds);
    if (operator === "not") return unless(found, (so) => !so);
    const decisive = operator === "or";
    return found.includes(decisive) ? decisive : unless(found, () => !decisive);
  };
  return { valueOf, term, holds };
};

// ---- numerals as the page's language writes them ----

const numerals = (marks, words) => {
  const { fraction, compare, rounded } = exact;
  const group = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, marks.group);
  const format = (value, unit, decimals) => {
    const [n, d] = rounded(value, decimals);
    const places = Math.max(decimals, 0);
    const size = ((n < 0n ? -n : n) * 10n ** BigInt(places)) / d;
    const digits = `${size}`.padStart(places + 1, "0");
    const whole = group(digits.slice(0, digits.length - places));
    const rest = places ? marks.decimal + digits.slice(-places) : "";
    return (n < 0n ? marks.minus : "") + whole + rest + (unit === "percent" ? "%" : "");
  };
  // the fewest decimals that say it in full, up to so many
  const needed = (value, most = Infinity) => {
    let decimals = 0;
    while (decimals <= most && compare(value, rounded(value, decimals)) !== 0) decimals++;
    return decimals;
  };
  // whether that is soon enough to say anything to a reader (derivations.py has the same limit)
  const ends = (value) => needed(value, 6) <= 6;
  const exactly = (value) => {
    if (ends(value)) return format(value, "", needed(value));
    return value.map((part) => format([part, 1n], "", 0)).join(" ÷ ");
  };
  // A numeral in place of one with this unit and so many decimals, as a fraction with how many it
  // has itself, or what is wrong with it. Shares are not negative, nor are counts, which are whole.
  const parse = (text, unit, published) => {
    const share = ["percent", "times", "weight"].includes(unit);
    const count = !share && published === 0;
    const plain = text.trim().replace(/\s*%$/, "");
    const [g, p] = [marks.group, marks.decimal].map((mark) => `\\${mark}`);
    const shape = `^([-−]?)(\\d{1,15}|\\d{1,3}(?:${g}\\d{3}){1,4})(?:${p}(\\d{1,6}))?$`;
    const found = plain.match(new RegExp(shape));
    if (!found || (found[1] && (share || count))) return { error: words.not_a_number };
    const [whole, rest] = [found[2].replaceAll(marks.group, ""), found[3] ?? ""];
    const size = BigInt(whole + rest);
    const value = fraction(found[1] ? -size : size, 10n ** BigInt(rest.length));
    if (unit === "percent" && compare(value, [100n, 1n]) > 0) return { error: words.over_hundred };
    if (count && value[1] !== 1n) return { error: words.not_whole };
    return { value, decimals: rest.length };
  };
  return { format, needed, ends, exactly, parse };
};
