import { isPackageName } from "../../connector/salesforce/isPackageName.ts";
import { listComponents } from "../org/metadataApi.ts";
import type { OrgSession } from "../org/orgSession.ts";

/**
 * Whether an org has Crosswalk: `own` components of the manifest, a `managed` package's, or `none`. Only
 * names that begin with Crosswalk count: an org may have a component `typeahead` that is its own.
 */
export async function findCrosswalk(org: OrgSession, manifest: string): Promise<"own" | "managed" | "none"> {
  let found: "managed" | "none" = "none";
  for (const [, block = ""] of manifest.matchAll(/<types>([\s\S]*?)<\/types>/g)) {
    const type = /<name>(\w+)<\/name>/.exec(block)?.[1] ?? "";
    const names = [...block.matchAll(/<members>(Crosswalk[^<]*)<\/members>/g)].map(([, name = ""]) => name);
    if (names.length === 0) continue;
    // Some types cannot be listed; the others tell.
    const listed = await listComponents(org, type).catch((): string[] => []);
    if (names.some((name) => listed.includes(name))) return "own";
    if (names.some((name) => listed.some((other) => isPackageName(other, name)))) found = "managed";
  }
  return found;
}
