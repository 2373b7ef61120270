-- The whole schema as of this migration: databases of Postgres begin here.
CREATE TABLE "batch_rows" (
	"batch_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"is_reviewed" bigint NOT NULL,
	"account_id" text COLLATE "C",
	"opportunity_id" text COLLATE "C",
	"role" text COLLATE "C",
	"save_anyway" bigint DEFAULT 0 NOT NULL,
	"contact" text COLLATE "C",
	"attempts" bigint DEFAULT 0 NOT NULL,
	"creation_id" text COLLATE "C",
	"contact_id" text COLLATE "C",
	"problem" text COLLATE "C",
	"updated_at" bigint NOT NULL,
	"request_id" text COLLATE "C",
	"rowid" bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
	PRIMARY KEY("batch_id", "position")
);
CREATE UNIQUE INDEX "batch_rows_lead" ON "batch_rows" ("batch_id","lead_id");
CREATE INDEX "batch_rows_state" ON "batch_rows" ("batch_id","state");
CREATE INDEX "batch_rows_creation" ON "batch_rows" ("creation_id");
CREATE INDEX "batch_rows_by_lead" ON "batch_rows" ("lead_id");
CREATE TABLE "batches" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"list_id" text COLLATE "C",
	"state" text COLLATE "C" NOT NULL,
	"state_since" bigint,
	"broken_steps" bigint DEFAULT 0 NOT NULL,
	"problem" text COLLATE "C",
	"defaults" text COLLATE "C" NOT NULL,
	"idempotency_key" text COLLATE "C",
	"request_digest" text COLLATE "C",
	"api_calls" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"prepared_rows" bigint DEFAULT 0 NOT NULL,
	"prepared_at" bigint,
	"started_at" bigint,
	"finished_at" bigint,
	"resume_at" bigint,
	"rowid" bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE INDEX "batches_by_user" ON "batches" ("org_id","user_id","created_at");
CREATE INDEX "batches_by_state" ON "batches" ("state","finished_at");
CREATE UNIQUE INDEX "batches_idempotency_key" ON "batches" ("org_id","user_id","idempotency_key") WHERE "batches"."idempotency_key" is not null;
CREATE INDEX "batches_plain_key" ON "batches" ("id") WHERE "batches"."idempotency_key" !~ '^hmac1 .*$' and "batches"."idempotency_key" !~ '^[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$';
CREATE TABLE "creation_counts" (
	"org_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"month" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"count" bigint NOT NULL,
	PRIMARY KEY("org_id", "month", "user_id", "outcome")
);
CREATE TABLE "creations" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"batch_id" text COLLATE "C",
	"month" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"idempotency_key" text COLLATE "C",
	"request_digest" text COLLATE "C",
	"external_id" text COLLATE "C",
	"contact" text COLLATE "C",
	"opportunity_id" text COLLATE "C",
	"role" text COLLATE "C",
	"is_primary" bigint DEFAULT 0 NOT NULL,
	"save_anyway" bigint DEFAULT 0 NOT NULL,
	"contact_id" text COLLATE "C",
	"opportunity_contact_role_id" text COLLATE "C",
	"problem" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"sent_after" bigint,
	"runner" text COLLATE "C",
	"lost_at" bigint,
	"settled_at" bigint,
	"check_at" bigint,
	"undo_at" bigint,
	"earlier_undos" text COLLATE "C",
	"names_erased" bigint DEFAULT 0 NOT NULL,
	"rowid" bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE UNIQUE INDEX "creations_one_running_per_lead" ON "creations" ("lead_id") WHERE "creations"."state" in ('reserved', 'sent', 'unknown');
