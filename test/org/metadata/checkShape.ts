import { newestVersion } from "../call/versions.ts";
import { readMetadataTypes, type ElementType } from "./readMetadataTypes.ts";
import type { XmlElement } from "../components/xmlTree.ts";

interface ShapeProblem {
  line: number;
  message: string;
}

/**
 * Elements that the declarations call a string although they contain XML: targetConfigs follows the
 * component's own schema.
 */
const freeContent = new Set(["LightningComponentBundle.targetConfigs"]);

/** Elements that the declarations require and orgs do not: Apex without a status is Active. */
const optional = new Set(["ApexClass.status", "ApexTrigger.status"]);

/** Elements that the types have no longer, by the last package version that live orgs take them in. */
const retired: Record<string, number> = { "ApexTrigger.active": 12 };

/**
 * Elements, repetitions and values in the file that Salesforce's metadata types do not allow, and missing
 * ones. Old packages may hold elements that have gone since.
 */
export function checkShape(root: XmlElement, packageVersion = newestVersion): ShapeProblem[] {
  const kind = readMetadataTypes().get(root.name)?.kind;
  if (kind !== "object" && kind !== "alias") {
    return [{ line: root.line, message: `Unknown metadata type ${root.name}` }];
  }
  const children = root.children.filter(
    ({ name }) => packageVersion > (retired[`${root.name}.${name}`] ?? 0),
  );
  return checkElement({ ...root, children }, root.name);
}

function checkElement(element: XmlElement, typeName: string): ShapeProblem[] {
  const type = readMetadataTypes().get(typeName);
  if (type?.kind === "alias") return checkElement(element, type.type);
  if (type?.kind === "enumeration") return checkEnumeration(element, typeName, type.values);
  if (type?.kind !== "object") return checkScalar(element, typeName);
  return [
    ...element.children.flatMap((child) => checkChild(child, typeName, type.elements)),
    ...checkOccurrences(element, typeName, type.elements),
  ];
}

function checkChild(
  child: XmlElement,
  typeName: string,
  elements: ReadonlyMap<string, ElementType>,
): ShapeProblem[] {
  const expected = elements.get(child.name);
  if (!expected) {
    return [
      { line: child.line, message: `Element ${child.name} invalid at this location in type ${typeName}` },
    ];
  }
  if (freeContent.has(`${typeName}.${child.name}`)) return [];
  return checkElement(child, expected.type);
}

function checkOccurrences(
  element: XmlElement,
  typeName: string,
  elements: ReadonlyMap<string, ElementType>,
): ShapeProblem[] {
  const problems: ShapeProblem[] = [];
  const seen = new Set<string>();
  for (const child of element.children) {
    if (seen.has(child.name) && elements.get(child.name)?.repeats === false) {
      problems.push({
        line: child.line,
        message: `Element ${child.name} is duplicated at this location in type ${typeName}`,
      });
    }
    seen.add(child.name);
  }
  for (const { name, required } of elements.values()) {
    if (required && !seen.has(name) && !optional.has(`${typeName}.${name}`)) {
      problems.push({
        line: element.line,
        message: `Required field is missing: ${name} in type ${typeName}`,
      });
    }
  }
  return problems;
}

function checkEnumeration(
  element: XmlElement,
  typeName: string,
  values: ReadonlySet<string>,
): ShapeProblem[] {
  if (values.has(element.text)) return [];
  return [
    { line: element.line, message: `'${element.text}' is not a valid value for the enum '${typeName}'` },
  ];
}

function checkScalar(element: XmlElement, typeName: string): ShapeProblem[] {
  const problem = (message: string): ShapeProblem[] => [{ line: element.line, message }];
  if (typeName === "any") return [];
  if (element.children.length > 0) return problem(`Element ${element.name} holds text, not elements`);
  if (typeName === "boolean" && !/^(true|false)$/.test(element.text)) {
    return problem(`'${element.text}' is not a valid value for the type xsd:boolean`);
  }
  if (typeName === "number" && !/^-?\d+(\.\d+)?$/.test(element.text)) {
    return problem(`'${element.text}' is not a valid value for the type xsd:double`);
  }
  return [];
}
