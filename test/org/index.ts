/** The front door of the practice org: what the rest of the project may use of it. */
export { startPracticeOrg, startPracticeOrgs, type RunningOrg } from "./server.ts";
export { endAccessTokens, endGrants } from "./oauth/endTokens.ts";

// What an org would refuse of a package, to be asked without a deployment.
export { isBundle, partOfType, typeOfFolder } from "./components/registry.ts";
export { childrenNamed, childText, parseXml, type XmlElement } from "./components/xmlTree.ts";
export { checkShape } from "./metadata/checkShape.ts";
export { transformSync } from "./metadata/lwcCompiler.ts";
export { listImports, readTemplate } from "./metadata/lwcSource.ts";
export { readMetadataTypes } from "./metadata/metadataTypes.ts";
export { exportsOfPlatformModule, findPlatformModule, takesAttribute } from "./metadata/platform.ts";
export {
  listAuraEnabledMethods,
  listScriptReferences,
  listTemplateReferences,
  listXmlReferences,
  type Reference,
} from "./metadata/references.ts";