CREATE UNIQUE INDEX "creations_idempotency_key" ON "creations" ("org_id","user_id","idempotency_key") WHERE "creations"."idempotency_key" is not null;
CREATE INDEX "creations_plain_key" ON "creations" ("id") WHERE "creations"."idempotency_key" !~ '^hmac1 .*$' and "creations"."idempotency_key" !~ '^[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]-[0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F][0-9a-fA-F]$';
CREATE INDEX "creations_quota" ON "creations" ("org_id","month","user_id","state");
CREATE INDEX "creations_check" ON "creations" ("check_at") WHERE "creations"."check_at" is not null;
CREATE INDEX "creations_undo" ON "creations" ("undo_at") WHERE "creations"."undo_at" is not null;
CREATE INDEX "creations_contact" ON "creations" ("contact_id");
CREATE INDEX "creations_lead" ON "creations" ("lead_id");
CREATE INDEX "creations_batch" ON "creations" ("batch_id");
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY NOT NULL,
	"at" bigint NOT NULL,
	"event" text COLLATE "C" NOT NULL,
	"org_id" text COLLATE "C",
	"user_id" text COLLATE "C",
	"request_id" text COLLATE "C",
	"trace_id" text COLLATE "C",
	"batch_id" text COLLATE "C",
	"list_id" text COLLATE "C",
	"lead_id" text COLLATE "C",
	"creation_id" text COLLATE "C",
	"contact_id" text COLLATE "C",
	"code" text COLLATE "C",
	"reason" text COLLATE "C",
	"details" text COLLATE "C" NOT NULL
);
CREATE INDEX "events_by_time" ON "events" ("at");
CREATE INDEX "events_by_user" ON "events" ("user_id") WHERE "events"."user_id" is not null;
CREATE INDEX "events_by_request" ON "events" ("request_id") WHERE "events"."request_id" is not null;
CREATE INDEX "events_by_trace" ON "events" ("trace_id") WHERE "events"."trace_id" is not null;
CREATE INDEX "events_by_batch" ON "events" ("batch_id") WHERE "events"."batch_id" is not null;
CREATE INDEX "events_by_list" ON "events" ("list_id") WHERE "events"."list_id" is not null;
CREATE INDEX "events_by_lead" ON "events" ("lead_id") WHERE "events"."lead_id" is not null;
CREATE INDEX "events_by_linked" ON "events" ("contact_id") WHERE "events"."event" in ('lead.linked', 'lead.unlinked');
CREATE INDEX "events_for_all" ON "events" ("at") WHERE "events"."event" in ('setting.changed', 'connector.started', 'connector.stopped', 'connector.killed', 'clock.wrong', 'clock.right');
CREATE TABLE "lead_links" (
	"lead_id" text COLLATE "C" NOT NULL,
	"for_user" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"object" text COLLATE "C" NOT NULL,
	"origin" text COLLATE "C" NOT NULL,
	"linked_by" text COLLATE "C" NOT NULL,
	"linked_at" bigint NOT NULL,
	PRIMARY KEY("lead_id", "for_user")
);
CREATE TABLE "lead_list_blocks" (
	"list_id" text COLLATE "C" NOT NULL,
	"block" bigint NOT NULL,
	"lead_count" bigint NOT NULL,
	PRIMARY KEY("list_id", "block")
);
CREATE TABLE "lead_list_linked" (
	"list" bigint NOT NULL,
	"position" bigint NOT NULL,
	"for_user" text COLLATE "C" NOT NULL,
	"is_linked" bigint NOT NULL,
	PRIMARY KEY("list", "position", "for_user")
);
CREATE TABLE "lead_list_links" (
	"list_id" text COLLATE "C" NOT NULL,
	"for_user" text COLLATE "C" NOT NULL,
	"linked_count" bigint NOT NULL,
	PRIMARY KEY("list_id", "for_user")
);
CREATE TABLE "lead_list_members" (
	"list_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	PRIMARY KEY("list_id", "lead_id")
);
CREATE INDEX "lead_list_members_position" ON "lead_list_members" ("list_id","position");
CREATE INDEX "lead_list_members_lead" ON "lead_list_members" ("lead_id");
CREATE TABLE "lead_list_numbers" (
	"number" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY NOT NULL,
	"list_id" text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX "lead_list_numbers_list_id_unique" ON "lead_list_numbers" ("list_id");
CREATE TABLE "lead_list_places" (
	"list" bigint NOT NULL,
	"beginning" text COLLATE "C" NOT NULL,
	"entry" bigint NOT NULL,
	"places" text COLLATE "C" NOT NULL,
	PRIMARY KEY("list", "beginning", "entry")
);
CREATE TABLE "lead_lists" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"format" text COLLATE "C",
	"is_shared" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"ready_at" bigint,
	"runner" text COLLATE "C",
	"rows_read" bigint,
	"percent_read" bigint,
	"import_key" text COLLATE "C",
	"lead_count" bigint DEFAULT 0 NOT NULL,
	"rowid" bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE INDEX "lead_lists_owner" ON "lead_lists" ("org_id","owner_id");
CREATE INDEX "lead_lists_shared" ON "lead_lists" ("org_id","is_shared");
CREATE TABLE "lead_profiles" (
	"org_id" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"url" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	PRIMARY KEY("org_id", "owner_id", "url")
);
CREATE INDEX "lead_profiles_lead" ON "lead_profiles" ("lead_id");
CREATE TABLE "lead_rejections" (
	"lead_id" text COLLATE "C" NOT NULL,
	"record_id" text COLLATE "C" NOT NULL,
	"rejected_by" text COLLATE "C" NOT NULL,
	"is_rejected" bigint DEFAULT 1 NOT NULL,
	"rejected_at" bigint NOT NULL,
	PRIMARY KEY("lead_id", "record_id", "rejected_by")
);
CREATE TABLE "leads" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"first_name" text COLLATE "C" NOT NULL,
	"last_name" text COLLATE "C" NOT NULL,
	"source_name" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C",
	"company" text COLLATE "C",
	"company_domain" text COLLATE "C",
	"former_company" text COLLATE "C",
	"location" text COLLATE "C",
	"country" text COLLATE "C",
	"email" text COLLATE "C",
	"phone" text COLLATE "C",
	"profile_url" text COLLATE "C",
	"connected_on" text COLLATE "C",
	"extra" text COLLATE "C" NOT NULL,
	"search_text" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"removed_at" bigint,
	"is_erased" bigint DEFAULT 0 NOT NULL,
	"rowid" bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE INDEX "leads_removed" ON "leads" ("removed_at") WHERE "leads"."removed_at" is not null;
CREATE INDEX "leads_age" ON "leads" ("org_id","updated_at");
CREATE INDEX "leads_email" ON "leads" ("org_id","owner_id","email","last_name","first_name") WHERE "leads"."email" is not null;
CREATE INDEX "leads_name" ON "leads" ("org_id","owner_id","last_name","first_name");
CREATE TABLE "clock_seen" (
	"id" bigint PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
CREATE TABLE "erased_people" (
	"org_id" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"erasure_id" text COLLATE "C" NOT NULL,
	"erased_at" bigint NOT NULL,
	"rowid" bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
	PRIMARY KEY("org_id", "hash", "erasure_id")
);
CREATE INDEX "erased_people_by_erasure" ON "erased_people" ("erasure_id");
CREATE TABLE "erasure_key" (
	"id" bigint PRIMARY KEY NOT NULL,
	"sealed_key" text COLLATE "C" NOT NULL
);
CREATE TABLE "grants" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"instance_url" text COLLATE "C" NOT NULL,
	"sealed_access_token" text COLLATE "C" NOT NULL,
	"sealed_refresh_token" text COLLATE "C" NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
CREATE INDEX "grants_by_user" ON "grants" ("user_id","created_at");
CREATE TABLE "org_binding" (
	"id" bigint PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"bound_at" bigint NOT NULL,
	"bound_by_user_id" text COLLATE "C" NOT NULL,
	"bound_by_username" text COLLATE "C" NOT NULL
);
CREATE TABLE "orgs" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"instance_url" text COLLATE "C" NOT NULL,
	"is_sandbox" bigint,
	"time_zone" text COLLATE "C",
	"read_at" bigint NOT NULL,
	"retention_from" bigint
);
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"token_hash" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"grant_id" text COLLATE "C",
	"origin" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"last_used_at" bigint NOT NULL,
	"ended_at" bigint
);
CREATE UNIQUE INDEX "sessions_token_hash_unique" ON "sessions" ("token_hash");
CREATE INDEX "sessions_by_user" ON "sessions" ("user_id");
CREATE INDEX "sessions_by_expiry" ON "sessions" ("expires_at");
CREATE INDEX "sessions_by_grant" ON "sessions" ("grant_id");
CREATE TABLE "sign_in_attempts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"sign_in_id" text COLLATE "C" NOT NULL,
	"state_hash" text COLLATE "C" NOT NULL,
	"browser_secret_hash" text COLLATE "C" NOT NULL,
	"sealed_verifier" text COLLATE "C" NOT NULL,
	"code_hash" text COLLATE "C",
	"status" text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX "sign_in_attempts_state_hash_unique" ON "sign_in_attempts" ("state_hash");
