ALTER TABLE "leads" DROP COLUMN "connected_on";
ALTER TABLE "leads" DROP COLUMN "extra";
ALTER TABLE "users" DROP COLUMN "email";
ALTER TABLE "users" DROP COLUMN "locale";
