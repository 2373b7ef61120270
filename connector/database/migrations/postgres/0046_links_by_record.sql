-- needs 0032_erased_meanwhile
CREATE INDEX "lead_links_by_record" ON "lead_links" ("record_id");
