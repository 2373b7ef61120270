import type { Dirt } from "./dirt.ts";

const hasEmail = ({ email }: { email: string }) => email !== "";
const hasPhone = ({ phone }: { phone: string }) => phone !== "";
const digitsOf = (phone: string) => phone.replace(/\D/g, "");

export const contactDirts: readonly Dirt[] = [
  {
    name: "mailto: before the address",
    weight: 4,
    fits: hasEmail,
    apply: ({ email }) => ({ email: `mailto:${email}` }),
  },
  {
    name: "address in brackets",
    weight: 4,
    fits: hasEmail,
    apply: ({ email, person: { given, family } }, random) => ({
      email: random.pick([
        `<${email}>`,
        `${given} ${family} <${email}>`,
        `"${family}, ${given}" <${email}>`,
        `(${email})`,
      ]),
    }),
  },
  {
    name: "several addresses in one cell",
    weight: 4,
    fits: hasEmail,
    apply: ({ email, person: { personalEmail } }, random) => ({
      email: random.pick([
        `${email}; ${personalEmail}`,
        `${personalEmail}, ${email}`,
        `${email} / ${personalEmail}`,
        `${email}\n${personalEmail}`,
      ]),
    }),
  },
  {
    name: "address in capitals",
    weight: 3,
    fits: hasEmail,
    apply: ({ email }) => ({ email: email.toUpperCase() }),
  },
  {
    name: "signs behind the address",
    weight: 3,
    fits: hasEmail,
    apply: ({ email }, random) => ({ email: email + random.pick([" ", ".", ";", ",", " (work)", "\u00a0"]) }),
  },
  {
    name: "(at) in the address",
    weight: 1,
    fits: hasEmail,
    hides: ["email"],
    apply: ({ email }) => ({ email: email.replace("@", " (at) ") }),
  },
  {
    name: "the private address",
    weight: 5,
    fits: hasEmail,
    hides: ["email"],
    apply: ({ person }) => ({ email: person.personalEmail }),
  },
  {
    name: "an address of the department",
    side: "contact",
    weight: 2,
    fits: hasEmail,
    hides: ["email"],
    apply: ({ email }, random) => ({
      email: email.replace(/^[^@]*/, random.pick(["info", "office", "sales", "einkauf", "contact"])),
    }),
  },
  {
    name: "phone as 4.93E+11",
    weight: 4,
    fits: hasPhone,
    hides: ["phone"],
    apply: ({ phone }, random) => ({
      phone: Number(digitsOf(phone))
        .toExponential(2)
        .replace("e+", "E+")
        .replace(".", random.pick([".", ","])),
    }),
  },
  {
    name: "phone without plus and zeros",
    weight: 4,
    fits: hasPhone,
    apply: ({ phone }) => ({ phone: digitsOf(phone) }),
  },
  {
    name: "phone without its country",
    weight: 4,
    fits: hasPhone,
    apply: ({ phone }, random) => ({ phone: phone.replace(/^\+\d+ /, random.pick(["0", "(0)", ""])) }),
  },
  {
    name: "phone with extension",
    weight: 4,
    fits: hasPhone,
    apply: ({ phone }, random) => ({
      phone: phone + random.pick([" ext. 12", " x34", "-0", " Durchwahl 17", " #5"]),
    }),
  },
  {
    name: "phone with 00 and (0)",
    weight: 4,
    fits: hasPhone,
    apply: ({ phone }) => ({
      phone: phone
        .replace("+", "00")
        .replace(" ", " (0) ")
        .replaceAll(/(\d{3})(\d{4})$/g, "$1-$2"),
    }),
  },
  {
    name: "several phones in one cell",
    weight: 2,
    fits: hasPhone,
    apply: ({ phone }, random) => ({
      phone: `${phone} / ${phone.slice(0, 4)}${random.between(1_000_0000, 9_999_9999)}`,
    }),
  },
];

export const placeDirts: readonly Dirt[] = [
  {
    name: "city with postcode",
    weight: 5,
    fits: ({ city }) => city !== "",
    apply: ({ city, person: { firm } }, random) => ({
      city: random.pick([
        `${random.between(10_000, 99_999)} ${city}`,
        `${firm.country.code}-${random.between(1000, 9999)} ${city}`,
        `${city} ${random.between(10_000, 99_999)}`,
        `${city}, ${firm.country.names[0]}`,
      ]),
    }),
  },
  {
    name: "country another way",
    weight: 4,
    fits: ({ country }) => country !== "",
    apply: ({ person: { firm } }, random) => ({ country: random.pick(firm.country.names.slice(1)) }),
  },
  {
    name: "country and city swapped",
    weight: 1,
    fits: ({ city }) => city !== "",
    hides: ["city"],
    apply: ({ city, country }) => ({ city: country, country: city }),
  },
];
