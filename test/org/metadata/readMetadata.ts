import type { Org } from "../types.ts";
import { holderOf } from "../components/components.ts";
import { findComponent } from "../components/componentStore.ts";
import { childText, parseXml, type XmlElement } from "../components/xmlTree.ts";

/**
 * The answer of readMetadata: the content of each named component's file, or a part's element. Deployed
 * components only.
 */
export function readMetadata(org: Org, type: string, fullNames: string[]): { records: unknown[] } {
  return {
    records: fullNames.map((fullName) => readComponent(org, type, fullName)).filter((each) => each !== null),
  };
}

function readComponent(org: Org, type: string, fullName: string): unknown {
  if (type === "ExternalClientAppSettings") {
    return { fullName, enableClientSecretInRestApiAccess: org.settings.consumerSecretsByRest };
  }
  const holder = holderOf(type, fullName);
  const component = findComponent(org, holder.type, holder.fullName);
  if (component === undefined) return null;
  const main =
    component.files.get(component.fileName) ?? component.files.get(`${component.fileName}-meta.xml`);
  const source = component.files.get(`${component.fileName}-meta.xml`) ?? main;
  if (source === undefined) return null;
  const root = parseXml(source.toString("utf8"));
  if (holder.type === type) return { fullName, ...toRecord(root) };
  const name = fullName.split(".").at(-1);
  const part = root.children.find((child) => childText(child, "fullName") === name);
  return part === undefined ? null : { ...toRecord(part), fullName };
}

/** An element's children by name; of several of one name a list. */
function toRecord(element: XmlElement): Record<string, unknown> {
  const groups = Map.groupBy(element.children, ({ name }) => name);
  return Object.fromEntries(
    [...groups].map(([name, children]) => {
      const values = children.map((child) => (child.children.length > 0 ? toRecord(child) : child.text));
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
