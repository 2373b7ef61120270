const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const checks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/** An id of 18 characters as Salesforce makes them: the last three say which of the others are capitals. */
export function contactId(number: number): string {
  let [rest, tail] = [number * 37 + 1009, ""];
  while (tail.length < 9) {
    tail = (letters[rest % 62] ?? "A") + tail;
    rest = Math.floor(rest / 62);
  }
  const id = `0035g0${tail}`;
  const check = [0, 5, 10].map((start) => {
    const bits = [...id.slice(start, start + 5)].reduce(
      (sum, letter, at) => sum + (/[A-Z]/.test(letter) ? 2 ** at : 0),
      0,
    );
    return checks[bits] ?? "A";
  });
  return id + check.join("");
}
