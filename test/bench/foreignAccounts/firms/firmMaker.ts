import { CoinedNames } from "../names/coinedNames.ts";
import { folded, withoutUmlauts } from "../names/fold.ts";
import type { Random } from "../random.ts";
import type { Firm } from "./firm.ts";

/** Numbers the firms and gives each a website of its own. */
export class FirmMaker {
  readonly names = new CoinedNames();
  readonly firms: Firm[] = [];
  readonly random: Random;
  private readonly labels = new Set<string>();

  constructor(random: Random) {
    this.random = random;
  }

  add(firm: Omit<Firm, "id" | "label" | "ending"> & { label?: string | undefined }): Firm {
    const ending = this.random.chance(firm.country.tld === "com" ? 0.9 : 0.35)
      ? this.random.weighted([
          ["com", 8],
          ["net", 1],
          ["io", 1],
          ["eu", 1],
        ])
      : firm.country.tld;
    const made = { ending, ...firm, id: this.firms.length + 1, label: this.label(firm) };
    this.firms.push(made);
    return made;
  }

  /** Another name or website for a firm just made. */
  change(firm: Firm, change: Partial<Pick<Firm, "core" | "first" | "brand" | "former" | "label">>): Firm {
    this.labels.delete(firm.label.replaceAll("-", ""));
    return Object.assign(firm, change, { label: this.label({ ...firm, label: undefined, ...change }) });
  }

  /** Often the name with or without hyphens, seldom the first word or the acronym, never another firm's. */
  private label({
    label,
    core,
    first,
    acronym,
  }: Pick<Firm, "core" | "first" | "acronym"> & { label?: string | undefined }): string {
    const words = withoutUmlauts(core)
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter(Boolean);
    const wishes = [
      label,
      acronym !== undefined && this.random.chance(0.8) ? acronym.toLowerCase() : undefined,
      this.random.chance(0.4) ? folded(withoutUmlauts(first)) : undefined,
      words.join(this.random.chance(0.5) ? "-" : ""),
      `${words.join("-")}-group`,
    ];
    const free = wishes.find(
      (wish) => wish !== undefined && wish.length > 2 && !this.labels.has(wish.replaceAll("-", "")),
    );
    const chosen = free ?? `${words.join("-")}-${this.firms.length}`;
    this.labels.add(chosen.replaceAll("-", ""));
    return chosen;
  }
}
