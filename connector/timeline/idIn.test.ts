import { expect, it } from "vitest";
import { idIn } from "./findEvents.ts";

const ours = "0f8fad5b-d9cb-469f-a165-70867728950e";
const contact = "003Pr000000AbCdIAK";

it.each([
  [`  ${ours}\n`, ours],
  [`Request ID: ${ours}`, ours],
  [`start-${ours}`, `start-${ours}`],
  [`batch-${ours}-4bf92f35`, ours],
  [contact.slice(0, 15), contact],
  [`https://acme.my.salesforce.com/${contact}`, contact],
])("the id in %j is found", (text, id) => {
  expect(idIn(text)).toBe(id);
});

it.each(["", "internationalisation", "rep@practice.example", "batch 17"])(
  "a text without an id stays as it is: %j",
  (text) => {
    expect(idIn(` ${text} `)).toBe(text);
  },
);
