import { describe, expect, it } from "vitest";
import { describeDatabase, nameOfDatabase, refuseAddress, withoutPassword } from "./address.ts";

it("an address whose password stands where it would be read as something else is refused without showing it", () => {
  for (const url of [
    "postgresql://crosswalk:/S3cret@host/db",
    "postgresql://crosswalk:12/S3cret@host/db",
    "postgresql://crosswalk:12?S3cret@host/db",
    "postgresql://crosswalk:S3#cret@host/db",
  ]) {
    const refusal = expect.objectContaining({
      message: expect.not.stringContaining("cret") as string,
    }) as Error;
    expect(() => refuseAddress(url), url).toThrow(refusal);
    expect(() => describeDatabase(url), url).toThrow(/is encoded/);
  }
});

describe("a sign of the password that is not encoded", () => {
  const signs = [
    "@",
    "/",
    "?",
    "#",
    ":",
    "&",
    "=",
    " ",
    "\\",
    "\n",
    "\t",
    "?host=",
    "&password=",
    "@/",
    "@h:1/",
    "%",
  ];
  const forms: ((password: string) => string)[] = [
    (password) => `postgresql://u:${password}@h/db`,
    (password) => `postgresql://u:${password}@/db?host=/tmp`,
    (password) => `postgresql://u:${password}@h:5432/db?sslmode=require`,
    (password) => `postgresql://:${password}@h`,
    (password) => `postgresql://h/db?user=u&password=${password}`,
    (password) => `postgresql:///db?password=${password}&host=/tmp`,
    (password) => `postgresql://h/db?PASSWORD=${password}`,
    (password) => `postgresql://h/db?pass%77ord=${password}`,
    (password) => `postgresql://h/db?sslpassword=${password}`,
  ];
  const passwords = signs.flatMap((sign) => ["", ...signs].map((next) => `ALPHA${sign}BRAVO${next}CHARLIE`));

  it.each(forms.map((form) => [form("PASSWORD"), form]))("is shown by nothing: %s", (_shown, form) => {
    for (const url of passwords.map(form)) {
      for (const tell of [refuseAddress, describeDatabase, nameOfDatabase, withoutPassword]) {
        expect(
          told(() => tell(url)),
          url,
        ).not.toMatch(/ALPHA|BRAVO|CHARLIE/);
      }
    }
  });
});

/** What is said of an address, or why it is refused. */
function told(tell: () => unknown): string {
  try {
    return String(tell());
  } catch (error) {
    return (error as Error).message;
  }
}

it.each(["PASSWORD=a", "sslMode=require", "client_encoding=latin1", "a"])(
  "an address with a parameter that the connector does not know is refused: %s",
  (parameters) => {
    expect(() => refuseAddress(`postgresql://u@h/db?${parameters}`)).toThrow(
      /^DATABASE_URL has a parameter .*: user, password, host, /,
    );
  },
);

it("an address is shown without its password", () => {
  expect(withoutPassword("postgresql://crosswalk:S3cret@host/db")).toBe("postgresql://crosswalk@host/db");
  expect(withoutPassword("postgresql://crosswalk:S3cret@/db?host=%2Ftmp")).toBe(
    "postgresql://crosswalk@/db?host=%2Ftmp",
  );
  expect(describeDatabase("postgresql://crosswalk:S3cret@host:5433/db")).toBe("db at host:5433");
});
