import { LightningElement } from "lwc";
import cancel from "@salesforce/label/c.Crosswalk_Cancel";
import explanation from "@salesforce/label/c.Crosswalk_Import_Explanation";
import fileLabel from "@salesforce/label/c.Crosswalk_Import_File";
import heading from "@salesforce/label/c.Crosswalk_Import_Heading";
import importLabel from "@salesforce/label/c.Crosswalk_Import";
import nameLabel from "@salesforce/label/c.Crosswalk_Import_Name";
import uploading from "@salesforce/label/c.Crosswalk_Import_Uploading";
import kilobytes from "@salesforce/label/c.Crosswalk_Text_NameKilobytes";
import { importLeadList, previewLeadFile, problemOf } from "c/connectorClient";
import { formatLabel, formatNumber, joinParts } from "c/textFormat";

/** Uploads a lead file after showing its first rows. Fires `imported` ({importedList}) and `cancel`. */
export default class LeadImport extends LightningElement {
  labels = { cancel, explanation, file: fileLabel, heading, import: importLabel, name: nameLabel, uploading };
  file = null;
  name = "";
  preview = null;
  problem = null;
  isUploading = false;

  renderedCallback() {
    if (!this.hasFocused) {
      this.hasFocused = true;
      this.template.querySelector("[data-focus]").focus();
    }
  }

  get fileAbout() {
    return joinParts(this.file.name, sizeText(this.file.size));
  }

  get cannotImport() {
    return !this.file || this.isUploading;
  }

  async handleFile(event) {
    const [file] = event.detail.files ?? event.target.files;
    if (!file) {
      return;
    }
    this.file = file;
    this.problem = null;
    this.preview = null;
    this.name = file.name.replace(/\.[^.]+$/, "");
    await this.loadPreview(file);
  }

  async loadPreview(file) {
    try {
      const preview = await previewLeadFile(file);
      if (file === this.file) {
        this.preview = preview;
      }
    } catch (error) {
      if (file === this.file) {
        this.problem = problemOf(error);
      }
    }
  }

  handleName(event) {
    this.name = event.detail.value;
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent("cancel"));
  }

  async handleImport() {
    this.isUploading = true;
    this.problem = null;
    try {
      const importedList = await importLeadList(this.file, this.name.trim());
      this.dispatchEvent(new CustomEvent("imported", { detail: { importedList } }));
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.isUploading = false;
    }
  }
}

function sizeText(bytes) {
  return formatLabel(kilobytes, formatNumber(Math.max(1, Math.round(bytes / 1024))));
}
