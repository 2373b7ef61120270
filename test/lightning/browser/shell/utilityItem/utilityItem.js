import { createContextProvider, LightningElement, api } from "lwc";
import { EnclosingUtilityId } from "lightning/platformUtilityBarApi";

const provideUtility = createContextProvider(EnclosingUtilityId);

/** What an item of the utility bar shows. Components in it can ask for the item's id. */
export default class UtilityItem extends LightningElement {
  @api itemId;
  @api constructorOf;

  connectedCallback() {
    provideUtility(this.template.host, {
      consumerConnectedCallback: (consumer) => consumer.provide({ utilityId: this.itemId }),
    });
  }
}
