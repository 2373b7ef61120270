import type { Culture } from "./cultures.ts";
import { nativePart, type NamePart } from "./nameLists.ts";

/** What a woman is called whose father or husband has this name. */
export function womensFamily(culture: Culture, family: NamePart): NamePart {
  const { names } = culture;
  if (names.kind === "cyrillic") return nativePart(names.common, cyrillic(family.native ?? ""));
  if (names.kind === "greek") return nativePart("el", greek(family.native ?? ""));
  if (culture.key === "pl") return { latin: [family.latin[0].replace(/(sk|ck|dzk)i$/u, "$1a")] };
  if (culture.key === "cs") return { latin: [czech(family.latin[0])] };
  return family;
}

function cyrillic(name: string): string {
  if (/[сц]ький$/u.test(name)) return name.replace(/ий$/u, "а");
  if (/(ий|ый|ой)$/u.test(name)) return name.replace(/(ий|ый|ой)$/u, "ая");
  return /(ов|ев|ёв|ин|ын|їв)$/u.test(name) ? `${name}а` : name;
}

function greek(name: string): string {
  if (name.endsWith("όπουλος")) return name.replace(/όπουλος$/u, "οπούλου");
  if (/[ίι]δης$/u.test(name)) return name.replace(/ης$/u, "ου");
  if (/[ηήάα]ς$/u.test(name)) return name.slice(0, -1);
  if (name.endsWith("ός")) return `${name.slice(0, -2)}ού`;
  return name.endsWith("ος") ? `${name.slice(0, -2)}ου` : name;
}

function czech(name: string): string {
  if (/á$/u.test(name)) return name;
  if (/ý$/u.test(name)) return name.replace(/ý$/u, "á");
  if (/[íeěů]$/u.test(name)) return name;
  if (/(ek|ec|ěk)$/u.test(name)) return name.replace(/[eě]([kc])$/u, "$1ová");
  return `${name.replace(/[ao]$/u, "")}ová`;
}
