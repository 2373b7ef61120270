import { listRegistryTypes } from "../components/registry.ts";

/** What describeMetadata says: every type, its folder and ending, and the parts its files hold. */
export function describeMetadata(): Record<string, unknown> {
  return {
    metadataObjects: listRegistryTypes().map((type) => ({
      childXmlNames: Object.values(type.children?.types ?? {}).map(({ name }) => name),
      directoryName: type.directoryName,
      inFolder: type.inFolder === true,
      metaFile: type.strategies?.adapter === "matchingContentFile",
      ...(type.suffix !== undefined && { suffix: type.suffix }),
      xmlName: type.name,
    })),
    organizationNamespace: "",
    partialSaveAllowed: true,
    testRequired: false,
  };
}
