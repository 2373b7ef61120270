import { childText, type XmlElement } from "../../components/xmlTree.ts";
import type { Org } from "../../types.ts";

/** Setup's consent to reading consumer secrets over REST. What the file leaves out stays as it is. */
export function applySettingsFile(org: Org, fullName: string, root: XmlElement): void {
  if (fullName !== "ExternalClientApp") return;
  const readable = childText(root, "enableClientSecretInRestApiAccess");
  if (readable !== undefined) org.settings.consumerSecretsByRest = readable === "true";
}
