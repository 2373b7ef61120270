import AdmZip from "adm-zip";
import { nextId } from "../storage/nextId.ts";
import type { Caller, Org } from "../types.ts";
import { holderOf } from "../components/components.ts";
import {
  findComponent,
  listStoredComponents,
  saveJob,
  type StoredComponent,
} from "../components/componentStore.ts";
import { userName } from "./userName.ts";

/** The components to fetch: members by type, `*` for all of a type. */
interface RetrieveRequest {
  version: string;
  members: ReadonlyMap<string, readonly string[]>;
}

type Member = Pick<StoredComponent, "type" | "fullName">;

export interface FileProperties {
  createdById: string;
  createdByName: string;
  createdDate: string;
  fileName: string;
  fullName: string;
  id: string;
  lastModifiedById: string;
  lastModifiedByName: string;
  lastModifiedDate: string;
  manageableState: "unmanaged";
  type: string;
}

interface RetrieveResult {
  id: string;
  done: true;
  status: "Succeeded";
  success: true;
  fileProperties: FileProperties[];
  messages: { fileName: string; problem: string }[];
}

/**
 * Fetches deployed components as a zip in metadata format. A message names each member that the org does not
 * have.
 */
export function retrieve(org: Org, _caller: Caller, request: RetrieveRequest): RetrieveResult {
  const found = new Map<string, StoredComponent>();
  const answered: Member[] = [];
  const messages: RetrieveResult["messages"] = [];
  for (const [type, members] of request.members) {
    for (const fullName of members) {
      const components = componentsNamed(org, type, fullName);
      for (const component of components) found.set(`${component.type}:${component.fullName}`, component);
      if (fullName === "*") answered.push(...components);
      else if (components.length > 0) answered.push({ type, fullName });
      if (components.length === 0 && fullName !== "*") {
        const problem = `Entity of type '${type}' named '${fullName}' cannot be found`;
        messages.push({ fileName: "unpackaged/package.xml", problem });
      }
    }
  }
  const id = nextId(org, "09S");
  const components = [...found.values()];
  const result: RetrieveResult = {
    id,
    done: true,
    status: "Succeeded",
    success: true,
    fileProperties: components.map((component) => propertiesOf(org, component)),
    messages,
  };
  saveJob(org, id, {
    kind: "retrieve",
    result,
    zip: zipOf(components, manifestOf(answered, request.version)),
  });
  return result;
}

/** The properties of a component in listMetadata and retrieve. */
export function propertiesOf(org: Org, component: StoredComponent): FileProperties {
  return {
    createdById: component.createdBy,
    createdByName: userName(org, component.createdBy),
    createdDate: component.createdAt,
    fileName: `unpackaged/${component.fileName}`,
    fullName: component.fullName,
    id: component.id,
    lastModifiedById: component.changedBy,
    lastModifiedByName: userName(org, component.changedBy),
    lastModifiedDate: component.changedAt,
    manageableState: "unmanaged",
    type: component.type,
  };
}

function componentsNamed(org: Org, type: string, fullName: string): StoredComponent[] {
  if (fullName === "*") return listStoredComponents(org, type);
  const holder = holderOf(type, fullName);
  const component = findComponent(org, holder.type, holder.fullName);
  return component ? [component] : [];
}

function zipOf(components: readonly StoredComponent[], manifest: string): Buffer {
  const zip = new AdmZip();
  for (const { files } of components) {
    for (const [path, content] of files) zip.addFile(`unpackaged/${path}`, content);
  }
  zip.addFile("unpackaged/package.xml", Buffer.from(manifest));
  return zip.toBuffer();
}

/** The manifest of what was found. A field is listed as a field, although it comes in its object's file. */
function manifestOf(found: readonly Member[], version: string): string {
  const types = Map.groupBy(found, ({ type }) => type);
  const entries = [...types].map(([type, members]) => {
    const names = members.map(({ fullName }) => `    <members>${fullName}</members>\n`).join("");
    return `  <types>\n${names}    <name>${type}</name>\n  </types>\n`;
  });
  return [
    `<?xml version="1.0" encoding="UTF-8"?>\n<Package xmlns="http://soap.sforce.com/2006/04/metadata">\n`,
    ...entries,
    `  <version>${version}</version>\n</Package>\n`,
  ].join("");
}
