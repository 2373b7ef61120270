-- needs 0032_erased_meanwhile
CREATE TABLE "added_roles" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"org_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"lead_id" text COLLATE "C" NOT NULL,
	"contact_id" text COLLATE "C" NOT NULL,
	"opportunity_id" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"idempotency_key" text COLLATE "C",
	"request_digest" text COLLATE "C",
	"opportunity_contact_role_id" text COLLATE "C",
	"problem" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"runner" text COLLATE "C",
	"lost_at" bigint,
	"settled_at" bigint,
	"check_at" bigint
);
CREATE UNIQUE INDEX "added_roles_one_running" ON "added_roles" ("org_id","contact_id","opportunity_id") WHERE "added_roles"."state" in ('reserved', 'sent', 'unknown');
CREATE UNIQUE INDEX "added_roles_idempotency_key" ON "added_roles" ("org_id","user_id","idempotency_key") WHERE "added_roles"."idempotency_key" is not null;
CREATE INDEX "added_roles_lead" ON "added_roles" ("lead_id");
CREATE INDEX "added_roles_time" ON "added_roles" ("created_at");
