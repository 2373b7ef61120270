DROP TABLE `changed_answers`;--> statement-breakpoint
DROP TABLE `match_weights`;--> statement-breakpoint
DROP INDEX `lead_links_learned`;--> statement-breakpoint
ALTER TABLE `lead_links` DROP COLUMN `evidence`;--> statement-breakpoint
DROP INDEX `lead_rejections_learned`;--> statement-breakpoint
ALTER TABLE `lead_rejections` DROP COLUMN `evidence`;