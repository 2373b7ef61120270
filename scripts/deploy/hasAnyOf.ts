import { listComponents } from "../org/metadataApi.ts";
import type { OrgSession } from "../org/orgSession.ts";

/** Whether the org has one of the manifest's components at least, or a type that it does not list. */
export async function hasAnyOf(org: OrgSession, manifest: string): Promise<boolean> {
  for (const [, block = ""] of manifest.matchAll(/<types>([\s\S]*?)<\/types>/g)) {
    const type = /<name>(\w+)<\/name>/.exec(block)?.[1] ?? "";
    const names = [...block.matchAll(/<members>([^<]+)<\/members>/g)].map(([, name = ""]) => name);
    const listed = await listComponents(org, type).catch(() => undefined);
    if (listed === undefined || names.some((name) => listed.includes(name))) return true;
  }
  return false;
}
