/**
 * Types that Salesforce removes with their parent and refuses to remove alone: layouts and records with their
 * object, an app's settings with the app, translations with the translated component. CustomLabels is the
 * container of all labels of the org; ours are named one by one.
 */
const goWithOthers = new Set([
  "CustomLabels",
  "CustomMetadata",
  "ExtlClntAppGlobalOauthSettings",
  "ExtlClntAppOauthConfigurablePolicies",
  "ExtlClntAppOauthSettings",
  "Layout",
  "Translations",
]);

/**
 * A destructive manifest without components that are removed with others: whole types, and fields of removed
 * objects.
 */
export function removableOnly(manifest: string): string {
  const removedObjects = new Set(members(typeBlock(manifest, "CustomObject")));
  return manifest
    .replace(/ *<types>[\s\S]*?<\/types>\n?/g, (block) => (goWithOthers.has(typeName(block)) ? "" : block))
    .replace(/ *<members>(\w+)\.\w+<\/members>\n?/g, (line, object: string) =>
      removedObjects.has(object) ? "" : line,
    );
}

function typeBlock(manifest: string, type: string): string {
  return (
    [...manifest.matchAll(/<types>[\s\S]*?<\/types>/g)]
      .map(([block]) => block)
      .find((block) => typeName(block) === type) ?? ""
  );
}

function typeName(block: string): string {
  return /<name>(\w+)<\/name>/.exec(block)?.[1] ?? "";
}

function members(block: string): string[] {
  return [...block.matchAll(/<members>([^<]+)<\/members>/g)].map((match) => match[1] ?? "");
}
