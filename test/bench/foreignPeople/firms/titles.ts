import type { Random } from "../random.ts";
import { fields, levels, titleWords, type Field, type Level } from "./titleWords.ts";

/** What somebody does, without the words for it. */
export interface Role {
  level: Level;
  field: Field;
  /** Whether the words for it may be a woman's. */
  woman: boolean;
}

const womens =
  /in\b.*_|Directrice|Assistante|Directora|Jefa|Direttrice|Diretora|tka\b|Ředitelka|Διευθύντρια|מנהלת/u;

const shares: Record<Level, number> = { assistant: 0.1, staff: 0.26, manager: 0.32, head: 0.24, chief: 0.08 };

export function makeRole(random: Random, woman: boolean): Role {
  const [high, where] = [random.next(), random.pick(fields)];
  let sum = 0;
  for (const level of levels) {
    sum += shares[level];
    if (high < sum) return { level, field: where, woman };
  }
  return { level: "staff", field: where, woman };
}

/** The title in a language, in its usual words or in others that mean the same. */
export function sayTitle(role: Role, language: string, words = 0): string {
  const known = titleWords[language] ?? titleWords["en"];
  const all = known?.levels[role.level] ?? ["_"];
  const patterns = role.woman ? all : all.filter((pattern) => !womens.test(pattern));
  const field = known?.fields.split(";")[fields.indexOf(role.field)] ?? role.field;
  return (patterns[words % patterns.length] ?? "_").replace("_", field);
}

/** One step up in the same field: what becomes of somebody after some years. */
export function promoted(role: Role): Role {
  const next = levels[levels.indexOf(role.level) + 1] ?? "head";
  return { ...role, level: next };
}

/** A role that nobody takes for this one: another field, and two levels away at least. */
export function farFrom(random: Random, role: Role): Role {
  const at = levels.indexOf(role.level);
  const away = levels.filter((_, index) => Math.abs(index - at) >= 2);
  return {
    ...role,
    level: random.pick(away),
    field: random.pick(fields.filter((other) => other !== role.field)),
  };
}

export function closeness(one: Role, other: Role): "same" | "near" | "other" {
  if (one.field !== other.field) return "other";
  const apart = Math.abs(levels.indexOf(one.level) - levels.indexOf(other.level));
  if (apart === 0) return "same";
  return apart === 1 ? "near" : "other";
}
