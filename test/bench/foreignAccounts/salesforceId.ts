const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 18 characters: three of the object, the number, and three for the case of the letters. */
export function salesforceId(prefix: string, number: number): string {
  let left = number;
  let tail = "";
  while (left > 0) {
    tail = (digits[left % 62] ?? "0") + tail;
    left = Math.floor(left / 62);
  }
  const id = `${prefix}Vt00000${tail.padStart(5, "0")}`;
  const checks = [0, 5, 10].map((from) => {
    const capitals = [...id.slice(from, from + 5)].map((sign, at) => (/[A-Z]/.test(sign) ? 2 ** at : 0));
    return letters[capitals.reduce((sum: number, each) => sum + each, 0)] ?? "A";
  });
  return id + checks.join("");
}
