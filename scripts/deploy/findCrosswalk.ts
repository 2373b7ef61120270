import { isPackageName } from "../../connector/salesforce/isPackageName.ts";
import { listComponents } from "../org/metadataApi.ts";
import type { OrgSession } from "../org/orgSession.ts";

/** `Crosswalk_Rep`, `crosswalkPanel` or `Contact.Crosswalk_Lead__c`. A tab `Crosswalk` may be anybody's. */
const ofOurs = /<members>((?:\w+\.)?crosswalk\w+)<\/members>/gi;

/**
 * Whether an org has Crosswalk: `own` components of the manifest, a `managed` package's, or `none`. Only
 * names that nobody else gives count: an org may have a component `typeahead` that is its own. Throws where
 * the org does not list what it has.
 */
export async function findCrosswalk(org: OrgSession, manifest: string): Promise<"own" | "managed" | "none"> {
  let found: "managed" | "none" = "none";
  for (const [, block = ""] of manifest.matchAll(/<types>([\s\S]*?)<\/types>/g)) {
    const type = /<name>(\w+)<\/name>/.exec(block)?.[1] ?? "";
    const names = [...block.matchAll(ofOurs)].map(([, name = ""]) => name);
    if (names.length === 0) continue;
    const listed = await listComponents(org, type);
    if (names.some((name) => listed.includes(name))) return "own";
    if (names.some((name) => listed.some((other) => isPackageName(other, name)))) found = "managed";
  }
  return found;
}
