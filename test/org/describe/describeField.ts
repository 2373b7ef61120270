import type { FieldGrant } from "../access/permissions.ts";
import type { FieldDefinition, FieldType, PicklistValue } from "../types.ts";

const soapTypes: Record<FieldType, string> = {
  id: "tns:ID",
  reference: "tns:ID",
  string: "xsd:string",
  textarea: "xsd:string",
  phone: "xsd:string",
  url: "xsd:string",
  email: "xsd:string",
  picklist: "xsd:string",
  multipicklist: "xsd:string",
  combobox: "xsd:string",
  encryptedstring: "xsd:string",
  boolean: "xsd:boolean",
  int: "xsd:int",
  double: "xsd:double",
  currency: "xsd:double",
  percent: "xsd:double",
  date: "xsd:date",
  datetime: "xsd:dateTime",
  time: "xsd:time",
  address: "urn:address",
  location: "urn:location",
  base64: "xsd:base64Binary",
  anyType: "xsd:anyType",
};

/** A character may take three bytes; ids are plain. */
const byteLength = (field: FieldDefinition) =>
  field.type === "id" || field.type === "reference" ? field.length : field.length * 3;

/**
 * One field as describe shows it to a user with these rights. `controlling` is the picklist that this one
 * depends on.
 */
export function describeField(
  field: FieldDefinition,
  grant: FieldGrant,
  controlling?: FieldDefinition,
): Record<string, unknown> {
  return {
    aggregatable: field.aggregatable,
    aiPredictionField: false,
    autoNumber: field.autoNumber,
    byteLength: byteLength(field),
    calculated: field.calculated,
    calculatedFormula: null,
    cascadeDelete: false,
    caseSensitive: false,
    compoundFieldName: field.compoundFieldName,
    controllerName: field.controllerName,
    createable: field.createable && grant.editable,
    custom: field.custom,
    defaultValue: field.defaultValue,
    defaultValueFormula: null,
    defaultedOnCreate: field.defaultedOnCreate,
    dependentPicklist: field.controllerName !== null,
    deprecatedAndHidden: false,
    digits: field.digits,
    displayLocationInDecimal: false,
    encrypted: field.type === "encryptedstring",
    externalId: field.externalId,
    extraTypeInfo: field.extraTypeInfo,
    filterable: field.filterable,
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: field.groupable,
    highScaleNumber: false,
    htmlFormatted: field.htmlFormatted,
    idLookup: field.idLookup,
    inlineHelpText: field.inlineHelpText,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: field.nameField,
    namePointing: false,
    nillable: field.nillable,
    permissionable: field.permissionable,
    picklistValues: field.picklistValues.map((value) => describePicklistValue(value, controlling)),
    polymorphicForeignKey: false,
    precision: field.precision,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: null,
    restrictedDelete: false,
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    searchPrefilterable: false,
    soapType: soapTypes[field.type],
    sortable: field.sortable,
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && grant.editable,
    writeRequiresMasterRead: false,
    ...field.describe,
  };
}

/** One value of a picklist as describe shows it. */
export function describePicklistValue(value: PicklistValue, controlling: FieldDefinition | undefined) {
  return {
    active: value.active,
    defaultValue: value.defaultValue,
    label: value.label,
    validFor: value.validFor === undefined || !controlling ? null : bitmap(value.validFor, controlling),
    value: value.value,
  };
}

/**
 * Base64 of a bit for each value of the controlling picklist, the first value being the highest bit of the
 * first byte.
 */
function bitmap(validFor: string[], controlling: FieldDefinition): string {
  const bits = Buffer.alloc(Math.ceil(controlling.picklistValues.length / 8));
  controlling.picklistValues.forEach(({ value }, i) => {
    if (validFor.includes(value)) bits.writeUInt8(bits.readUInt8(i >> 3) | (0x80 >> (i & 7)), i >> 3);
  });
  return bits.toString("base64");
}
