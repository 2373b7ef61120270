/** The front door of the practice org: everything that the rest of the project may use. */
export { startPracticeOrg, startPracticeOrgs, type RunningOrg } from "./server.ts";
export { endAccessTokens, endGrants } from "./oauth/endTokens.ts";

/** Who needs what the org answers. */
export * as needs from "./needs.ts";

/** What the org answers for the package's Apex classes. */
export { apexRestClasses } from "./rest/apexRest.ts";

// Checks of a package that an org would make, without a deployment.
export { isBundle, partOfType, typeOfFolder } from "./components/registry.ts";
export { childrenNamed, childText, parseXml, type XmlElement } from "./components/xmlTree.ts";
export { checkShape } from "./metadata/checkShape.ts";
export { transformSync } from "./metadata/lwcCompiler.ts";
export { listImports, readTemplate } from "./metadata/lwcSource.ts";
export { readMetadataTypes } from "./metadata/readMetadataTypes.ts";
export { exportsOfPlatformModule, findPlatformModule, takesAttribute } from "./metadata/platform.ts";
export {
  listApexReferences,
  listAuraEnabledMethods,
  listScriptReferences,
  listTemplateReferences,
  listXmlReferences,
  type Reference,
} from "./metadata/references.ts";
