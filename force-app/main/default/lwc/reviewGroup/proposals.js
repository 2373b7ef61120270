import { joinParts } from "c/textFormat";

const SHOWN_MAX = 3;

/** The likeliest accounts of a company of which none is certain, for one click each. */
export function proposalsOf({ accountId, proposals, account }) {
  return accountId === null
    ? proposals.slice(0, SHOWN_MAX).map((proposal) => describe(proposal, account?.id))
    : [];
}

function describe({ id, name, city, country }, chosenId) {
  const isChosen = id === chosenId;
  return {
    id,
    text: joinParts(name, city ?? country),
    pressed: String(isChosen),
    className: `slds-button slds-button_${isChosen ? "brand" : "neutral"} proposal`,
  };
}
