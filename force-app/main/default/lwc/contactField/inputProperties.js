import { inputTypes, numberFormats } from "./fieldTypes";

/** What every kind of input has. */
export function toCommonProperties({ label, help, required }, disabled) {
  return { label, fieldLevelHelp: help, required, disabled };
}

/** The properties of a lightning-input for a field of the draft and its value. */
export function toInputProperties(field, value, disabled) {
  const { type, maxLength } = field;
  const common = toCommonProperties(field, disabled);
  if (type === "checkbox") {
    return { ...common, type, checked: value };
  }
  if (type in numberFormats) {
    return { ...common, value, type: "number", formatter: numberFormats[type], step: stepOf(field) };
  }
  return { ...common, value, maxLength, type: inputTypes[type] ?? "text" };
}

/** The smallest difference that a number with this many decimal places can have. */
function stepOf({ scale }) {
  return scale ? (10 ** -scale).toFixed(scale) : "1";
}
