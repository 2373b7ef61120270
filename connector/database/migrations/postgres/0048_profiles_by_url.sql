-- needs 0032_erased_meanwhile
CREATE INDEX "lead_profiles_url" ON "lead_profiles" ("org_id","url");
