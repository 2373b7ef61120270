import { expect, it } from "vitest";
import { idIn } from "./idIn.ts";

const ours = "0f8fad5b-d9cb-469f-a165-70867728950e";
const contact = "003Pr000000AbCdIAK";

it.each([
  [`  ${ours}\n`, ours],
  [ours.toUpperCase(), ours],
  [`Request ID: ${ours}`, ours],
  [`"${ours}".`, ours],
  [`start-${ours}`, `start-${ours}`],
  [`requestId=job-${ours},`, `job-${ours}`],
  [`batch-${ours}-4bf92f35`, ours],
  ["4BF92F3577B34DA6A3CE929D0E0E4736", "4bf92f3577b34da6a3ce929d0e0e4736"],
  [contact.slice(0, 15), contact],
  [`https://acme.lightning.force.com/lightning/r/Contact/${contact}/view?ws=%2Flightning`, contact],
  [`https://acme.my.salesforce.com/${contact}`, contact],
  [`the contact (${contact})`, contact],
])("the id in %j is found", (text, id) => {
  expect(idIn(text)).toBe(id);
});

it.each(["", "internationalisation", "rep@practice.example", "batch 17"])(
  "a text without an id stays as it is: %j",
  (text) => {
    expect(idIn(` ${text} `)).toBe(text);
  },
);
