import { findRecordType, grantRecordType } from "../../recordTypes/defineRecordType.ts";
import type { Org } from "../../types.ts";
import { childrenNamed, childText, type XmlElement } from "../../components/xmlTree.ts";

/** Applies the record types that a profile or a permission set may use. */
export function applyRecordTypeVisibilities(org: Org, setId: string, root: XmlElement): void {
  for (const entry of childrenNamed(root, "recordTypeVisibilities")) {
    const [object = "", developerName = ""] = (childText(entry, "recordType") ?? "").split(".");
    const id = findRecordType(org, object, developerName);
    if (id === undefined) continue;
    grantRecordType(org, setId, id, {
      visible: childText(entry, "visible") === "true",
      isDefault: childText(entry, "default") === "true",
    });
  }
}