CREATE INDEX "sign_in_attempts_by_sign_in" ON "sign_in_attempts" ("sign_in_id");
CREATE TABLE "sign_in_refusals" (
	"user_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"problem" text COLLATE "C" NOT NULL,
	"refused_at" bigint NOT NULL
);
CREATE TABLE "sign_ins" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code_challenge" text COLLATE "C" NOT NULL,
	"origin" text COLLATE "C",
	"prompt" text COLLATE "C",
	"sealed_panel_code" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"failure" text COLLATE "C",
	"grant_id" text COLLATE "C",
	"wrong_attempts" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"swapped_at" bigint
);
CREATE INDEX "sign_ins_by_expiry" ON "sign_ins" ("expires_at");
CREATE INDEX "sign_ins_by_grant" ON "sign_ins" ("grant_id");
CREATE TABLE "users" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"username" text COLLATE "C" NOT NULL,
	"display_name" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C",
	"locale" text COLLATE "C",
	"time_zone" text COLLATE "C",
	"permission_sets" text COLLATE "C",
	"is_admin" bigint NOT NULL,
	"identity_read_at" bigint NOT NULL,
	"seen_at" bigint DEFAULT 0 NOT NULL
);
CREATE TABLE "settings" (
	"org_id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"values" text COLLATE "C" NOT NULL,
	"updated_at" bigint NOT NULL
);
CREATE TABLE "settings_changes" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"changed_at" bigint NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"username" text COLLATE "C" NOT NULL,
	"setting" text COLLATE "C" NOT NULL,
	"before" text COLLATE "C",
	"after" text COLLATE "C"
);
CREATE INDEX "settings_changes_by_org" ON "settings_changes" ("org_id","id");
CREATE INDEX "settings_changes_by_user" ON "settings_changes" ("user_id");
ALTER TABLE "batch_rows" ADD FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_links" ADD FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_list_blocks" ADD FOREIGN KEY ("list_id") REFERENCES "lead_lists"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_list_linked" ADD FOREIGN KEY ("list") REFERENCES "lead_list_numbers"("number") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_list_links" ADD FOREIGN KEY ("list_id") REFERENCES "lead_lists"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_list_members" ADD FOREIGN KEY ("list_id") REFERENCES "lead_lists"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_list_members" ADD FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_list_numbers" ADD FOREIGN KEY ("list_id") REFERENCES "lead_lists"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_list_places" ADD FOREIGN KEY ("list") REFERENCES "lead_list_numbers"("number") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_profiles" ADD FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "lead_rejections" ADD FOREIGN KEY ("lead_id") REFERENCES "leads"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "grants" ADD FOREIGN KEY ("user_id") REFERENCES "users"("id") ON UPDATE no action ON DELETE no action;
ALTER TABLE "sessions" ADD FOREIGN KEY ("user_id") REFERENCES "users"("id") ON UPDATE no action ON DELETE no action;
ALTER TABLE "sessions" ADD FOREIGN KEY ("grant_id") REFERENCES "grants"("id") ON UPDATE no action ON DELETE set null;
ALTER TABLE "sign_in_attempts" ADD FOREIGN KEY ("sign_in_id") REFERENCES "sign_ins"("id") ON UPDATE no action ON DELETE cascade;
ALTER TABLE "sign_ins" ADD FOREIGN KEY ("grant_id") REFERENCES "grants"("id") ON UPDATE no action ON DELETE set null;
