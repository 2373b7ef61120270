/**
 * Removes what a base component says of a value, as soon as the value is right. By itself it waits until the
 * focus goes: the page moves then, and a button that is just being pressed is not where the click ends.
 */
export function endMessage(input) {
  if (input.checkValidity()) {
    input.reportValidity();
  }
}
