import { listRegistryTypes } from "../components/registry.ts";

/** The answer of describeMetadata: every type with its folder, file ending and parts. */
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
