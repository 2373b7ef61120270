CREATE TABLE `changed_answers` (
	`lead_id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `leads`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `changed_answers_by_proposal` ON `changed_answers` (`org_id`,`proposal_id`);--> statement-breakpoint
CREATE TABLE `match_weights` (
	`org_id` text PRIMARY KEY NOT NULL,
	`used` text,
	`proposal` text,
	`attempt` text
);
--> statement-breakpoint
ALTER TABLE `lead_links` ADD `evidence` text;--> statement-breakpoint
CREATE INDEX `lead_links_learned` ON `lead_links` (`lead_id`) WHERE "lead_links"."evidence" is not null;--> statement-breakpoint
ALTER TABLE `lead_rejections` ADD `evidence` text;--> statement-breakpoint
CREATE INDEX `lead_rejections_learned` ON `lead_rejections` (`lead_id`) WHERE "lead_rejections"."evidence" is not null;