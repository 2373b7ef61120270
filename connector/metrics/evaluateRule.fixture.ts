/** A series as Prometheus has scraped it: its values at times in seconds, the oldest first. */
export interface Series {
  name: string;
  labels?: Record<string, string>;
  points: [at: number, value: number][];
}

interface Sample {
  labels: Record<string, string>;
  value: number;
}

const tokens = /\s*([a-z_]\w*|\d+(?:\.\d+)?|"[^"]*"|=~|!=|[-+*/<>(){}[\],=])/gy;
const seconds = { s: 1, m: 60, h: 3_600 } as const;
/** Prometheus takes the newest value of five minutes. */
const staleSeconds = 300;

/**
 * Whether an alert rule would fire at `now`: the part of PromQL that the rules need, but for quantiles, and
 * `increase` without extrapolation. Written by what Prometheus documents of each function.
 */
export function fires(expression: string, series: Series[], now: number): boolean {
  const words = [...expression.matchAll(tokens)].map(([, word = ""]) => word);
  const take = (wanted?: string): string => {
    const word = words.shift() ?? "";
    if (wanted !== undefined && word !== wanted) throw new Error(`${wanted} expected, not ${word}`);
    return word;
  };
  const next = (...wanted: string[]) => wanted.includes(words[0] ?? "");
  const keyOf = ({ labels }: Sample) => JSON.stringify(Object.entries(labels).sort());

  /** Joins samples of both sides that have the same labels; a number goes with each. */
  function join(
    left: Sample[],
    right: Sample[],
    work: (one: number, other: number) => number | null,
  ): Sample[] {
    const others = new Map(right.map((sample) => [keyOf(sample), sample.value]));
    return left.flatMap((sample) => {
      const other = right[0]?.labels["scalar"] ? right[0].value : others.get(keyOf(sample));
      const value = other === undefined ? null : work(sample.value, other);
      return value === null ? [] : [{ labels: sample.labels, value }];
    });
  }

  const either = (): Sample[] => {
    let left = both();
    while (next("or")) {
      take();
      const known = new Set(left.map(keyOf));
      left = [...left, ...both().filter((sample) => !known.has(keyOf(sample)))];
    }
    return left;
  };
  const both = (): Sample[] => {
    let left = compared();
    while (next("and")) {
      take();
      const known = new Set(compared().map(keyOf));
      left = left.filter((sample) => known.has(keyOf(sample)));
    }
    return left;
  };
  const compared = (): Sample[] => {
    const left = sum();
    if (!next(">")) return left;
    take();
    return join(left, sum(), (one, other) => (one > other ? one : null));
  };
  const sum = (): Sample[] => {
    const left = product();
    if (!next("-")) return left;
    take();
    const right = product();
    // Only `time()` stands on the left of a difference.
    return right.map(({ labels, value }) => ({ labels, value: (left[0]?.value ?? NaN) - value }));
  };
  const product = (): Sample[] => {
    const left = operand();
    if (!next("*", "/")) return left;
    const isProduct = take() === "*";
    const right = operand();
    if (left[0]?.labels["scalar"]) return join(right, left, (one, other) => one * other);
    return join(left, right, (one, other) => (isProduct ? one * other : one / other));
  };

  function operand(): Sample[] {
    if (next("(")) return within(either);
    const word = take();
    if (/^\d/.test(word)) return [{ labels: { scalar: "yes" }, value: Number(word) }];
    switch (word) {
      case "time":
        return within(() => [{ labels: { scalar: "yes" }, value: now }]);
      case "vector":
        return within(() => [{ labels: {}, value: either()[0]?.value ?? NaN }]);
      case "absent":
        return within(() => (either().length === 0 ? [{ labels: {}, value: 1 }] : []));
      case "clamp_min":
        return within(() => {
          const given = either();
          take(",");
          const least = Number(take());
          return given.map(({ labels, value }) => ({ labels, value: Math.max(value, least) }));
        });
      case "sum":
      case "max":
        return aggregate(word);
      case "increase":
      case "rate":
        return within(() => increase(take(), word === "rate"));
      default:
        return select(word).flatMap(({ labels = {}, points }) => {
          const [at, value] = points.findLast(([time]) => time <= now) ?? [-Infinity, NaN];
          return at < now - staleSeconds ? [] : [{ labels, value }];
        });
    }
  }

  function within<T>(read: () => T): T {
    take("(");
    const found = read();
    take(")");
    return found;
  }

  function list(): string[] {
    return within(() => {
      const names = [take()];
      while (next(",")) {
        take();
        names.push(take());
      }
      return names;
    });
  }

  function aggregate(kind: "sum" | "max"): Sample[] {
    let by: string[] = [];
    if (next("by")) {
      take();
      by = list();
    }
    const groups = Map.groupBy(within(either), ({ labels }) =>
      JSON.stringify(by.flatMap((name) => (labels[name] === undefined ? [] : [[name, labels[name]]]))),
    );
    return [...groups].map(([key, samples]) => {
      const values = samples.map(({ value }) => value);
      const value = kind === "sum" ? values.reduce((one, other) => one + other, 0) : Math.max(...values);
      return { labels: Object.fromEntries(JSON.parse(key) as [string, string][]), value };
    });
  }

  /** The series of a name whose labels fit what stands in braces. */
  function select(name: string): Series[] {
    const conditions: ((labels: Record<string, string>) => boolean)[] = [];
    while (next("{", ",")) {
      take();
      const label = take();
      const sign = take();
      const wanted = take().slice(1, -1);
      const pattern = new RegExp(`^(?:${wanted})$`);
      conditions.push((labels) => {
        const value = labels[label] ?? "";
        if (sign === "=~") return pattern.test(value);
        return (value === wanted) === (sign === "=");
      });
      if (next("}")) take();
    }
    return series.filter((one) => one.name === name && conditions.every((fits) => fits(one.labels ?? {})));
  }

  /** What a counter rose by between its first and last value of the time; nothing of what is there once. */
  function increase(name: string, isRate: boolean): Sample[] {
    const found = select(name);
    take("[");
    const range = Number(take()) * seconds[take() as keyof typeof seconds];
    take("]");
    return found.flatMap(({ labels = {}, points }) => {
      const inRange = points.filter(([at]) => at > now - range && at <= now).map(([, value]) => value);
      const [first = 0] = inRange;
      if (inRange.length < 2) return [];
      const value = (inRange.at(-1) ?? 0) - first;
      return [{ labels, value: isRate ? value / range : value }];
    });
  }

  const found = either();
  if (words.length > 0) throw new Error(`nothing more expected, but ${words.join(" ")}`);
  return found.length > 0;
}
